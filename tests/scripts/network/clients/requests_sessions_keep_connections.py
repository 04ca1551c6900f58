import threading
import requests
import _server

# One thread of the server for one connection.
base = _server.serve(lambda head, body: _server.ok(str(threading.get_ident())))
with requests.Session() as session:
    print(len({session.get(base).text for _ in range(3)}))  # expect: 1
