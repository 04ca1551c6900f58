# arguments: --clock virtual
import queue, threading, time


def attempt(call, *args):
    try:
        print(call(*args))
    except Exception as error:
        print(repr(error))


items = queue.Queue()
items.put(1)
items.put(2)
items.shutdown()
attempt(items.put, 3)
attempt(items.get)
attempt(items.get)
attempt(items.get)
items = queue.Queue()
items.put(1)
items.shutdown(immediate=True)
attempt(items.get)
items.join()
waiting = queue.Queue()
thread = threading.Thread(target=attempt, args=(waiting.get,))
thread.start()
time.sleep(0.01)
waiting.shutdown()
thread.join()

# output:
# ShutDown()
# 1
# 2
# ShutDown()
# ShutDown()
# ShutDown()
