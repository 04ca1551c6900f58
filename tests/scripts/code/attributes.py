def example(a, b=1, /, c=2, *args, d, e=3, **kw):
    """Its documentation."""
    x = a
    y = lambda: x
    return y


code = example.__code__
print(code.co_name, code.co_qualname, code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount)  # expect: example example 3 2 2
print(code.co_varnames, code.co_nlocals, code.co_freevars, code.co_cellvars)  # expect: ('a', 'b', 'c', 'd', 'e', 'args', 'kw', 'y') 8 () ('x',)
print(code.co_flags, code.co_firstlineno, code.co_filename == __file__)  # expect: 15 1 True


def generator():
    yield


async def coroutine():
    pass


async def async_generator():
    yield


print([function.__code__.co_flags for function in (generator, coroutine, async_generator, lambda: 1)])  # expect: [35, 131, 515, 3]


def outer():
    value = 1

    def inner():
        return value

    return inner


inner = outer()
cell = inner.__closure__[0]
print(inner.__code__.co_freevars, cell.cell_contents, inner.__code__.co_flags)  # expect: ('value',) 1 19
cell.cell_contents = 5
print(inner())  # expect: 5
del cell.cell_contents
try:
    cell.cell_contents
except ValueError as error:
    print(error)  # expect: Cell is empty
try:
    inner()
except NameError as error:
    print(error)  # expect: cannot access free variable 'value' where it is not associated with a value in enclosing scope
