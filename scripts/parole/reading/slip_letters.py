"""Letters that a wrong encoding has spoilt: «perchÃ©» for «perché»."""

from __future__ import annotations

import re

from parole.reading.slip_signs import Line, Slip

# How the letters of UTF-8 look in the old encoding of Windows.
_LATER = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\x80-\xbf"
GARBLED = re.compile(
    f"[ÂÃ][{_LATER}]|â[{_LATER}]{{2}}|Ã(?= )|[├┬].|(?:=[C-F][0-9A-F](?:=[89AB][0-9A-F])+)|\\\\u00[0-9a-fA-F]{{2}}"
    "|(?<=[a-z])[Ž\u02c6\u02dc\x8f]|(?<=[b-df-hj-np-tv-z])\\?(?=[aeiouh]\\w*[\\s,.;:»)])"
)


_ADDRESS = re.compile(r"\S*(?:://|www\.)\S*")  # there signs stand as they come
_MOST_SHOWN = 3


def garbled(line: Line, _: bool) -> Slip | None:
    """Return the slip of a line with spoilt letters, and the line with those that were meant."""
    new = _restored_text(line.text) if GARBLED.search(line.text) else line.text
    if new == line.text:
        return None
    words = [found for found in re.finditer(r"\S+", line.text) if _restored_word(found) != found[0]]
    pairs = {found[0]: _restored_word(found) for found in words}
    typed, right = (
        ", ".join(f"«{each}»" for each in [*some][:_MOST_SHOWN]) for some in (pairs, pairs.values())
    )
    more = f" e altre {len(pairs) - _MOST_SHOWN} parole" if len(pairs) > _MOST_SHOWN else ""
    details = (("scritte", f"{typed}{more} {'ha' if len(pairs) == 1 else 'hanno'}"), ("giusto", right))
    return Slip(line.number, words[0].start(), "lettere-guaste", details, new)


def _restored_word(found: re.Match[str]) -> str:
    return _restored_text(f"{found[0]} ").strip()


def _restored_text(text: str) -> str:
    for _ in range(3):  # some have been through it twice
        kept = [found.span() for found in _ADDRESS.finditer(text)]
        text = GARBLED.sub(
            lambda found, kept=kept: (
                found[0]  # type: ignore[misc]
                if any(start <= found.start() < end for start, end in kept)
                else _restored(found[0])
            ),
            text,
        )
    return text


_LOST = {
    "Ã": "à",
    "Ž": "é",
    "\u02c6": "à",
    "\u02dc": "ò",
    "\x8f": "è",
    "?": "’",
}  # in Italian only an apostrophe stands between two letters


def _restored(letters: str) -> str:
    """Return the letter that was read in the old encoding of Windows, byte by byte."""
    if letters in _LOST:
        return _LOST[letters]
    try:
        if letters.startswith("="):  # as mail writes it
            return bytes.fromhex(letters.replace("=", "")).decode("utf-8")
        if letters.startswith("\\"):
            return chr(int(letters.removeprefix("\\u"), base=16))
        if letters[0] in "├┬":  # the window of commands
            return letters.encode("cp850").decode("utf-8")
        return b"".join(_byte(sign) for sign in letters).decode("utf-8")
    except UnicodeError:
        return letters


def _byte(sign: str) -> bytes:
    return bytes([ord(sign)]) if ord(sign) < 0x100 else sign.encode("cp1252")
