import inspect


def outer():
    """Doc.

        Deeper.
    """
    text = """
not indented
"""

    def inner():
        return text

    # a comment inside
    return inner


# a comment after
class C:
    attribute = (
        1,
    )

    def method(self): return 1


print(inspect.getsource(outer))
print(inspect.getsource(C))
print(inspect.getsource(C.method), inspect.getsourcelines(outer())[1], inspect.getsourcefile(C) == __file__)
print(inspect.getdoc(outer), inspect.cleandoc("  a\n    b\n  c\n"))
for value in (len, 3):
    try:
        inspect.getsource(value)
    except TypeError as error:
        print(error)


def caller():
    frame = inspect.currentframe()
    print(frame.f_code.co_name, frame.f_back.f_code.co_name, [info.function for info in inspect.stack()], inspect.stack()[0].code_context)


caller()

# output:
# def outer():
#     """Doc.
#
#         Deeper.
#     """
#     text = """
# not indented
# """
#
#     def inner():
#         return text
#
#     # a comment inside
#     return inner
#
# class C:
#     attribute = (
#         1,
#     )
#
#     def method(self): return 1
#
#     def method(self): return 1
#  13 True
# Doc.
#
# Deeper. a
#   b
# c
# module, class, method, function, traceback, frame, or code object was expected, got builtin_function_or_method
# module, class, method, function, traceback, frame, or code object was expected, got int
# caller <module> ['caller', '<module>'] ['    print(frame.f_code.co_name, frame.f_back.f_code.co_name, [info.function for info in inspect.stack()], inspect.stack()[0].code_context)\n']
