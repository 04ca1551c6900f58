"""Blocking sockets, server and client in threads."""
import asyncio
import socket
import socketserver
import threading

from _exchanges import check


class Upper(socketserver.StreamRequestHandler):
    timeout = 5

    def handle(self):
        try:
            for line in self.rfile:
                self.wfile.write(line.upper())
        except OSError:
            pass


class Server(socketserver.ThreadingTCPServer):
    def handle_error(self, request, client_address):
        pass


async def serve():
    server = Server(("127.0.0.1", 0), Upper)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()

    async def closing():
        await asyncio.to_thread(server.shutdown)
        await asyncio.to_thread(thread.join)
        await asyncio.to_thread(server.server_close)

    return closing, server.server_address


def ask(address):
    with socket.create_connection(address, timeout=4) as sock, sock.makefile("rwb") as file:
        file.write(b"hello\n")
        file.flush()
        answer = file.readline()
        if not answer:
            raise EOFError
        assert answer == b"HELLO\n"


async def exchange(address):
    await asyncio.to_thread(ask, address)


asyncio.run(check(serve, exchange))
