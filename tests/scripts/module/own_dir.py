import sys, types

module = types.ModuleType("module")
module.__dir__ = lambda: ["b", "a"]
print(dir(module))  # expect: ['a', 'b']
del module.__dir__
print("__name__" in dir(module))  # expect: True
