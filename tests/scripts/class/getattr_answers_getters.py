class Config:
    @property
    def broken(self):
        raise AttributeError("inside the getter")

    def __getattr__(self, name):
        return f"fallback for {name}"


print(Config().broken)
print(Config().missing)


class Loud:
    def __getattribute__(self, name):
        print("asked", name)
        return super().__getattribute__(name)

    def __getattr__(self, name):
        print("fell back", name)
        raise AttributeError(name)


loud = Loud()
loud.x = 1
print(loud.x)
try:
    loud.y
except AttributeError as error:
    print(error.name, error.obj is loud)
print(hasattr(loud, "z"), getattr(loud, "z", 5))
try:
    object.__getattribute__(Config(), "missing")
except AttributeError as error:
    print(error)
# output:
# fallback for broken
# fallback for missing
# asked x
# 1
# asked y
# fell back y
# y True
# asked z
# fell back z
# asked z
# fell back z
# False 5
# 'Config' object has no attribute 'missing'
