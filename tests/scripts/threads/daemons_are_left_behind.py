# arguments: --clock virtual
import threading, time


def work():
    try:
        print("daemon begins")
        time.sleep(1000)
        print("never")
    finally:
        print("not this either")


threading.Thread(target=work, daemon=True).start()
thread = threading.Thread(target=lambda: print(threading.current_thread().daemon), daemon=None)
thread.start()
thread.join()
print("main ends")

# output:
# daemon begins
# False
# main ends
