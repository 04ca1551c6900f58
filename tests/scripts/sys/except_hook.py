"""`sys.excepthook` of the script is called for an uncaught exception."""
import sys


def hook(kind, value, traceback):
    print(kind.__name__, value, traceback is value.__traceback__, traceback.tb_lineno)


sys.excepthook = hook
raise ValueError("no")

# expect status: 1

# output:
# ValueError no True 10
