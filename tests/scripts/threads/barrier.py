# arguments: --clock virtual
import threading, time

barrier = threading.Barrier(3, action=lambda: print("all here"))
indexes = []


def meet(delay):
    time.sleep(delay)
    indexes.append(barrier.wait())


threads = [threading.Thread(target=meet, args=(delay / 100,)) for delay in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(indexes), barrier.parties, barrier.n_waiting, barrier.broken, repr(barrier).split(": ")[1])


def broken(call):
    try:
        call()
    except threading.BrokenBarrierError as error:
        print("broken", error.args)


broken(lambda: barrier.wait(0.01))
print(barrier.broken, repr(barrier).split(": ")[1])
broken(barrier.wait)
barrier.reset()
print(barrier.broken)
thread = threading.Thread(target=broken, args=(barrier.wait,))
thread.start()
time.sleep(0.01)
print(barrier.n_waiting)
barrier.abort()
thread.join()
failing = threading.Barrier(1, action=lambda: 1 / 0)
try:
    failing.wait()
except ZeroDivisionError as error:
    print(error, failing.broken)

# output:
# all here
# [0, 1, 2] 3 0 False waiters=0/3>
# broken ()
# True broken>
# broken ()
# False
# 1
# broken ()
# division by zero True
