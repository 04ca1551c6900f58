# arguments: --clock virtual
import threading, time


def work():
    try:
        begun.set()
        time.sleep(1000)
        print("never")
    finally:
        print("not this either")


begun = threading.Event()
threading.Thread(target=work, daemon=True).start()
print(begun.wait())
thread = threading.Thread(target=lambda: print(threading.current_thread().daemon), daemon=None)
thread.start()
thread.join()
print("main ends")

# output:
# True
# False
# main ends
