import multiprocessing, os, sys, re, time


def work(a, b=0):
    print("in", multiprocessing.current_process().name, a, b, multiprocessing.parent_process().pid == parent)


def shown(process):
    return re.sub(r"(pid|parent)=\d+", r"\1=N", repr(process))


parent = os.getpid()
process = multiprocessing.Process(target=work, args=(1,), kwargs={"b": 2})
print(process.name, shown(process), process.pid, process.exitcode, process.is_alive(), process.daemon)
process.start()
process.join()
print(shown(process), process.exitcode, process.is_alive(), process.pid != parent)
for leave in (lambda: sys.exit(3), lambda: os._exit(4), lambda: time.sleep(100)):
    process = multiprocessing.Process(target=leave, name="leaver", daemon=True)
    process.start()
    if process.exitcode is None:
        process.join(0.05)
    if process.is_alive():
        print("alive", multiprocessing.active_children() == [process])
        process.terminate()
        process.join()
    print(shown(process))
process.close()
try:
    process.join()
except ValueError as error:
    print(error)
print(multiprocessing.current_process().name, multiprocessing.parent_process(), multiprocessing.active_children())

# output:
# Process-1 <Process name='Process-1' parent=N initial> None None False False
# in Process-1 1 2 True
# <Process name='Process-1' pid=N parent=N stopped exitcode=0> 0 False True
# <Process name='leaver' pid=N parent=N stopped exitcode=3 daemon>
# <Process name='leaver' pid=N parent=N stopped exitcode=4 daemon>
# alive True
# <Process name='leaver' pid=N parent=N stopped exitcode=-SIGTERM daemon>
# process object is closed
# MainProcess None []
