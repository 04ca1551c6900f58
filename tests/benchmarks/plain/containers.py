"""Containers: lists, dicts, sets, tuples, comprehensions, sorting."""


def pseudo_random(count):
    seed = 12345
    for _ in range(count):
        seed = (seed * 1103515245 + 12345) % 2147483648
        yield seed >> 8


def run(count):
    numbers = list(pseudo_random(count))
    by_rest = {}
    for number in numbers:
        by_rest.setdefault(number % 997, []).append(number)
    sizes = {rest: len(group) for rest, group in by_rest.items()}
    seen = {number & 4095 for number in numbers}
    pairs = [(number % 100, number) for number in numbers if number & 1]
    pairs.sort()
    ranked = sorted(sizes, key=lambda rest: (-sizes[rest], rest))
    grid = {}
    for i, number in enumerate(numbers):
        grid[i % 200, number % 200] = i
    crossings = sum(1 for x, y in grid if (y, x) in grid)
    firsts = [a for a, b in zip(pairs, pairs[1:]) if a[0] != b[0]]
    return len(seen), ranked[:3], len(grid), crossings, len(firsts), pairs[len(pairs) // 2]


print(run(120000))
