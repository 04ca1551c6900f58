def error(call):
    """What a call returns, or the exception that it ends in."""
    try:
        return repr(call())
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: list({1:1}.__iter__())))  # expect: [1]
print(error(lambda: [1]+(2,)))  # expect: TypeError: can only concatenate list (not "tuple") to list
print(error(lambda: [1]*"a"))  # expect: TypeError: can't multiply sequence by non-int of type 'str'
print(error(lambda: [1]*1.5))  # expect: TypeError: can't multiply sequence by non-int of type 'float'
print(error(lambda: [1][str("a")]))  # expect: TypeError: list indices must be integers or slices, not str
print(error(lambda: [1][5]))  # expect: IndexError: list index out of range
print(error(lambda: [].pop()))  # expect: IndexError: pop from empty list
print(error(lambda: [1].pop(5)))  # expect: IndexError: pop index out of range
print(error(lambda: [1].remove(5)))  # expect: ValueError: list.remove(x): x not in list
print(error(lambda: [1].index(5)))  # expect: ValueError: 5 is not in list
print(error(lambda: [1].insert("a",1)))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(error(lambda: [1].extend(5)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: [1].__setitem__(5,1)))  # expect: IndexError: list assignment index out of range
print(error(lambda: [1].__delitem__(5)))  # expect: IndexError: list assignment index out of range
print(error(lambda: [1,2].__setitem__(slice(0,2,2),[1,2])))  # expect: ValueError: attempt to assign sequence of size 2 to extended slice of size 1
print(error(lambda: [1].__setitem__(slice(0,1),5)))  # expect: TypeError: must assign iterable to extended slice
print(error(lambda: [1] < (1,)))  # expect: TypeError: '<' not supported between instances of 'list' and 'tuple'
print(error(lambda: [1,2,3].index(3,0,2)))  # expect: ValueError: 3 is not in list
print(error(lambda: [1,2,3].index(3,-1)))  # expect: 2
print(error(lambda: list(5)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: [1,2,3].count(1)))  # expect: 1
print(error(lambda: [1,2][slice("a")]))  # expect: TypeError: slice indices must be integers or None or have an __index__ method
print(error(lambda: [1,2][::0]))  # expect: ValueError: slice step cannot be zero
print(error(lambda: type.__call__(list)))  # expect: []
print(error(lambda: list.__new__(list)))  # expect: []
print(error(lambda: [3,1].sort(key=5)))  # expect: TypeError: 'int' object is not callable
print(error(lambda: [].sort(reverse="a")))  # expect: None
print(error(lambda: sorted([1,2],reverse=2)))  # expect: [2, 1]
