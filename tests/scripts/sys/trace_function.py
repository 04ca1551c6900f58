import sys


def trace(frame, event, argument):
    shown = argument if event == "return" else argument[0].__name__ if event == "exception" else ""
    print(event, frame.f_code.co_name, frame.f_lineno, shown)
    return trace


def inner(number):
    if number:
        raise ValueError(number)
    return number


def outer(numbers):
    total = 0
    for number in numbers:
        total += inner(number)
    while total:
        total -= 1
    return total


def steps():
    received = yield 1
    yield received


sys.settrace(trace)
outer([0, 0])
list(steps())
sys.settrace(None)
try:
    sys.settrace(trace)
    outer([0, 1])
except ValueError as error:
    sys.settrace(None)
    print(error)


def only_calls(frame, event, argument):
    print(event, frame.f_code.co_name)


sys.settrace(only_calls)
outer([0])
sys.settrace(None)

events = []


def profile(frame, event, argument):
    if not event.startswith("c_"):
        events.append((event, frame.f_code.co_name))


sys.setprofile(profile)
outer([0])
sys.setprofile(None)
print(events)


def angry(frame, event, argument):
    raise KeyError("from the trace function")


sys.settrace(angry)
try:
    inner(0)
except KeyError as error:
    print(repr(error), sys.gettrace())

# output:
# call outer 16 
# line outer 17 
# line outer 18 
# line outer 19 
# call inner 10 
# line inner 11 
# line inner 13 
# return inner 13 0
# line outer 18 
# line outer 19 
# call inner 10 
# line inner 11 
# line inner 13 
# return inner 13 0
# line outer 18 
# line outer 20 
# line outer 22 
# return outer 22 0
# call steps 25 
# line steps 26 
# return steps 26 1
# call steps 26 
# line steps 27 
# return steps 27 None
# call steps 27 
# return steps 27 None
# call outer 16 
# line outer 17 
# line outer 18 
# line outer 19 
# call inner 10 
# line inner 11 
# line inner 13 
# return inner 13 0
# line outer 18 
# line outer 19 
# call inner 10 
# line inner 11 
# line inner 12 
# exception inner 12 ValueError
# return inner 12 None
# exception outer 19 ValueError
# return outer 19 None
# 1
# call outer
# call inner
# [('call', 'outer'), ('call', 'inner'), ('return', 'inner'), ('return', 'outer')]
# KeyError('from the trace function') None
