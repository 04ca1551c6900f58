import heapq
def sieve(n):
    s = bytearray([1]) * (n + 1); s[:2] = b"\0\0"
    for i in range(2, int(n ** .5) + 1):
        if s[i]: s[i * i::i] = bytes(len(range(i * i, n + 1, i)))
    return [i for i, x in enumerate(s) if x]
print(sieve(50), len(sieve(10000)))
g = {"A": {"B": 1, "C": 4}, "B": {"C": 2, "D": 5}, "C": {"D": 1}, "D": {}}
def dijkstra(s):
    dist, pq = {s: 0}, [(0, s)]
    while pq:
        d, u = heapq.heappop(pq)
        if d > dist[u]: continue
        for v, w in g[u].items():
            if d + w < dist.get(v, float("inf")): dist[v] = d + w; heapq.heappush(pq, (d + w, v))
    return dist
print(dijkstra("A"))
def qs(a): return a if len(a) < 2 else qs([x for x in a[1:] if x < a[0]]) + [a[0]] + qs([x for x in a[1:] if x >= a[0]])
print(qs([5, 3, 8, 1, 9, 2, 5]))
def queens(n, r=0, c=(), d=(), e=()): return [[]] if r == n else [[k] + q for k in range(n) if k not in c and r + k not in d and r - k not in e for q in queens(n, r + 1, c + (k,), d + (r + k,), e + (r - k,))]
print(len(queens(6)), queens(5)[0])
def collatz(n):
    while n != 1: yield n; n = n // 2 if n % 2 == 0 else 3 * n + 1
    yield 1
print(*collatz(27), sep=",")
mat = [[1, 2], [3, 4]]; print([list(r) for r in zip(*mat)], [[sum(a * b for a, b in zip(r, c)) for c in zip(*mat)] for r in mat])
def hanoi(n, a="A", b="B", c="C"):
    if n: yield from hanoi(n - 1, a, c, b); yield a + c; yield from hanoi(n - 1, b, a, c)
print(*hanoi(3)); x, y = 1071, 462
while y: x, y = y, x % y
print(x, sum(d ** 3 for d in map(int, str(153))), sorted("listen") == sorted("silent"))

# output:
# [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47] 1229
# {'A': 0, 'B': 1, 'C': 3, 'D': 4}
# [1, 2, 3, 5, 5, 8, 9]
# 4 [0, 2, 4, 1, 3]
# 27,82,41,124,62,31,94,47,142,71,214,107,322,161,484,242,121,364,182,91,274,137,412,206,103,310,155,466,233,700,350,175,526,263,790,395,1186,593,1780,890,445,1336,668,334,167,502,251,754,377,1132,566,283,850,425,1276,638,319,958,479,1438,719,2158,1079,3238,1619,4858,2429,7288,3644,1822,911,2734,1367,4102,2051,6154,3077,9232,4616,2308,1154,577,1732,866,433,1300,650,325,976,488,244,122,61,184,92,46,23,70,35,106,53,160,80,40,20,10,5,16,8,4,2,1
# [[1, 3], [2, 4]] [[7, 10], [15, 22]]
# AC AB CB AC BA BC AC
# 21 153 True
