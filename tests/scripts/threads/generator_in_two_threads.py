# arguments: --clock virtual
import threading, time


def slow():
    time.sleep(0.1)
    yield 1


shared = slow()
thread = threading.Thread(target=lambda: print(next(shared)))
thread.start()
try:
    next(shared)
except ValueError as error:
    print(error)
thread.join()

# output:
# generator already executing
# 1
