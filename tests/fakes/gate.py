"""A door between two processes, which a test can shut: whoever is behind it is away for as long."""

import socket
import threading
import time
from contextlib import suppress


class Gate:
    """Passes on what comes, in both directions.

    Args:
        port: of the server on this machine that is behind it.
    """

    def __init__(self, port: int) -> None:
        self.behind = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self._open = True
        self._through: set[socket.socket] = set()
        threading.Thread(target=self._accept, daemon=True).start()

    def shut(self, seconds: float) -> None:
        """Break every connection, and let nobody through for some time."""
        self._open = False
        for one in list(self._through):
            _end(one)
        time.sleep(seconds)
        self._open = True

    def close(self) -> None:
        """Take the door away."""
        self._open = False
        _end(self._listener)
        for one in list(self._through):
            _end(one)

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                caller, _ = self._listener.accept()
                if not self._open:
                    caller.close()
                    continue
                server = socket.create_connection(("127.0.0.1", self.behind))
                self._through |= {caller, server}
                for pair in ((caller, server), (server, caller)):
                    threading.Thread(target=self._pass, args=pair, daemon=True).start()

    def _pass(self, source: socket.socket, to: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                to.sendall(data)
        for one in (source, to):
            _end(one)
            self._through.discard(one)


def _end(one: socket.socket) -> None:
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()
