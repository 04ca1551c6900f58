import sys, threading, _thread

for leave in (sys.exit, lambda: sys.exit(3), _thread.exit):
    thread = threading.Thread(target=leave)
    thread.start()
    thread.join()
print("still here")

# output:
# still here
