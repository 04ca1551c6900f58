from typing import *


class Movie(TypedDict):
    name: str
    year: NotRequired[int]


class More(Movie, total=False):
    rating: Required[float]
    tag: ReadOnly[str]


Made = TypedDict("Made", {"in": int, "x": str}, total=False)
print(Movie(name="n"), type(Movie(name="n")), Movie.__annotations__, Movie.__total__, More.__total__)
print(sorted(Movie.__required_keys__), sorted(More.__required_keys__), sorted(More.__optional_keys__), sorted(More.__readonly_keys__), sorted(Made.__optional_keys__))
print(is_typeddict(Movie), is_typeddict(dict), Movie.__bases__, Movie.__mro__, get_type_hints(More))
for text in ("isinstance({}, Movie)", "type('Bad', (Movie, list), {})", "TypedDict('X', a=int)"):
    try:
        eval(text)
    except TypeError as error:
        print(error)

# output:
# {'name': 'n'} <class 'dict'> {'name': <class 'str'>, 'year': typing.NotRequired[int]} True False
# ['name'] ['name', 'rating'] ['tag', 'year'] ['tag'] ['in', 'x']
# True False (<class 'dict'>,) (<class '__main__.Movie'>, <class 'dict'>, <class 'object'>) {'name': <class 'str'>, 'year': <class 'int'>, 'rating': <class 'float'>, 'tag': <class 'str'>}
# TypedDict does not support instance and class checks
# cannot inherit from both a TypedDict type and a non-TypedDict base class
# TypedDict() got an unexpected keyword argument 'a'
