import subprocess


def fails(*arguments, **options):
    try:
        print(subprocess.run(*arguments, **options))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


fails("")  # expect: PermissionError: [Errno 13] Permission denied: ''
fails("no-such-program")  # expect: FileNotFoundError: [Errno 2] No such file or directory: 'no-such-program'
fails(["cat"], input="text")  # expect: TypeError: a bytes-like object is required, not 'str'
fails(["cat"], input=5)  # expect: TypeError: a bytes-like object is required, not 'int'
# Without pipes there is nothing to buffer, and no warning.
print(subprocess.Popen(["true"], bufsize=1).wait())  # expect: 0
