import timeit
import traceback

try:
    timeit.timeit("1/0", setup="x = 1", number=1)
except ZeroDivisionError as error:
    last = traceback.extract_tb(error.__traceback__)[-1]
    print(last.filename, last.lineno, last.name)  # expect: <timeit-src> 6 inner
