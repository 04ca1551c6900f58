import os

reader, writer = os.pipe()
value = "parent's"
pid = os.fork()
if pid == 0:
    value = "child's"
    os.write(writer, f"{value} {os.getppid() != os.getpid()}".encode())
    os._exit(7)
print(os.waitpid(pid, 0) == (pid, 7 << 8), os.read(reader, 100), value)
print(os.waitstatus_to_exitcode(7 << 8), os.waitstatus_to_exitcode(9), os.WIFSIGNALED(9), os.WEXITSTATUS(7 << 8))
try:
    os.waitpid(pid, 0)
except ChildProcessError as error:
    print(error)

# output:
# True b"child's True" parent's
# 7 -9 True 7
# [Errno 10] No child processes
