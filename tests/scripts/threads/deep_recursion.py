import threading


def down(n):
    return down(n + 1)


class Deep:
    def __repr__(self):
        return repr(self)


def work(call):
    try:
        call()
    except RecursionError as error:
        print("RecursionError", str(error)[:32])


for call in (lambda: down(0), lambda: repr(Deep()), lambda: down(0)):
    thread = threading.Thread(target=work, args=(call,))
    thread.start()
    thread.join()
nested = []
for _ in range(400):
    nested = [nested]
thread = threading.Thread(target=lambda: print(len(repr(nested))))
thread.start()
thread.join()

# output:
# RecursionError maximum recursion depth exceeded
# RecursionError maximum recursion depth exceeded
# RecursionError maximum recursion depth exceeded
# 802
