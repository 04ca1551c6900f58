# arguments: --clock virtual
import _thread, time

lock = _thread.allocate_lock()
lock.acquire()


def work(a, b=0):
    print(a, b, _thread.get_ident() != main)
    lock.release()


main = _thread.get_ident()
ident = _thread.start_new_thread(work, (1,), {"b": 2})
lock.acquire()
print(isinstance(ident, int), _thread._count() in (0, 1), _thread.error is RuntimeError, _thread.LockType)


def attempt(*args):
    try:
        _thread.start_new_thread(*args)
    except TypeError as error:
        print(error)


attempt(1)
attempt(1, ())
attempt(print, 1)
attempt(print, (), 1)

# output:
# 1 2 True
# True True True <class '_thread.lock'>
# start_new_thread expected at least 2 arguments, got 1
# first arg must be callable
# 2nd arg must be a tuple
# optional 3rd arg must be a dictionary
