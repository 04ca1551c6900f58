"""A server of raw answers: each request line's path has a function, which is given the head's lines and the body and returns
the bytes to send, or yields them and then ends the connection."""

import socket
import threading


def serve(answer):
    """Answers on a port of its own; the URL."""
    listener = socket.create_server(("127.0.0.1", 0))

    def accept():
        while True:
            threading.Thread(target=talk, args=(listener.accept()[0], answer), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    return f"http://127.0.0.1:{listener.getsockname()[1]}"


def talk(connection, answer):
    with connection, connection.makefile("rb") as file:
        while head := list(iter(lambda: file.readline().decode().strip(), "")):
            lengths = [int(line.split(":")[1]) for line in head if line.lower().startswith("content-length")]
            body = file.read(sum(lengths))
            if any(line.lower() == "transfer-encoding: chunked" for line in head):
                while size := int(file.readline(), 16):
                    body += file.read(size)
                    file.readline()
                file.readline()
            sent = answer(head, body)
            try:
                if isinstance(sent, bytes):
                    connection.sendall(sent)
                    continue
                for part in sent or ():
                    connection.sendall(part)
            except OSError:
                pass
            return


def ok(text, *headers, status="200 OK"):
    """A whole response."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(text)}", *headers, "", text]
    return "\r\n".join(lines).encode()


def ticks(head, body):
    """A response whose body has no end."""
    yield b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    while True:
        yield b"5\r\ntick\n\r\n"
