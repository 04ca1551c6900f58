import socket

listener = socket.socket()
listener.bind(("127.0.0.1", 0))
address = listener.getsockname()
client = socket.socket()
for attempt in 1, 2:
    try:
        client.connect(address)
    except ConnectionRefusedError as error:
        print(error)
print(client.connect_ex(address) != 0)
listener.listen()
client.connect(address)
print(client.getpeername() == address)

# output:
# [Errno 111] Connection refused
# [Errno 111] Connection refused
# True
# True
