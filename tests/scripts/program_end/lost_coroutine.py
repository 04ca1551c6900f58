async def work():
    pass


def use():
    return lost


lost = work()
print("end of the program")

# output:
# end of the program
# stderr:
# <sys>:0: RuntimeWarning: coroutine 'work' was never awaited
