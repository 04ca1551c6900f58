"""Floating point: an integral, a heat equation on a rod, a logistic map."""


def integral(steps):
    width = 1.0 / steps
    total = 0.0
    for i in range(steps):
        x = (i + 0.5) * width
        total += 4.0 / (1.0 + x * x)
    return total * width


def heat(cells, steps):
    rod = [0.0] * cells
    rod[cells // 2] = 100.0
    for _ in range(steps):
        following = rod[:]
        for i in range(1, cells - 1):
            following[i] = rod[i] + 0.25 * (rod[i - 1] - 2.0 * rod[i] + rod[i + 1])
        rod = following
    return sum(rod), max(rod)


def logistic(steps):
    x = 0.3
    for _ in range(steps):
        x = 3.7 * x * (1.0 - x)
    return x


total, peak = heat(200, 1200)
print("%.9f %.6f %.6f %.6f" % (integral(300000), total, peak, logistic(300000)))
