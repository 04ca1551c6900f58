from concurrent.futures import ProcessPoolExecutor


def fail():
    return 1 / 0


with ProcessPoolExecutor(1) as pool:
    pool.submit(fail).result()

# expect status: 1

# stderr:
# concurrent.futures.process._RemoteTraceback: 
# """
# Traceback (most recent call last):
#   File "uncaught_in_a_worker.py", line 5, in fail
#     return 1 / 0
#            ~~^~~
# ZeroDivisionError: division by zero
# """
#
# The above exception was the direct cause of the following exception:
#
# Traceback (most recent call last):
#   File "uncaught_in_a_worker.py", line 9, in <module>
#     pool.submit(fail).result()
#     ~~~~~~~~~~~~~~~~~~~~~~~~^^
# ZeroDivisionError: division by zero
