# arguments: --clock virtual
# What is handled in one thread is not what is handled in another.
import sys, threading, time


def work(name, wait):
    try:
        raise ValueError(name)
    except ValueError:
        time.sleep(wait)
        print(name, repr(sys.exception()))
        try:
            raise
        except ValueError as error:
            print(name, error)


threads = [threading.Thread(target=work, args=pair) for pair in (("a", 0.02), ("b", 0.01))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()


def numbers():
    for n in range(3):
        time.sleep(0.01)
        yield n


def total(results):
    results.append(sum(numbers()))


results = []
threads = [threading.Thread(target=total, args=(results,)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(results, sys.exception())

# output:
# b ValueError('b')
# b b
# a ValueError('a')
# a a
# [3, 3, 3, 3] None
