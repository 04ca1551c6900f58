class Endless:
    pass


Endless.__call__ = Endless()
try:
    Endless()()
except RecursionError as error:
    print(error)  # expect: maximum recursion depth exceeded while calling a Python object
