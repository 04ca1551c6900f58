# arguments: --clock virtual
import threading, time

semaphore = threading.Semaphore(2)
inside = most = 0


def work():
    global inside, most
    with semaphore:
        inside += 1
        most = max(most, inside)
        time.sleep(0.01)
        inside -= 1


threads = [threading.Thread(target=work) for _ in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(most, inside)
print(semaphore.acquire(), semaphore.acquire(), semaphore.acquire(blocking=False), semaphore.acquire(timeout=0.01))
semaphore.release(2)
print(repr(semaphore).split(": ")[1], repr(threading.BoundedSemaphore(3)).split(": ")[1])

# output:
# 2 0
# True True False False
# value=2> value=3/3>
