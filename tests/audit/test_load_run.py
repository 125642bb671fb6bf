"""What a load run sees of a server: right answers, wrong ones, one that leaves, none at all."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from threading import Thread

import pytest

from audit.load_run import HOST, load_run

RIGHT = b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nciao"
WRONG = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"


@contextmanager
def server(answer: bytes, most: int) -> Iterator[int]:
    """Serve one client, ``most`` answers; yield the port."""
    with socket.create_server((HOST, 0)) as listening:

        def serve() -> None:
            connection, _ = listening.accept()
            with connection:
                for number in count():
                    if number == most or not connection.recv(1 << 16):
                        return
                    connection.sendall(answer)

        thread = Thread(target=serve, daemon=True)
        thread.start()
        yield listening.getsockname()[1]
        thread.join(timeout=10)


@pytest.mark.parametrize("answer", [RIGHT, WRONG], ids=["right", "wrong"])
def test_every_wrong_answer_is_an_error(answer: bytes) -> None:
    with server(answer, most=-1) as port:
        load = load_run(port, ["/"], seconds=0.05, clients=1)
    assert load.requests > 0
    assert load.errors == (0 if answer is RIGHT else load.requests)
    assert load.bytes == (4 * load.requests if answer is RIGHT else 0)


def test_a_server_that_leaves_is_an_error_and_no_crash() -> None:
    with server(RIGHT, most=3) as port:
        load = load_run(port, ["/"], seconds=5, clients=1)
    assert (load.requests, load.errors, load.bytes) == (3, 1, 12)


def test_a_server_that_is_not_there_is_an_error_for_each_client() -> None:
    with socket.create_server((HOST, 0)) as gone:
        port = gone.getsockname()[1]
    load = load_run(port, ["/"], seconds=5, clients=2)
    assert (load.requests, load.errors, load.rate) == (0, 2, 0.0)
