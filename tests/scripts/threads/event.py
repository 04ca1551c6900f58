# arguments: --clock virtual
import threading, time

event = threading.Event()
print(event.is_set(), event.wait(0.01), repr(event).split(": ")[1])


def wait(name):
    results.append((name, event.wait(), event.wait(0)))


results = []
threads = [threading.Thread(target=wait, args=(name,)) for name in "ab"]
for thread in threads:
    thread.start()
time.sleep(0.05)
event.set()
for thread in threads:
    thread.join()
print(sorted(results))
print(event.is_set(), event.wait(), repr(event).split(": ")[1])
event.clear()
print(event.is_set(), event.wait(timeout=0))

# output:
# False False unset>
# [('a', True, True), ('b', True, True)]
# True True set>
# False False
