# arguments: --clock virtual
import threading, time

condition = threading.Condition()
items = []


def consume(name):
    with condition:
        while not items:
            condition.wait()
        taken.append(items.pop(0))


taken = []
threads = [threading.Thread(target=consume, args=(name,)) for name in "abc"]
for thread in threads:
    thread.start()
time.sleep(0.01)
with condition:
    items.append(1)
    condition.notify()
time.sleep(0.01)
print(taken)
with condition:
    items.extend([2, 3])
    condition.notify_all()
for thread in threads:
    thread.join()
print(sorted(taken))
with condition:
    print(condition.wait(0.01), condition.wait_for(lambda: False, 0.02), condition.wait_for(lambda: 7))
print(repr(threading.Condition(threading.Lock())).split(" at ")[0], repr(condition)[-5:])

# output:
# [1]
# [1, 2, 3]
# False False 7
# <Condition(<unlocked _thread.lock object , 0)>
