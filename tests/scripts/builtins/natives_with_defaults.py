"""Natives called with fewer arguments than they have parameters, from functions, generators and bound methods."""


def in_function():
    return "a,b,c".split(","), "  x ".strip(), {"a": 1}.get("b"), {"a": 1}.get("b", 7), "abcabc".find("c"), sorted("ba")


def in_generator():
    yield "a b".split()
    yield {"a": 1}.get("b")
    yield "abcabc".replace("b", "x")
    yield int("12"), str(3), type(3)


async def in_coroutine():
    return "a-b-c".split("-", 1), [3, 1].pop(), dict([("k", 1)]).setdefault("z")


def deep(count):
    return [] if count == 0 else "x y".split() + deep(count - 1)


print(in_function())
print(list(in_generator()))
try:
    in_coroutine().send(None)
except StopIteration as result:
    print(result.value)
print(len(deep(200)))

items = []
add, find, get = items.append, "banana".find, {"k": "v"}.get
add(1)
add(2)
print(items, find("na"), find("na", 3), get("k"), get("none"), get("none", 0))

for call in (lambda: add(), lambda: add(1, 2), lambda: find(), lambda: get(), lambda: "a".split(1), lambda: int("x")):
    try:
        call()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)

print(type(items) is list, type(type), type(None).__name__, type(Ellipsis).__name__)
print(list("ab"), tuple("ab"), dict({"a": 1}), dict(a=1), dict([("a", 1)], b=2), set("a"), list(), dict(), set())
print(list(map(str, [1, 2])), list(map(int, "12")), list(map(list, ["ab"])), list(map(type, [1, ""])))


class Number(int):
    def __init__(self, text):
        self.text = text


print(list(map(Number, ["1", "2"]))[1].text, isinstance(3, (str, int)), isinstance(3, (str, (float, int))))


class Missing:
    def __init__(self, *names):
        self.names = names

    @property
    def broken(self):
        raise AttributeError("broken")

    @property
    def fatal(self):
        raise KeyError("fatal")


class Answers(Missing):
    def __getattr__(self, name):
        return "answered " + name


thing = Missing()
thing.here = 1
print(getattr(thing, "here", 0), getattr(thing, "gone", 0), getattr(thing, "broken", 0), hasattr(thing, "gone"))
print(getattr(Answers(), "gone", 0), hasattr(Answers(), "broken"), getattr(Answers(), "broken", 0), hasattr(3, "real"))
try:
    getattr(thing, "fatal", 0)
except KeyError as error:
    print("KeyError", error)

# output:
# (['a', 'b', 'c'], 'x', None, 7, 2, ['a', 'b'])
# [['a', 'b'], None, 'axcaxc', (12, '3', <class 'int'>)]
# (['a', 'b-c'], 1, None)
# 400
# [1, 2] 2 4 v None 0
# TypeError list.append() takes exactly one argument (0 given)
# TypeError list.append() takes exactly one argument (2 given)
# TypeError find expected at least 1 argument, got 0
# TypeError get expected at least 1 argument, got 0
# TypeError must be str or None, not int
# ValueError invalid literal for int() with base 10: 'x'
# True <class 'type'> NoneType ellipsis
# ['a', 'b'] ('a', 'b') {'a': 1} {'a': 1} {'a': 1, 'b': 2} {'a'} [] {} set()
# ['1', '2'] [1, 2] [['a', 'b']] [<class 'int'>, <class 'str'>]
# 2 True True
# 1 0 0 False
# answered gone True answered broken True
# KeyError 'fatal'
