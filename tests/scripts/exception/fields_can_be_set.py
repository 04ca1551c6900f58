stop = StopIteration(5)
stop.value = 6
print(stop.value, stop.args)  # expect: 6 (5,)
leave = SystemExit(3)
leave.code = 4
print(leave.code)  # expect: 4
error = OSError(2, "No such file", "name", None, "other")
print(error, error.errno, error.filename, error.filename2, error.args)  # expect: [Errno 2] No such file: 'name' -> 'other' 2 name other (2, 'No such file')
error.errno, error.strerror, error.filename, error.filename2 = 9, "Bad", "f", None
print(error)  # expect: [Errno 9] Bad: 'f' -> None
wrong = SyntaxError("wrong", ("file", 1, 2, "text", 3, 4))
print(wrong, wrong.end_offset, wrong.print_file_and_line)  # expect: wrong (file, line 1) 4 None
wrong.filename, wrong.lineno = "other.py", 7
print(wrong)  # expect: wrong (other.py, line 7)
missing = ImportError("no", name="n", path="p")
missing.name = "m"
print(missing.name, missing.path, missing.msg, missing.name_from)  # expect: m p no None


def outcome(call):
    try:
        return call()
    except (TypeError, AttributeError) as error:
        return error


print(outcome(lambda: ImportError("no", foo=1)))  # expect: ImportError() got an unexpected keyword argument 'foo'
print(outcome(lambda: AttributeError("no", foo=1)))  # expect: AttributeError() got an unexpected keyword argument 'foo'
print(outcome(lambda: ValueError(foo=1)))  # expect: ValueError() takes no keyword arguments
print(outcome(lambda: setattr(stop, "__suppress_context__", 1)))  # expect: attribute value type must be bool
print(outcome(lambda: setattr(stop, "__cause__", 1)))  # expect: exception cause must be None or derive from BaseException
print(outcome(lambda: delattr(stop, "__cause__")))  # expect: __cause__ may not be deleted
