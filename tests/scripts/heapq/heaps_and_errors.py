import heapq


def error(call):
    """What a call gives, or the exception that it ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


h = []
for x in [5, 1, 3, 9, 2]:
    heapq.heappush(h, x)
print(h)  # expect: [1, 2, 3, 9, 5]
print(heapq.heappop(h), h)  # expect: 1 [2, 5, 3, 9]
print(heapq.heapreplace(h, 0), h)  # expect: 2 [0, 5, 3, 9]
print(heapq.heappushpop(h, -1), heapq.heappushpop(h, 100), h)  # expect: -1 0 [3, 5, 100, 9]
x = [9, 8, 7, 6, 5, 4, 3, 2, 1, 0]
heapq.heapify(x)
print(x)  # expect: [0, 1, 3, 2, 5, 4, 7, 9, 6, 8]
print(error(lambda: heapq.heappush((1,), 2)))  # expect: TypeError: heappush() argument 1 must be list, not tuple
print(error(lambda: heapq.heappop([])))  # expect: IndexError: index out of range
print(error(lambda: heapq.heapreplace([], 1)))  # expect: IndexError: index out of range
print(error(lambda: heapq.heapify(5)))  # expect: TypeError: heapify() argument must be list, not int
print(error(lambda: heapq.heappush([])))  # expect: TypeError: heappush expected 2 arguments, got 1
print(error(lambda: heapq.heappush([1], 'a')))  # expect: TypeError: '<' not supported between instances of 'str' and 'int'
print(error(lambda: heapq.heappushpop([], 3)))  # expect: 3
print(error(lambda: heapq.heappop(5)))  # expect: TypeError: heappop() argument must be list, not int
print(error(lambda: heapq.heapify()))  # expect: TypeError: _heapq.heapify() takes exactly one argument (0 given)
print(error(lambda: heapq.heappush([1], 2, 3)))  # expect: TypeError: heappush expected 2 arguments, got 3
print(error(lambda: heapq.nlargest(2, [1, 5, 3])))  # expect: [5, 3]
print(error(lambda: heapq.nsmallest(2, [1, 5, 3], key=lambda x: -x)))  # expect: [5, 3]
print(error(lambda: heapq.nsmallest(1, [])))  # expect: []
print(error(lambda: heapq.nlargest(0, [1])))  # expect: []
print(error(lambda: heapq.nsmallest(-1, [1])))  # expect: []
print(error(lambda: heapq.nsmallest(1, [3, 1])))  # expect: [1]
print(error(lambda: heapq.nlargest(10, [1, 2])))  # expect: [2, 1]
print(error(lambda: heapq.nlargest('a', [1])))  # expect: TypeError: '>=' not supported between instances of 'str' and 'int'
print(error(lambda: list(heapq.merge([1, 4], [2, 3], [0]))))  # expect: [0, 1, 2, 3, 4]
print(error(lambda: list(heapq.merge(['bb', 'a'][::-1], ['ccc'], key=len))))  # expect: ['a', 'bb', 'ccc']
print(error(lambda: list(heapq.merge([3, 1], [2], reverse=True))))  # expect: [3, 2, 1]
print(error(lambda: list(heapq.merge())))  # expect: []
print(error(lambda: list(heapq.merge([1], [1], [1]))))  # expect: [1, 1, 1]
print(error(lambda: list(heapq.merge(5))))  # expect: TypeError: 'int' object is not iterable
print(heapq.__all__)  # expect: ['heappush', 'heappop', 'heapify', 'heapreplace', 'merge', 'nlargest', 'nsmallest', 'heappushpop']
h = [(3, 'c'), (1, 'a'), (2, 'b')]
heapq.heapify(h)
print([heapq.heappop(h) for _ in range(3)])  # expect: [(1, 'a'), (2, 'b'), (3, 'c')]


class T:
    def __init__(s, p):
        s.p = p

    def __lt__(s, o):
        return s.p < o.p

    def __repr__(s):
        return f'T{s.p}'


h = []
for p in (3, 1, 2):
    heapq.heappush(h, T(p))
print(heapq.heappop(h), h)  # expect: T1 [T2, T3]
print(error(lambda: heapq.heappush([(1, T)], (1, 5))))  # expect: TypeError: '<' not supported between instances of 'int' and 'type'


class Bad:
    def __lt__(s, o):
        h2.clear()
        return True


h2 = [Bad(), Bad()]
print(error(lambda: heapq.heappush(h2, Bad())))  # expect: RuntimeError: list changed size during iteration
h2 = [Bad(), Bad(), Bad()]
print(error(lambda: heapq.heappop(h2)))  # expect: RuntimeError: list changed size during iteration
