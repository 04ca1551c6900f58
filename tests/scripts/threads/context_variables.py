import contextvars, threading

variable = contextvars.ContextVar("variable", default="default")
variable.set("main")


def work():
    print(variable.get())
    variable.set("thread")
    print(variable.get())


for target in (work, lambda: contextvars.copy_context().run(work)):
    thread = threading.Thread(target=target)
    thread.start()
    thread.join()
context = contextvars.copy_context()
thread = threading.Thread(target=context.run, args=(work,))
thread.start()
thread.join()
print(variable.get(), context[variable])

# output:
# default
# thread
# default
# thread
# main
# thread
# main thread
