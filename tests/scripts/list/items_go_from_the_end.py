# Lists and tuples let go of their items from the end, dicts from the beginning.
class Noted:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, end=" ")


def three():
    return [Noted(1), Noted(2), Noted(3)]


row = three()
del row
print("list")
row = tuple(three())
del row
print("tuple")
row = three()
row.clear()
print("clear")
row = three()
row[:] = []
print("slice")
row = three()
del row[:2]
print("del slice")
del row
print()
row = dict(enumerate(three()))
del row
print("dict")

# output:
# 3 2 1 list
# 3 2 1 tuple
# 3 2 1 clear
# 3 2 1 slice
# 2 1 del slice
# 3 
# 1 2 3 dict
