import weakref


class Thing:
    """Something to refer to."""

    def __repr__(self):
        return "Thing()"

    def five(self):
        """A method."""
        return 5


thing = Thing()
reference = weakref.ref(thing)
print(reference() is thing, reference is weakref.ref(thing), weakref.getweakrefcount(thing), type(reference))  # expect: True True 1 <class 'weakref.ReferenceType'>
print(reference == weakref.ref(thing), hash(reference) == hash(thing))  # expect: True True
log = []
noisy = weakref.ref(thing, lambda gone: log.append(gone() is None))
proxy = weakref.proxy(thing)
print(proxy.five(), type(proxy), isinstance(proxy, Thing))  # expect: 5 <class 'weakref.ProxyType'> True
del thing
print(reference(), noisy(), log)  # expect: None None [True]
try:
    proxy.five()
except ReferenceError as error:
    print(error)  # expect: weakly-referenced object no longer exists
for value in (1, "a", [], {}, (), None, object(), b"", range(3)):
    try:
        weakref.ref(value)
    except TypeError as error:
        print(error) if value == 1 else None  # expect: cannot create weak reference to 'int' object
values = weakref.WeakValueDictionary()
kept = Thing()
values["kept"] = kept
values["lost"] = Thing()
print(len(values), list(values.items()), "kept" in values, values.get("lost", 3))  # expect: 1 [('kept', Thing())] True 3
keys = weakref.WeakKeyDictionary()
keys[kept] = 1
print(dict(keys.items()), kept in keys, 5 in keys)  # expect: {Thing(): 1} True False
things = weakref.WeakSet([kept])
method = weakref.WeakMethod(kept.five)
print(len(things), kept in things, method()())  # expect: 1 True 5
del kept
print(len(values), len(keys), len(things), method())  # expect: 0 0 0 None
