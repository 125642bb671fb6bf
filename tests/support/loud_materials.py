"""Makers of materials for the tests of their runner: here, so that other processes import little."""

from __future__ import annotations


def shout(text: str) -> bytes:
    return text.upper().encode()


def shout_in(browser: object, text: str) -> bytes:
    return f"{browser}: {text}".encode()


def fail(text: str) -> bytes:
    raise ValueError(f"non so dire {text}")
