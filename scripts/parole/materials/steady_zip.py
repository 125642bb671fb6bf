"""A package that is the same whenever, and wherever, it is made."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


def member(name: str) -> ZipInfo:
    """Return a member that is compressed, as old as a zip can be, and as on Unix wherever it is made."""
    made = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    made.create_system, made.external_attr, made.compress_type = 3, 0o644 << 16, ZIP_DEFLATED
    return made


def steady(package: bytes) -> bytes:
    """Return the same zip with every member compressed, and as old as a zip can be."""
    out = BytesIO()
    with ZipFile(BytesIO(package)) as read, ZipFile(out, "w") as written:
        for name in read.namelist():
            written.writestr(member(name), read.read(name))
    return out.getvalue()
