import subprocess
import sys

done = subprocess.run(["echo", "hello"], capture_output=True, text=True)
print(done, done.stdout)
print(subprocess.run("exit 3", shell=True).returncode, subprocess.call(["true"]), subprocess.check_call(["true"]))
print(subprocess.check_output(["printf", "a\\nb"]), subprocess.check_output("echo $0 $1", shell=True, text=True))
print(subprocess.run(["cat"], input=b"from input", stdout=subprocess.PIPE).stdout)
print(subprocess.run(["tr", "a-z", "A-Z"], input="text\n", capture_output=True, text=True))
print(subprocess.run("echo out; echo err >&2", shell=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT).stdout)
print(subprocess.run("echo out; echo err >&2", shell=True, capture_output=True))
print(subprocess.run(["env"], env={"A": "1", "B": "2"}, capture_output=True, text=True).stdout.split())
print(subprocess.run(["pwd"], cwd="/", capture_output=True, text=True).stdout)
print(subprocess.getoutput("echo x; echo y"), subprocess.getstatusoutput("exit 2"))


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
        return error


error = attempt(subprocess.run, ["false"], check=True)
print(error.cmd, error.returncode, error.output, error.stdout, error.stderr)
error = attempt(subprocess.check_output, "echo said; exit 7", shell=True)
print(error.output, error.returncode)
attempt(subprocess.run, "kill -9 $$", shell=True, check=True)
attempt(subprocess.run, ["/nowhere/at/all"])
attempt(subprocess.run, ["no-such-program-here", "x"])
attempt(subprocess.run, ["true"], cwd="/nowhere")
attempt(subprocess.run, ["/"])
try:
    subprocess.run(["sleep", "5"], timeout=0.05)
except subprocess.TimeoutExpired as error:
    print(error.cmd, error.output, error.timeout <= 0.05)
error = attempt(subprocess.run, "echo early; exec sleep 5", shell=True, timeout=0.3, capture_output=True)
print(error.output)
attempt(subprocess.run, ["cat"], input=b"", stdin=subprocess.PIPE)
attempt(subprocess.run, ["cat"], capture_output=True, stdout=subprocess.PIPE)
attempt(subprocess.check_output, ["cat"], stdout=subprocess.PIPE)
attempt(subprocess.run, ["true", 5])
attempt(subprocess.run, ["true", "a\0b"])
attempt(subprocess.Popen, ["true"], bufsize="x")
attempt(subprocess.Popen, ["true"], creationflags=1)
attempt(subprocess.run, ["true"], text=True, universal_newlines=False)
print(issubclass(subprocess.CalledProcessError, subprocess.SubprocessError), subprocess.PIPE, subprocess.STDOUT,
      subprocess.DEVNULL)

# output:
# CompletedProcess(args=['echo', 'hello'], returncode=0, stdout='hello\n', stderr='') hello
#
# 3 0 0
# b'a\nb' /bin/sh
#
# b'from input'
# CompletedProcess(args=['tr', 'a-z', 'A-Z'], returncode=0, stdout='TEXT\n', stderr='')
# b'out\nerr\n'
# CompletedProcess(args='echo out; echo err >&2', returncode=0, stdout=b'out\n', stderr=b'err\n')
# ['A=1', 'B=2']
# /
#
# x
# y (2, '')
# CalledProcessError Command '['false']' returned non-zero exit status 1.
# ['false'] 1 None None None
# CalledProcessError Command 'echo said; exit 7' returned non-zero exit status 7.
# b'said\n' 7
# CalledProcessError Command 'kill -9 $$' died with <Signals.SIGKILL: 9>.
# PermissionError [Errno 13] Permission denied: '/nowhere/at/all'
# FileNotFoundError [Errno 2] No such file or directory: 'no-such-program-here'
# CompletedProcess(args=['true'], returncode=0)
# PermissionError [Errno 13] Permission denied: '/'
# ['sleep', '5'] None True
# TimeoutExpired Command 'echo early; exec sleep 5' timed out after 0.3 seconds
# b'early\n'
# ValueError stdin and input arguments may not both be used.
# ValueError stdout and stderr arguments may not be used with capture_output.
# ValueError stdout argument not allowed, it will be overridden.
# TypeError expected str, bytes or os.PathLike object, not int
# ValueError embedded null byte
# TypeError bufsize must be an integer
# ValueError creationflags is only supported on Windows platforms
# SubprocessError Cannot disambiguate when both text and universal_newlines are supplied but different. Pass one or the other.
# True -1 -2 -3
