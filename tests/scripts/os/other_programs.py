import os
import sys


def fork():
    sys.stdout.flush()
    return os.fork()


sys.stdout.flush()
print(os.spawnlp(os.P_WAIT, "sh", "sh", "-c", "exit 3"), flush=True)
print(os.spawnve(os.P_WAIT, "/bin/sh", ["sh", "-c", 'test "$WORD" = here'], {"WORD": "here"}), flush=True)
print(os.waitstatus_to_exitcode(os.waitpid(os.spawnv(os.P_NOWAIT, "/bin/sh", ["sh", "-c", "exit 4"]), 0)[1]), flush=True)
print(os.spawnvp(os.P_WAIT, "no-such-program", ["no-such-program"]), flush=True)

reader, writer = os.pipe()
pid = os.posix_spawnp("echo", ["echo", "spawned"], os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, writer, 1)])
os.close(writer)
print(os.read(reader, 100), os.waitpid(pid, 0)[1])
os.close(reader)

pid = fork()
if not pid:
    try:
        os.execvp("no-such-program", ["no-such-program"])
    except FileNotFoundError as error:
        print("not there", flush=True)
    os.execl("/bin/sh", "sh", "-c", "echo in its place")
os.waitpid(pid, 0)

reader, writer = os.pipe()
pid = fork()
if not pid:
    os.dup2(writer, 1)
    print("into the pipe", flush=True)
    os._exit(0)
os.close(writer)
os.waitpid(pid, 0)
print(os.read(reader, 100))
print(os.get_inheritable(reader))
os.set_inheritable(reader, True)
print(os.get_inheritable(reader))
buffers = [bytearray(2), bytearray(3)]
reader, writer = os.pipe2(os.O_CLOEXEC)
print(os.writev(writer, [b"ab", b"cde"]), os.readv(reader, buffers), buffers)

# output:
# 3
# 0
# 4
# 127
# b'spawned\n' 0
# not there
# in its place
# b'into the pipe\n'
# False
# True
# 5 5 [bytearray(b'ab'), bytearray(b'cde')]
