import copy
import pickle

its = {
 'list': lambda: iter([1,2,3]), 'tuple': lambda: iter((1,2,3)), 'str': lambda: iter('abc'), 'ustr': lambda: iter('äbc'),
 'range': lambda: iter(range(1,10,3)), 'big': lambda: iter(range(10**20,10**20+3)), 'dict': lambda: iter({1:2,3:4,5:6}), 'values': lambda: iter({1:2,3:4}.values()),
 'items': lambda: iter({1:2,3:4}.items()), 'set': lambda: iter({1,2,3}), 'bytes': lambda: iter(b'abc'), 'bytearray': lambda: iter(bytearray(b'abc')),
 'reversed': lambda: reversed([1,2,3]), 'reversedt': lambda: reversed((1,2,3)), 'revrange': lambda: reversed(range(3)), 'revdict': lambda: reversed({1:2,3:4}), 'enumerate': lambda: enumerate('abc',5),
 'zip': lambda: zip([1,2,3],'abc'), 'strict': lambda: zip([1,2,3],'abcd',strict=True), 'map': lambda: map(abs,[-1,-2,-3]), 'filter': lambda: filter(None,[1,0,2,3]), 'call': lambda: iter(int,1),
}
for name, make in its.items():
    it = make(); next(it)
    c = copy.copy(it)
    if name == 'call': print(next(c)); continue
    try: print(name, list(copy.deepcopy(it)), end=' ')
    except Exception as e: print(name, type(e).__name__, e, end=' ')
    try: print(list(pickle.loads(pickle.dumps(make()))), end=' ')
    except Exception as e: print(type(e).__name__, e, end=' ')
    try: print(list(c))
    except Exception as e: print(type(e).__name__, e)
    r=make()
    print(r.__reduce__()[0], len(r.__reduce__()), type(copy.copy(make())).__name__)
x = iter([1,2,3]); list(x); print(list(copy.copy(x)), x.__reduce__())
l=[1,2,3]; x=iter(l); next(x); y=copy.copy(x); l.append(4); print(list(y), list(x))
try: copy.copy(i for i in [])
except TypeError as e: print(e)

# output:
# list [2, 3] [1, 2, 3] [2, 3]
# <built-in function iter> 3 list_iterator
# tuple [2, 3] [1, 2, 3] [2, 3]
# <built-in function iter> 3 tuple_iterator
# str ['b', 'c'] ['a', 'b', 'c'] ['b', 'c']
# <built-in function iter> 3 str_ascii_iterator
# ustr ['b', 'c'] ['ä', 'b', 'c'] ['b', 'c']
# <built-in function iter> 3 str_iterator
# range [4, 7] [1, 4, 7] [4, 7]
# <built-in function iter> 3 range_iterator
# big [100000000000000000001, 100000000000000000002] [100000000000000000000, 100000000000000000001, 100000000000000000002] [100000000000000000001, 100000000000000000002]
# <built-in function iter> 3 longrange_iterator
# dict [3, 5] [1, 3, 5] [3, 5]
# <built-in function iter> 2 list_iterator
# values [4] [2, 4] [4]
# <built-in function iter> 2 list_iterator
# items [(3, 4)] [(1, 2), (3, 4)] [(3, 4)]
# <built-in function iter> 2 list_iterator
# set [2, 3] [1, 2, 3] [2, 3]
# <built-in function iter> 2 list_iterator
# bytes [98, 99] [97, 98, 99] [98, 99]
# <built-in function iter> 3 bytes_iterator
# bytearray [98, 99] [97, 98, 99] [98, 99]
# <built-in function iter> 3 bytearray_iterator
# reversed [2, 1] [3, 2, 1] [2, 1]
# <class 'reversed'> 3 list_reverseiterator
# reversedt [2, 1] [3, 2, 1] [2, 1]
# <class 'reversed'> 3 reversed
# revrange [1, 0] [2, 1, 0] [1, 0]
# <built-in function iter> 3 range_iterator
# revdict [1] [3, 1] [1]
# <built-in function iter> 2 list_iterator
# enumerate [(6, 'b'), (7, 'c')] [(5, 'a'), (6, 'b'), (7, 'c')] [(6, 'b'), (7, 'c')]
# <class 'enumerate'> 2 enumerate
# zip [(2, 'b'), (3, 'c')] [(1, 'a'), (2, 'b'), (3, 'c')] [(2, 'b'), (3, 'c')]
# <class 'zip'> 2 zip
# strict ValueError zip() argument 2 is longer than argument 1 ValueError zip() argument 2 is longer than argument 1 ValueError zip() argument 2 is longer than argument 1
# <class 'zip'> 3 zip
# map [2, 3] [1, 2, 3] [2, 3]
# <class 'map'> 2 map
# filter [2, 3] [1, 2, 3] [2, 3]
# <class 'filter'> 2 filter
# 0
# [] (<built-in function iter>, ([],))
# [2, 3, 4] [2, 3, 4]
# cannot pickle 'generator' object
