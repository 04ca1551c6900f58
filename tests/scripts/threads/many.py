# arguments: --clock virtual
import threading, time

results = []


def work(n):
    time.sleep(1)
    results.append(n)


threads = [threading.Thread(target=work, args=(n,)) for n in range(2000)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(results), sum(results))  # expect: 2000 1999000
