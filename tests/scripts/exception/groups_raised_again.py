def pair():
    return ExceptionGroup("pair", [ValueError(1), TypeError(2)])


try:
    try:
        raise pair()
    except* ValueError:
        raise
except ExceptionGroup as group:
    print(repr(group))  # expect: ExceptionGroup('pair', [ValueError(1), TypeError(2)])

try:
    try:
        raise pair()
    except* ValueError:
        raise KeyError("new")
except ExceptionGroup as group:
    print(repr(group))  # expect: ExceptionGroup('', [KeyError('new'), ExceptionGroup('pair', [TypeError(2)])])


def outcome(*args):
    try:
        return repr(ExceptionGroup(*args))
    except (TypeError, ValueError) as error:
        return error


print(outcome("a"))  # expect: BaseExceptionGroup.__new__() takes exactly 2 arguments (1 given)
print(outcome(1, [ValueError()]))  # expect: BaseExceptionGroup.__new__() argument 1 must be str, not int
print(outcome("a", []))  # expect: second argument (exceptions) must be a non-empty sequence


class Coded(ExceptionGroup):
    def __new__(cls, message, members, code):
        made = super().__new__(cls, message, members)
        made.code = code
        return made

    def __init__(self, message, members, code):
        super().__init__(message, members)


print(Coded("m", [ValueError()], code=7).code)  # expect: 7
