# What `python -m base64` prints.
import subprocess
import sys


def run(*arguments, input=b""):
    done = subprocess.run([sys.executable, "-m", "base64", *arguments], input=input, capture_output=True)
    print(done.returncode, done.stdout, done.stderr.partition(b"\n")[0])


run(input=b"tea")  # expect: 0 b'dGVh\n' b''
run("-d", "-", input=b"dGVh")  # expect: 0 b'tea' b''
run("-x")  # expect: 2 b'' b'option -x not recognized'
