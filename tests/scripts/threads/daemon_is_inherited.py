import threading


def outer():
    inner = threading.Thread(target=lambda: None)
    print(inner.daemon)


for daemon in (True, False):
    thread = threading.Thread(target=outer, daemon=daemon)
    thread.start()
    thread.join()

# output:
# True
# False
