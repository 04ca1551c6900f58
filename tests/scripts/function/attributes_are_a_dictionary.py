def function():
    pass


function.__dict__["color"] = "red"
print(function.color, vars(function) is function.__dict__)
function.size = 3
print(function.__dict__)
del function.__dict__["color"]
print(hasattr(function, "color"))
function.__dict__ = {"other": 1}
print(function.other, hasattr(function, "size"))
function.__dict__.update(more=2)
del function.other
print(vars(function))

error = ValueError("text")
error.__dict__["code"] = 7
error.note = "n"
print(error.code, error.__dict__)


class Slotted(Exception):
    __slots__ = ("place",)


slotted = Slotted()
slotted.place = 1
slotted.__dict__["free"] = 2
slotted.place = 3
print(slotted.place, slotted.free, slotted.__dict__)

# output:
# red True
# {'color': 'red', 'size': 3}
# False
# 1 False
# {'more': 2}
# 7 {'code': 7, 'note': 'n'}
# 3 2 {'free': 2}
