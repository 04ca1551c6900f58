import sys
import warnings

sys.stderr = sys.stdout


def old():
    warnings.warn("old is old", DeprecationWarning, stacklevel=2)


warnings.warn("plain")
for _ in range(3):
    warnings.warn("once for a place")
old()
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("raised", RuntimeWarning)
    except RuntimeWarning as error:
        print("caught", error)
with warnings.catch_warnings(action="ignore"):
    warnings.warn("silent")
with warnings.catch_warnings():
    warnings.simplefilter("once")
    for _ in range(2):
        warnings.warn("only once")
with warnings.catch_warnings():
    warnings.simplefilter("always")
    for _ in range(2):
        warnings.warn("always")
print(warnings.filters[0])
warnings.warn_explicit("explicit", UserWarning, "some.py", 7)
print(warnings.formatwarning("text", UserWarning, "f.py", 3, line="code"), end="")
for text in ("warnings.warn('x', int)", "warnings.simplefilter('bogus')", "warnings.filterwarnings('ignore', category=3)", "warnings.simplefilter('ignore', lineno=-1)"):
    try:
        eval(text)
    except (TypeError, ValueError) as error:
        print(error)

# output:
# filters.py:11: UserWarning: plain
#   warnings.warn("plain")
# filters.py:13: UserWarning: once for a place
#   warnings.warn("once for a place")
# filters.py:14: DeprecationWarning: old is old
#   old()
# caught raised
# filters.py:26: UserWarning: only once
#   warnings.warn("only once")
# filters.py:30: UserWarning: always
#   warnings.warn("always")
# filters.py:30: UserWarning: always
#   warnings.warn("always")
# ('default', None, <class 'DeprecationWarning'>, '__main__', 0)
# some.py:7: UserWarning: explicit
# f.py:3: UserWarning: text
#   code
# category must be a Warning subclass, not 'type'
# invalid action: 'bogus'
# category must be a Warning subclass
# lineno must be an int >= 0
