import threading

data = threading.local()
data.value = "main"


def work(results):
    results.append(hasattr(data, "value"))
    data.value = "thread"
    results.append((data.value, data.__dict__))


results = []
thread = threading.Thread(target=work, args=(results,))
thread.start()
thread.join()
print(results, data.value)


class Counted(threading.local):
    made = 0
    shared = "class"

    def __init__(self, start):
        self.count = start
        Counted.made += 1

    @property
    def double(self):
        return self.count * 2

    def add(self):
        self.count += 1
        return self.count


counted = Counted(10)


def count(results):
    results.append((counted.add(), counted.add(), counted.double))


results = []
threads = [threading.Thread(target=count, args=(results,)) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(results, counted.add(), counted.double, Counted.made, counted.shared)
try:
    counted.__dict__ = {}
except AttributeError as error:
    print(error)
try:
    counted.missing
except AttributeError as error:
    print(error)
del counted.count
print(hasattr(counted, "count"))

# output:
# [False, ('thread', {'value': 'thread'})] main
# [(11, 12, 24), (11, 12, 24), (11, 12, 24)] 11 22 4 class
# 'Counted' object attribute '__dict__' is read-only
# 'Counted' object has no attribute 'missing'
# False
