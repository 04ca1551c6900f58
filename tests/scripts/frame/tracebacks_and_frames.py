import sys


def fails():
    raise ValueError("x")


try:
    fails()
except ValueError as error:
    traceback = error.__traceback__
print(traceback.tb_lineno, traceback.tb_next.tb_lineno, traceback.tb_next.tb_next)  # expect: 9 5 None
print(traceback.tb_frame.f_code.co_name, traceback.tb_next.tb_frame.f_code.co_name)  # expect: <module> fails
print(traceback.tb_next.tb_frame.f_globals is globals())  # expect: True
for wrong in (3, traceback):
    try:
        traceback.tb_next = wrong
    except (TypeError, ValueError) as error:
        print(error) if wrong == 3 else None  # expect: expected traceback object, got 'int'


def inside():
    local = 1
    return sys._getframe().f_code.co_name, sys._getframe().f_locals, sys._getframe(1).f_code.co_name


def outside(argument):
    return inside(), sys._getframe().f_lineno


print(outside(7))  # expect: (('inside', {'local': 1}, 'outside'), 28)


def numbers():
    yield 1


walking = numbers()
print(walking.gi_frame.f_locals, walking.gi_frame.f_code is numbers.__code__)  # expect: {} True
list(walking)
print(walking.gi_frame)  # expect: None
