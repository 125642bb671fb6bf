"""Data for the browser as a script, which a page opened from a disk can load too (``file://``)."""

from __future__ import annotations

import json


def data_script(variable: str, data: object) -> str:
    """Return the script that puts ``data`` (anything JSON can say) in ``window.<variable>``."""
    # «<» never appears as such: the text stays inert even if someone pastes it inside a page.
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"window.{variable}=" + text.replace("<", "\\u003c") + ";\n"
