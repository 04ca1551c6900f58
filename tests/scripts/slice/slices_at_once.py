# Slices that are read and written without a slice being made, and their kin.
row, pair, text = list(range(6)), (1, 2, 3, 4), "abcdef"
for start, stop, step in [(None, None, None), (1, -1, None), (4, 1, None), (None, None, -1), (-1, None, -2), (2**70, None, -1), (-(10**9), 10**9, 3)]:
    print(row[start:stop:step], pair[start:stop:step], text[start:stop:step])
print(pair[:] is pair, text[:] is text, row[:] is row, pair[:0] == ())


class Place:
    def __index__(self):
        print("asked", end=" ")
        return 2


print(row[: Place()], text[Place() :], pair[True:3])
row[1:3] = [10, 20, 30]
print(row)
row[:0] = row
print(row)
row[2:] = []
print(row)
row[1:1] = (8, 9)
print(row)
row[::2] = [0] * 2
print(row)
for broken in (lambda: row[::0], lambda: text[::0], lambda: pair["a":], lambda: {}[1:2]):
    try:
        print(broken())
    except (ValueError, TypeError, KeyError) as error:
        print(type(error).__name__, error)


class Noted:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)


held = [Noted("a"), Noted("b"), Noted("c")]
held[:2] = [1]
print("after")
held[-1:] = []
print(held)

# output:
# [0, 1, 2, 3, 4, 5] (1, 2, 3, 4) abcdef
# [1, 2, 3, 4] (2, 3) bcde
# [] () 
# [5, 4, 3, 2, 1, 0] (4, 3, 2, 1) fedcba
# [5, 3, 1] (4, 2) fdb
# [5, 4, 3, 2, 1, 0] (4, 3, 2, 1) fedcba
# [0, 3] (1, 4) ad
# True True False True
# asked asked [0, 1] cdef (2, 3)
# [0, 10, 20, 30, 3, 4, 5]
# [0, 10, 20, 30, 3, 4, 5, 0, 10, 20, 30, 3, 4, 5]
# [0, 10]
# [0, 8, 9, 10]
# [0, 8, 0, 10]
# ValueError slice step cannot be zero
# ValueError slice step cannot be zero
# TypeError slice indices must be integers or None or have an __index__ method
# KeyError slice(1, 2, None)
# gone: b
# gone: a
# after
# gone: c
# [1]
