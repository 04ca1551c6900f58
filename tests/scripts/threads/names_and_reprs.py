import re, threading


def shown(thread):
    return re.sub(r"\d{2,}|(?<=started )\d+|(?<=stopped )\d+|(?<=daemon )\d+", "N", repr(thread))


def work():
    print(shown(threading.current_thread()))


def other(): pass


thread = threading.Thread(target=work)
print(thread.name, shown(thread), thread.ident, thread.is_alive())
thread.start()
thread.join()
print(shown(thread), thread.is_alive(), thread.ident == thread.ident)
named = threading.Thread(target=work, name="named", daemon=True)
print(shown(named), named.daemon)
named.start()
named.join()
print(shown(named))
print(threading.Thread().name, threading.Thread(target=other).name, threading.Thread(target=print).name)
named.name = 5
print(repr(named.name))
print(shown(threading.main_thread()), threading.current_thread() is threading.main_thread())
print(threading.enumerate() == [threading.main_thread()], threading.get_ident() == threading.main_thread().ident)
print(shown(threading.Timer(1, print)))
thread = threading.Thread(target="not callable but has no name")
print(thread.name)

# output:
# Thread-1 (work) <Thread(Thread-1 (work), initial)> None False
# <Thread(Thread-1 (work), started N)>
# <Thread(Thread-1 (work), stopped N)> False True
# <Thread(named, initial daemon)> True
# <Thread(named, started daemon N)>
# <Thread(named, stopped daemon N)>
# Thread-2 Thread-3 (other) Thread-4 (print)
# '5'
# <_MainThread(MainThread, started N)> True
# True True
# <Timer(Thread-5, initial)>
# Thread-6
