"""Ask a server of this machine for pages, for a few seconds, over a few lasting connections, and count."""

from __future__ import annotations

import socket
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import cycle
from multiprocessing import get_context
from statistics import quantiles

HOST = "127.0.0.1"  # never another machine
CLIENTS = 4
LONGEST = 10


@dataclass(frozen=True, slots=True)
class Load:
    """What a run saw: answers, those that were wrong, bytes, and how long an answer takes (in seconds)."""

    requests: int
    errors: int
    bytes: int
    seconds: float
    median: float
    slow: float

    @property
    def rate(self) -> float:
        """Answers a second."""
        return self.requests / self.seconds if self.seconds else 0.0


def load_run(port: int, paths: Sequence[str], seconds: float = LONGEST, clients: int = CLIENTS) -> Load:
    """Ask for ``paths`` in turn, from ``clients`` processes, for at most :data:`LONGEST` seconds."""
    start = time.perf_counter()
    ask = partial(_ask, port, tuple(paths), min(seconds, LONGEST))
    with ProcessPoolExecutor(clients, mp_context=get_context("spawn")) as pool:
        found = list(pool.map(ask, range(clients)))
    times = [each for run in found for each in run[2]]
    cuts = quantiles(times, n=100) if len(times) > 1 else [0.0] * 99
    lasted = min(max(run[3] for run in found), time.perf_counter() - start)
    return Load(len(times), sum(r[0] for r in found), sum(r[1] for r in found), lasted, cuts[49], cuts[98])


def _ask(
    port: int, paths: tuple[str, ...], seconds: float, first: int
) -> tuple[int, int, list[float], float]:
    """Ask until the time is over; return errors, bytes, the time of each answer, the whole time."""
    requests = [
        f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\nAccept-Encoding: identity\r\n\r\n".encode() for path in paths
    ]
    errors, received, times = 0, 0, []
    start = now = time.perf_counter()
    try:
        with socket.create_connection((HOST, port), timeout=10) as connection:
            for request in cycle(requests[first * 7 % len(requests) :] + requests):
                if now - start > seconds:
                    break
                connection.sendall(request)
                status, size = _answer(connection)
                after = time.perf_counter()
                times.append(after - now)
                errors, received, now = errors + (status != b"200"), received + size, after
    except OSError:  # a server that does not answer, or leaves: this client has done
        errors += 1
    return errors, received, times, now - start


def _answer(connection: socket.socket) -> tuple[bytes, int]:
    """Read an answer whole; return its status and the length of its body."""
    read = b""
    while b"\r\n\r\n" not in read:
        read += _some(connection)
    head, _, body = read.partition(b"\r\n\r\n")
    length = int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0])
    size = len(body)
    while size < length:
        size += len(_some(connection))
    return head[9:12], length


def _some(connection: socket.socket) -> bytes:
    some = connection.recv(1 << 16)
    if not some:
        raise ConnectionError("il server ha chiuso")
    return some
