# arguments: --clock virtual
import threading

lock = threading.RLock()


def attempt(results):
    results.append(lock.acquire(timeout=0.01))
    try:
        lock.release()
    except RuntimeError as error:
        results.append(str(error))


with lock:
    with lock:
        results = []
        thread = threading.Thread(target=attempt, args=(results,))
        thread.start()
        thread.join()
        print(results, lock._is_owned(), repr(lock).split(" ")[0], repr(lock).split("count=")[1][0])
print(lock._is_owned(), repr(lock).split(" at ")[0])
thread = threading.Thread(target=lambda: print(lock.acquire(), lock.acquire(), lock._recursion_count()))
thread.start()
thread.join()

# output:
# [False, 'cannot release un-acquired lock'] True <locked 2
# False <unlocked _thread.RLock object owner=0 count=0
# True True 2
