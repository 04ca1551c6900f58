class OnlySet:
    def __set__(self, owner, value):
        print("set", value)


class OnlyDelete:
    def __delete__(self, owner):
        print("delete")


class C:
    one = OnlySet()
    two = OnlyDelete()


c = C()
c.one = 1  # expect: set 1
del c.two  # expect: delete
try:
    del c.one
except AttributeError as error:
    print(error)  # expect: __delete__
try:
    c.two = 1
except AttributeError as error:
    print(error)  # expect: __set__
