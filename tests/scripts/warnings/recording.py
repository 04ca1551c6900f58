import warnings

with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    warnings.warn("one")
    warnings.warn(DeprecationWarning("two"))
print(len(log), log[0].message, log[0].category, log[0].lineno, repr(log[1].message), log[0].filename == __file__)
old = warnings.showwarning
warnings.showwarning = lambda message, category, filename, lineno, file=None, line=None: print("shown", message, category.__name__, lineno)
warnings.warn("to the hook")
warnings.showwarning = old
manager = warnings.catch_warnings()
for action in (manager.__exit__, manager.__enter__, manager.__enter__):
    try:
        action()
    except RuntimeError as error:
        print(error)

# output:
# 2 one <class 'UserWarning'> 5 DeprecationWarning('two') True
# shown to the hook UserWarning 10
# Cannot exit catch_warnings() without entering first
# Cannot enter catch_warnings() twice
