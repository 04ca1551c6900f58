from collections import UserList


def error(call):
    """What a call gives, or the exception that it ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


l = UserList([3, 1, 2])
l.sort()
print(l, l[0], l[1:], type(l[1:]), l + [4], [4] + l, l * 2, l == [1, 2, 3], l < [2], len(l), 3 in l)  # expect: [1, 2, 3] 1 [2, 3] <class 'collections.UserList'> [1, 2, 3, 4] [4, 1, 2, 3] [1, 2, 3, 1, 2, 3] True True 3 True
l.append(1)
l.extend((7, 8))
l.insert(0, 9)
print(l, l.pop(), l.count(1), l.index(9))  # expect: [9, 1, 2, 3, 1, 7] 8 2 0
l.remove(9)
l.reverse()
print(l, l.copy())  # expect: [7, 1, 3, 2, 1] [7, 1, 3, 2, 1]
l += [1]
l *= 2
print(l)  # expect: [7, 1, 3, 2, 1, 1, 7, 1, 3, 2, 1, 1]
del l[0]
l[0] = 5
print(l)  # expect: [5, 3, 2, 1, 1, 7, 1, 3, 2, 1, 1]
print(error(lambda: UserList(5)))  # expect: TypeError: 'int' object is not iterable
l.clear()
print(l)  # expect: []
print(error(lambda: UserList('abc')))  # expect: ['a', 'b', 'c']
print(error(lambda: hash(l)))  # expect: TypeError: unhashable type: 'UserList'
print(error(lambda: 2 * UserList([1])))  # expect: [1, 1]
print(error(lambda: UserList([1]) + UserList([2])))  # expect: [1, 2]
print(error(lambda: UserList([1, 2]) == UserList([1, 2])))  # expect: True
