import os
import signal
import subprocess

process = subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
print(process, process.poll(), process.returncode, process.args)
process.stdin.write("line one\nline two\n")
process.stdin.close()
for line in process.stdout:
    print(repr(line))
print(process.wait(), process)
process.stdout.close()
with subprocess.Popen(["sh", "-c", "read x; echo got $x; read y; echo got $y"], stdin=subprocess.PIPE,
                      stdout=subprocess.PIPE, text=True, bufsize=1) as process:
    for word in ("one", "two"):
        process.stdin.write(word + "\n")
        process.stdin.flush()
        print(process.stdout.readline().strip())
print(process.returncode)
process = subprocess.Popen(["sleep", "60"])
try:
    process.wait(timeout=0.02)
except subprocess.TimeoutExpired as error:
    print(error)
process.terminate()
print(process.wait(), process.returncode == -signal.SIGTERM)
process.kill()
process.send_signal(signal.SIGUSR1)
process = subprocess.Popen(["sleep", "60"])
process.kill()
print(process.communicate(), process.returncode)
process = subprocess.Popen(["sh", "-c", "cat; echo done >&2; exit 4"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                           stderr=subprocess.PIPE)
big = b"x" * 1_000_000
out, err = process.communicate(big)
print(out == big, err, process.returncode)
read, write = os.pipe()
print(subprocess.run(["sh", "-c", f"echo through >&{write}"], pass_fds=(write,)).returncode, os.read(read, 100))
os.close(read)
os.close(write)
with open(os.devnull, "w") as null:
    print(subprocess.run(["echo", "lost"], stdout=null).returncode)
first = subprocess.Popen(["printf", "c\\na\\nb\\n"], stdout=subprocess.PIPE)
second = subprocess.Popen(["sort"], stdin=first.stdout, stdout=subprocess.PIPE, text=True)
first.stdout.close()
print(second.communicate()[0].split(), first.wait())
session = subprocess.run(["sh", "-c", "ps -o sid= -p $$; echo $$"], start_new_session=True, capture_output=True, text=True)
print(len(set(session.stdout.split())), session.returncode)
print(os.system("exit 3") >> 8, os.popen("echo piped").read())
process = subprocess.Popen(["sh", "-c", "exit 9"])
print(os.waitstatus_to_exitcode(os.waitpid(process.pid, 0)[1]))
try:
    os.waitpid(process.pid, 0)
except ChildProcessError as error:
    print(error, process.wait())

# output:
# <Popen: returncode: None args: ['cat']> None None ['cat']
# 'line one\n'
# 'line two\n'
# 0 <Popen: returncode: 0 args: ['cat']>
# got one
# got two
# 0
# Command '['sleep', '60']' timed out after 0.02 seconds
# -15 True
# (None, None) -9
# True b'done\n' 4
# 0 b'through\n'
# 0
# ['a', 'b', 'c'] 0
# 1 0
# 3 piped
#
# 9
# [Errno 10] No child processes 0
