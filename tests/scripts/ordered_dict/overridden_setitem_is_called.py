from collections import OrderedDict

class Loud(OrderedDict):
    def __setitem__(self, k, v):
        print('set', k, v)
        super().__setitem__(k, v)


l = Loud(a=1)
l.update({'b': 2})
l['c'] = 3
print(l, list(l), l.copy())
l.setdefault('d', 4)
# output:
# set a 1
# set b 2
# set c 3
# set a 1
# set b 2
# set c 3
# Loud({'a': 1, 'b': 2, 'c': 3}) ['a', 'b', 'c'] Loud({'a': 1, 'b': 2, 'c': 3})
# set d 4
