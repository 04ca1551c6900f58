"""Keys of a multidict are seen once, its views are like sets, and what is not there is named by its key alone."""
import pickle

from multidict import CIMultiDict, CIMultiDictProxy, MultiDict, MultiDictProxy

tags = MultiDict([("tag", "a"), ("tag", "b"), ("n", "1")])
print(list(tags), len(tags), tags.keys(), len(tags.keys()), tags.items(), tags.values())
print(dict(tags), {**MultiDictProxy(tags)}, sorted(tags))
print(tags.keys() & {"tag", "x"}, tags.keys() - {"tag"}, sorted(tags.keys() | {"x"}), sorted({"x", "n"} ^ tags.keys()))
print({"x", "n"} - tags.keys(), tags.keys() == {"n", "tag"}, tags.keys() >= {"n"}, tags.items() & {("n", "1"), ("n", "2")})
print(tags.keys().isdisjoint(["x"]), ("tag", "b") in tags.items(), "b" in tags.values())
headers = CIMultiDict([("Accept", 1), ("accept", 2)])
print(list(headers), headers.keys() & {"ACCEPT"}, "aCCEPT" in headers.keys(), headers.keys() == {"accept"}, dict(headers))
print(pickle.loads(pickle.dumps(tags)) == tags, type(tags))
for attempt in (lambda: tags["zz"], lambda: tags.getall("zz"), lambda: tags.popall("zz"), lambda: headers[5],
                lambda: MultiDict([("a",)]), lambda: MultiDict([1]), lambda: tags.update("ab"),
                lambda: CIMultiDictProxy(tags), lambda: MultiDictProxy({})):
    try:
        attempt()
    except (KeyError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
tags["itself"] = tags
print(tags)

# output:
# ['tag', 'n'] 3 <_KeysView('tag', 'n')> 2 <_ItemsView('tag': 'a', 'tag': 'b', 'n': '1')> <_ValuesView('a', 'b', '1')>
# {'tag': 'a', 'n': '1'} {'tag': 'a', 'n': '1'} ['n', 'tag']
# {'tag'} {'n'} ['n', 'tag', 'x'] ['tag', 'x']
# {'x'} True True {('n', '1')}
# True True True
# ['Accept'] {'Accept'} True False {'Accept': 1}
# True <class 'multidict._multidict.MultiDict'>
# KeyError 'zz'
# KeyError 'zz'
# KeyError 'zz'
# TypeError CIMultiDict keys should be either str or subclasses of str
# ValueError multidict update sequence element #0 has length 1; 2 is required
# TypeError multidict cannot convert sequence element #0 to a sequence
# ValueError multidict update sequence element #0 has length 1; 2 is required
# TypeError ctor requires CIMultiDict or CIMultiDictProxy instance, not <class 'multidict._multidict.MultiDict'>
# TypeError ctor requires MultiDict or MultiDictProxy instance, not <class 'dict'>
# <MultiDict('tag': 'a', 'tag': 'b', 'n': '1', 'itself': ...)>
