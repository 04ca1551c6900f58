import multiprocessing

multiprocessing.set_start_method("fork")
print(multiprocessing.get_start_method(), multiprocessing.cpu_count() > 0)
context = multiprocessing.get_context("fork")
process = context.Process(target=print, args=("in the child",))
print(process.name, type(process))
process.start()
process.join()
try:
    multiprocessing.get_context("nothing")
except ValueError as error:
    print(error)
try:
    multiprocessing.set_start_method("fork")
except RuntimeError as error:
    print(error)

# output:
# fork True
# ForkProcess-1 <class 'multiprocessing.context.ForkProcess'>
# in the child
# cannot find context for 'nothing'
# context has already been set
