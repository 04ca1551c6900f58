from itertools import chain

def gen():
    yield 1
    raise ValueError('x')


def e1():
    it = chain(gen(), [5])
    print(next(it))
    try:
        next(it)
    except ValueError as e:
        print('VE', e)
    print(next(it))


e1()
# output:
# 1
# VE x
# 5
