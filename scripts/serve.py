"""Show the site while it is being written: ``python scripts/serve.py``.

The port comes from the environment variable PORTA. The page reloads at every change of a word or of a text.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

from shared.leaving import leave

ROOT = Path(__file__).resolve().parents[1]
HOST = "127.0.0.1"
DEFAULT_PORT = "8000"
FIRST_PORT, LAST_PORT = 1024, 65535


def main() -> int:
    """Serve the site until it is stopped, and return the exit code: 0 stopped by hand, 1 or 2 not served."""
    asked = os.environ.get("PORTA") or DEFAULT_PORT
    problem = port_problem(asked)
    if problem is not None:
        print(problem, file=sys.stderr)
        return 2
    print(f"Costruisco il sito e lo mostro su http://{HOST}:{asked} (per fermarlo: Ctrl+C)", flush=True)
    return serve(asked)


def port_problem(asked: str) -> str | None:
    """Return why the site cannot be served on the port ASKED, or None."""
    if not (asked.isascii() and asked.isdigit() and FIRST_PORT <= int(asked) <= LAST_PORT):
        numbers = f"da {FIRST_PORT} a {LAST_PORT}"
        return f"PORTA: «{asked}» non è una porta; scrivi un numero {numbers}: make serve PORTA=8001"
    if is_busy(int(asked)):
        other = int(asked) + 1 if int(asked) < LAST_PORT else int(DEFAULT_PORT)
        return (
            f"La porta {asked} è occupata: forse il sito è già aperto in un’altra finestra del terminale.\n"
            f"Chiudi quello, oppure usa un’altra porta: make serve PORTA={other}"
        )
    return None


def is_busy(port: int) -> bool:
    """Whether somebody already answers on PORT, or it cannot be taken."""
    with socket.socket() as visitor:
        visitor.settimeout(1)
        if visitor.connect_ex((HOST, port)) == 0:
            return True
    with socket.socket() as server:
        if os.name == "posix":  # as the real server does; elsewhere the option lets two share a port
            server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            server.bind((HOST, port))
        except OSError:
            return True
    return False


def serve_command(port: str) -> list[str]:
    """Return the command that serves the site."""
    # MkDocs 1.6.1 reloads by default, but with Click 8.3 it does so only if told (seen: 8.3.0 and 8.3.1).
    return [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", f"{HOST}:{port}"]


def serve(port: str) -> int:
    """Run MkDocs until it ends by itself, or is stopped: by Ctrl+C, which reaches it too, or through us."""
    with subprocess.Popen(serve_command(port), cwd=ROOT) as process:
        signal.signal(signal.SIGTERM, lambda *_: process.terminate())
        try:
            code = process.wait()
        except KeyboardInterrupt:
            process.wait()
            code = -signal.SIGTERM
    if code != -signal.SIGTERM:
        return code
    print("Fermato.")
    return 0


if __name__ == "__main__":
    leave(main)
