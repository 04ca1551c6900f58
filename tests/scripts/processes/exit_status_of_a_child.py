import os, sys

for leave in (lambda: sys.exit(5), lambda: None, lambda: sys.exit(True)):
    pid = os.fork()
    if pid == 0:
        leave()
        break
    print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)

# output:
# 5
# 0
# 1
