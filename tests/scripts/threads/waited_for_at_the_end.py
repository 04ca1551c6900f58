# arguments: --clock virtual
import atexit, threading, time


def work():
    time.sleep(0.1)
    print("thread ends")


atexit.register(print, "atexit")
threading.Thread(target=work).start()
print("main ends")

# output:
# main ends
# thread ends
# atexit
