from collections.abc import *

class MySeq(Sequence):
    def __init__(s, d):
        s.d = d

    def __getitem__(s, i):
        return s.d[i]

    def __len__(s):
        return len(s.d)


class MyMap(MutableMapping):
    def __init__(s, *a, **k):
        s.d = {}
        s.update(*a, **k)

    def __getitem__(s, k):
        return s.d[k]

    def __setitem__(s, k, v):
        s.d[k] = v

    def __delitem__(s, k):
        del s.d[k]

    def __iter__(s):
        return iter(s.d)

    def __len__(s):
        return len(s.d)

    def __repr__(s):
        return f'MyMap({s.d})'


match {'a': 1}:
    case {'a': x}:
        print(x)  # expect: 1
match MySeq([1, 2]):
    case [p, q]:
        print('seq', p, q)  # expect: seq 1 2
match MyMap(a=1):
    case {'a': v}:
        print('map', v)  # expect: map 1
