import threading


def hook(args):
    print(args.exc_type, args.exc_value, args.exc_traceback is args.exc_value.__traceback__, args.thread.name)
    print(type(args), isinstance(args, tuple), len(args))


def work():
    raise KeyError("k")


threading.excepthook = hook
thread = threading.Thread(target=work)
thread.start()
thread.join()
threading.excepthook = threading.__excepthook__
try:
    threading.excepthook(5)
except TypeError as error:
    print(error)

# output:
# <class 'KeyError'> 'k' True Thread-1 (work)
# <class '_thread._ExceptHookArgs'> True 4
# _thread.excepthook argument type must be ExceptHookArgs
