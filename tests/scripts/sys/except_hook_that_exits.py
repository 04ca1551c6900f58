"""`sys.exit` in `sys.excepthook` sets the exit status."""
import sys


def hook(kind, value, traceback):
    print("leaving")  # expect: leaving
    sys.exit(7)


sys.excepthook = hook
raise ValueError("no")

# expect status: 7
