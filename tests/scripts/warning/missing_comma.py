def attempt(call):
    """The exception that a call ends in."""
    try:
        call()
    except TypeError as error:
        print(error)


attempt(lambda: [(1, 2) (3, 4)])
attempt(lambda: ["a" ["b"]])
attempt(lambda: [[1] [1.5], [1] [2, 3]])
attempt(lambda: [{1} [2]])
attempt(lambda: [None [2]])
attempt(lambda: [(lambda: 1) [2]])
attempt(lambda: [f"{1}" ("b")])
print([{1: 2} [1], [7] [0], [7] [False], "ab" [:1], "ab" [-1]])

# output:
# 'tuple' object is not callable
# string indices must be integers, not 'str'
# list indices must be integers or slices, not float
# 'set' object is not subscriptable
# 'NoneType' object is not subscriptable
# 'function' object is not subscriptable
# 'str' object is not callable
# [2, 7, 7, 'a', 'b']

# stderr:
# missing_comma.py:9: SyntaxWarning: 'tuple' object is not callable; perhaps you missed a comma?
#   attempt(lambda: [(1, 2) (3, 4)])
# missing_comma.py:10: SyntaxWarning: str indices must be integers or slices, not str; perhaps you missed a comma?
#   attempt(lambda: ["a" ["b"]])
# missing_comma.py:11: SyntaxWarning: list indices must be integers or slices, not float; perhaps you missed a comma?
#   attempt(lambda: [[1] [1.5], [1] [2, 3]])
# missing_comma.py:11: SyntaxWarning: list indices must be integers or slices, not tuple; perhaps you missed a comma?
#   attempt(lambda: [[1] [1.5], [1] [2, 3]])
# missing_comma.py:12: SyntaxWarning: 'set' object is not subscriptable; perhaps you missed a comma?
#   attempt(lambda: [{1} [2]])
# missing_comma.py:13: SyntaxWarning: 'NoneType' object is not subscriptable; perhaps you missed a comma?
#   attempt(lambda: [None [2]])
# missing_comma.py:14: SyntaxWarning: 'function' object is not subscriptable; perhaps you missed a comma?
#   attempt(lambda: [(lambda: 1) [2]])
# missing_comma.py:15: SyntaxWarning: 'str' object is not callable; perhaps you missed a comma?
#   attempt(lambda: [f"{1}" ("b")])
