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


def garbled(line: Line, _: bool) -> Slip | None:
    """Return the slip of a line with spoilt letters, and the line with those that were meant."""
    match = GARBLED.search(line.text)
    new = _restored_word(line.text) if match else line.text
    if match is None or new == line.text:
        return None
    start = line.text.rfind(" ", 0, match.start()) + 1
    word = f"{line.text} "[start : f"{line.text} ".index(" ", match.start())]
    details = (("valore", " ".join(word.split())), ("giusto", _restored_word(f"{word} ").strip()))
    return Slip(line.number, start, "lettere-guaste", details, new)


def _restored_word(word: str) -> str:
    for _ in range(3):  # some have been through it twice
        word = GARBLED.sub(lambda found: _restored(found[0]), word)
    return word


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
