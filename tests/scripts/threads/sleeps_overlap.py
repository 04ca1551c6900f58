# arguments: --clock virtual
import threading, time


def work(name, seconds):
    time.sleep(seconds)
    print(name, "ends")


threads = [threading.Thread(target=work, args=pair) for pair in [("a", 0.3), ("b", 0.1), ("c", 0.2)]]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("joined", threading.active_count())

# output:
# b ends
# c ends
# a ends
# joined 1
