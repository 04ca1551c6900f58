# arguments: --clock virtual
import threading, time

lock = threading.Lock()
order = []


def work(name):
    with lock:
        order.append(name + " in")
        time.sleep(0.01)
        order.append(name + " out")


threads = [threading.Thread(target=work, args=(name,)) for name in "abc"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(order)
print(lock.locked(), lock.acquire(), lock.locked(), lock.acquire(False), lock.acquire(timeout=0.01))
lock.release()
print(repr(lock).split(" at ")[0], type(lock), threading.Lock is type(lock))

# output:
# ['a in', 'a out', 'b in', 'b out', 'c in', 'c out']
# False True True False False
# <unlocked _thread.lock object <class '_thread.lock'> True
