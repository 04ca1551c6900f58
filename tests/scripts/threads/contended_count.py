import threading

count = 0
lock = threading.Lock()


def add():
    global count
    for _ in range(3000):
        with lock:
            count += 1


threads = [threading.Thread(target=add) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(count)  # expect: 24000
