"""How every command ends: without a traceback, also when it is stopped or nobody reads it any longer."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from typing import NoReturn

# What a shell says of a program that wrote to a closed pipe (``… | head``), and of one that Ctrl+C stopped.
UNREAD, STOPPED = 141, 130


def leave(main: Callable[[], int], stopped: str = "Interrotto.") -> NoReturn:
    """Run a command and leave with its exit code; ``stopped`` is told to who interrupts it."""
    for stream in (sys.stdout, sys.stderr):  # a terminal that lacks a character must not stop the command
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        try:
            sys.exit(main())
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        # Python writes what is left at the end, and would tell of it: let it go nowhere.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (sys.stdout, sys.stderr):
            os.dup2(nowhere, stream.fileno())
        sys.exit(UNREAD)
    except KeyboardInterrupt:
        print(f"\n{stopped}", file=sys.stderr)
        sys.exit(STOPPED)
