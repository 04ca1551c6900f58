import multiprocessing


def work():
    raise ValueError("in the child")


process = multiprocessing.Process(target=work)
process.start()
process.join()
print(process.exitcode)

# output:
# 1

# stderr:
# Process Process-1:
# Traceback (most recent call last):
#   File "failing_process.py", line 5, in work
#     raise ValueError("in the child")
# ValueError: in the child
