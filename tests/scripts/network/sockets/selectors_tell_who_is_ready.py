import selectors
import socket

selector = selectors.DefaultSelector()
listener = socket.create_server(("127.0.0.1", 0))
listener.setblocking(False)
selector.register(listener, selectors.EVENT_READ, "listener")
client = socket.create_connection(listener.getsockname())
client.sendall(b"ping")
done = False
while not done:
    for key, events in selector.select(timeout=5):
        if key.data == "listener":
            connection, address = listener.accept()
            print("accepted", address == client.getsockname())
            connection.setblocking(False)
            selector.register(connection, selectors.EVENT_READ | selectors.EVENT_WRITE, "connection")
        elif events & selectors.EVENT_READ:
            print("read", connection.recv(100))
            connection.sendall(b"pong")
            selector.modify(connection, selectors.EVENT_READ, "other")
            done = True
print(client.recv(100))
print(selector.select(timeout=0.01))
client.close()
print([(key.data, events) for key, events in selector.select(timeout=5)], connection.recv(10))
print(len(selector.get_map()), selector.get_key(listener).data)
selector.unregister(connection)
try:
    selector.get_key(connection)
except KeyError as error:
    print("is not registered" in str(error))
try:
    selector.register(listener, 0)
except ValueError as error:
    print(error)
selector.close()

# output:
# accepted True
# read b'ping'
# b'pong'
# []
# [('other', 1)] b''
# 2 listener
# True
# Invalid events: 0
