import copy


class Own:
    def __init__(self, tag):
        self.tag = tag

    def __copy__(self):
        return Own(self.tag + " copied")

    def __deepcopy__(self, memo):
        return Own(self.tag + " deep " + str(type(memo).__name__))


class Reduced:
    def __init__(self, x):
        self.x = x

    def __reduce__(self):
        return Reduced, (self.x + 1,)


class Stateful:
    def __getstate__(self):
        return {"kept": 1}

    def __setstate__(self, state):
        self.got = state


class Replaced:
    def __replace__(self, /, **changes):
        return changes


print(copy.copy(Own("o")).tag, copy.deepcopy(Own("o")).tag, copy.deepcopy([Own("i")])[0].tag)
print(copy.copy(Reduced(1)).x, copy.deepcopy(Stateful()).got, copy.replace(Replaced(), a=1))
for text in ("copy.replace(3)", "copy.copy(x for x in ())", "copy.deepcopy(copy)"):
    try:
        eval(text)
    except TypeError as error:
        print(error)
print(issubclass(copy.Error, Exception), copy.error is copy.Error)
print(object().__reduce_ex__(4)[1:], Reduced(1).__reduce_ex__(2)[1], object().__getstate__(), (3).__reduce_ex__(2)[1])

# output:
# o copied o deep dict i deep dict
# 2 {'kept': 1} {'a': 1}
# replace() does not support int objects
# cannot pickle 'generator' object
# cannot pickle 'module' object
# True True
# ((<class 'object'>,), None, None, None) (2,) None (<class 'int'>, 3)
