"""Basic statistics module: averages, medians, modes, spread, regression, normal distributions.

Sums of ints, floats, Fractions and Decimals are exact; results are rounded once.
"""

import math
import numbers
import random as _random
from bisect import bisect_left, bisect_right
from collections import namedtuple
from decimal import Decimal
from fractions import Fraction
from math import acos, asin, atan, cos, cosh, erf, exp, fabs, fsum, hypot, log, pi, sin, sqrt, sumprod, tan, tau

__all__ = [
    "NormalDist",
    "StatisticsError",
    "correlation",
    "covariance",
    "fmean",
    "geometric_mean",
    "harmonic_mean",
    "kde",
    "kde_random",
    "linear_regression",
    "mean",
    "median",
    "median_grouped",
    "median_high",
    "median_low",
    "mode",
    "multimode",
    "pstdev",
    "pvariance",
    "quantiles",
    "stdev",
    "variance",
]


class StatisticsError(ValueError):
    pass


# Exact sums: numerators are added up by denominator, which keeps the numbers small and loses nothing.


def _common_type(a, b):
    """The type of a result made from values of two types."""
    if a is b or b is int or b is bool:
        return a
    if a is int:
        return b
    if issubclass(b, a):
        return b
    if issubclass(a, b):
        return a
    if issubclass(a, int):
        return b
    if issubclass(b, int):
        return a
    if issubclass(a, Fraction) and issubclass(b, float):
        return b
    if issubclass(a, float) and issubclass(b, Fraction):
        return a
    raise TypeError(f"don't know how to coerce {a.__name__} and {b.__name__}")


def _ratio(x):
    """The exact numerator and denominator; (x, None) for infinities and NaN."""
    try:
        return x.as_integer_ratio()
    except AttributeError:
        pass
    except (OverflowError, ValueError):
        return (x, None)
    try:
        return (x.numerator, x.denominator)
    except AttributeError:
        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator")


def _total(sums, power=1):
    if None in sums:
        return sums[None]
    return sum(Fraction(n, d**power) for d, n in sums.items())


def _sum(data):
    """The type of the result, the exact sum, the count."""
    count = 0
    types = {}
    sums = {}
    for x in data:
        types[type(x)] = True
        n, d = _ratio(x)
        count += 1
        sums[d] = sums.get(d, 0) + n
    kind = int
    for other in types:
        kind = _common_type(kind, other)
    return kind, Fraction(0) + _total(sums) if None not in sums else sums[None], count


def _squares(data, center=None):
    """The type of the result, the exact sum of squared deviations, the mean, the count."""
    if center is not None:
        kind, total, count = _sum((x - center) * (x - center) for x in data)
        return kind, total, center, count
    count = 0
    types = {}
    sums = {}
    squares = {}
    for x in data:
        types[type(x)] = True
        n, d = _ratio(x)
        count += 1
        sums[d] = sums.get(d, 0) + n
        squares[d] = squares.get(d, 0) + n * n
    kind = int
    for other in types:
        kind = _common_type(kind, other)
    if not count:
        return kind, Fraction(0), Fraction(0), 0
    if None in sums:
        return kind, sums[None], sums[None], count
    total = _total(sums) + Fraction(0)
    deviation = (count * _total(squares, 2) - total * total) / count
    return kind, deviation, total / count, count


def _convert(value, kind):
    """The exact value as a number of the type."""
    if type(value) is kind:
        return value
    if issubclass(kind, int) and value.denominator != 1:
        kind = float
    try:
        return kind(value)
    except TypeError:
        if issubclass(kind, Decimal):
            return kind(value.numerator) / kind(value.denominator)
        raise


def _odd_root(n, m):
    """The square root of n/m as an int, rounded to odd where inexact (so that a later rounding is right)."""
    root = math.isqrt(n // m)
    return root | (root * root * m != n)


def _float_root(n, m):
    """The square root of n/m as a float, correctly rounded."""
    shift = (n.bit_length() - m.bit_length() - 109) // 2
    if shift >= 0:
        return (_odd_root(n, m << 2 * shift) << shift) / 1
    return _odd_root(n << -2 * shift, m) / (1 << -shift)


def _decimal_root(n, m):
    """The square root of n/m as a Decimal, correctly rounded in the context."""
    if n <= 0:
        if not n:
            return Decimal("0.0")
        n, m = -n, -m
    root = (Decimal(n) / Decimal(m)).sqrt()
    # The quotient was rounded before the root: a neighbour may be nearer. Compare with the midpoints.
    exact = 4 * Fraction(n, m)
    for neighbour, nearer in ((root.next_plus(), lambda x: exact > x), (root.next_minus(), lambda x: exact < x)):
        if nearer((Fraction(root) + Fraction(neighbour)) ** 2):
            return neighbour
    return root


def _root(value, kind):
    if issubclass(kind, Decimal):
        return _decimal_root(value.numerator, value.denominator)
    return _float_root(value.numerator, value.denominator)


def _not_negative(values, message):
    for x in values:
        if x < 0:
            raise StatisticsError(message)
        yield x


# Averages


def mean(data):
    """Return the sample arithmetic mean of data."""
    kind, total, n = _sum(data)
    if n < 1:
        raise StatisticsError("mean requires at least one data point")
    return _convert(total / n, kind)


def fmean(data, weights=None):
    """Convert data to floats and compute the arithmetic mean."""
    if weights is None:
        if not hasattr(data, "__len__"):
            data = list(data)
        n = len(data)
        total = fsum(data)
        if not n:
            raise StatisticsError("fmean requires at least one data point")
        return total / n
    if not isinstance(weights, (list, tuple)):
        weights = list(weights)
    try:
        total = sumprod(data, weights)
    except ValueError:
        raise StatisticsError("data and weights must be the same length")
    weight = fsum(weights)
    if not weight:
        raise StatisticsError("sum of weights must be non-zero")
    return total / weight


def geometric_mean(data):
    """Convert data to floats and compute the geometric mean."""
    n = 0
    zero = False
    logs = []
    for x in data:
        n += 1
        if x > 0.0 or math.isnan(x):
            logs.append(log(x))
        elif x == 0.0:
            zero = True
        else:
            raise StatisticsError("No negative inputs allowed", x)
    total = fsum(logs)
    if not n:
        raise StatisticsError("Must have a non-empty dataset")
    if math.isnan(total):
        return math.nan
    if zero:
        return math.nan if total == math.inf else 0.0
    return exp(total / n)


def harmonic_mean(data, weights=None):
    """Return the harmonic mean of data: the reciprocal of the mean of the reciprocals."""
    if iter(data) is data:
        data = list(data)
    message = "harmonic mean does not support negative values"
    n = len(data)
    if n < 1:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if n == 1 and weights is None:
        x = data[0]
        if not isinstance(x, (numbers.Real, Decimal)):
            raise TypeError("unsupported type")
        if x < 0:
            raise StatisticsError(message)
        return x
    if weights is None:
        weights = [1] * n
        weight = n
    else:
        if iter(weights) is weights:
            weights = list(weights)
        if len(weights) != n:
            raise StatisticsError("Number of weights does not match data size")
        _, weight, _ = _sum(_not_negative(weights, message))
    try:
        kind, total, _ = _sum(w / x if w else 0 for w, x in zip(weights, _not_negative(data, message)))
    except ZeroDivisionError:
        return 0
    if total <= 0:
        raise StatisticsError("Weighted sum must be positive")
    return _convert(weight / total, kind)


# Medians, modes, quantiles


def _sorted(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data, len(data) // 2


def median(data):
    """Return the median (middle value) of numeric data: the mean of the two middle ones where their number is even."""
    data, middle = _sorted(data)
    if len(data) % 2:
        return data[middle]
    return (data[middle - 1] + data[middle]) / 2


def median_low(data):
    """Return the low median of numeric data."""
    data, middle = _sorted(data)
    return data[middle] if len(data) % 2 else data[middle - 1]


def median_high(data):
    """Return the high median of data."""
    data, middle = _sorted(data)
    return data[middle]


def median_grouped(data, interval=1.0):
    """Estimates the median for numeric data binned around the midpoints of consecutive, fixed-width intervals."""
    data, middle = _sorted(data)
    x = data[middle]
    below = bisect_left(data, x)
    inside = bisect_right(data, x, lo=below) - below
    try:
        interval = float(interval)
        x = float(x)
    except ValueError:
        raise TypeError("Value cannot be converted to a float")
    return x - interval / 2.0 + interval * (len(data) / 2 - below) / inside


def _counts(data):
    counts = {}
    for x in data:
        counts[x] = counts.get(x, 0) + 1
    return counts


def mode(data):
    """Return the most common data point from discrete or nominal data, the first one of several."""
    counts = _counts(data)
    if not counts:
        raise StatisticsError("no mode for empty data")
    return max(counts, key=counts.get)


def multimode(data):
    """Return a list of the most frequently occurring values."""
    counts = _counts(data)
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]


def quantiles(data, *, n=4, method="exclusive"):
    """Divide *data* into *n* continuous intervals with equal probability; returns the (n - 1) cut points."""
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    size = len(data)
    if size < 2:
        if size == 1:
            return data * (n - 1)
        raise StatisticsError("must have at least one data point")
    if method == "inclusive":
        cuts = (divmod(i * (size - 1), n) for i in range(1, n))
        return [(data[j] * (n - rest) + data[j + 1] * rest) / n for j, rest in cuts]
    if method == "exclusive":
        result = []
        for i in range(1, n):
            j = min(max(i * (size + 1) // n, 1), size - 1)
            rest = i * (size + 1) - j * n
            result.append((data[j - 1] * (n - rest) + data[j] * rest) / n)
        return result
    raise ValueError(f"Unknown method: {method!r}")


# Spread


def variance(data, xbar=None):
    """Return the sample variance of data."""
    kind, squares, _, n = _squares(data, xbar)
    if n < 2:
        raise StatisticsError("variance requires at least two data points")
    return _convert(squares / (n - 1), kind)


def pvariance(data, mu=None):
    """Return the population variance of ``data``."""
    kind, squares, _, n = _squares(data, mu)
    if n < 1:
        raise StatisticsError("pvariance requires at least one data point")
    return _convert(squares / n, kind)


def stdev(data, xbar=None):
    """Return the square root of the sample variance."""
    kind, squares, _, n = _squares(data, xbar)
    if n < 2:
        raise StatisticsError("stdev requires at least two data points")
    return _root(squares / (n - 1), kind)


def pstdev(data, mu=None):
    """Return the square root of the population variance."""
    kind, squares, _, n = _squares(data, mu)
    if n < 1:
        raise StatisticsError("pstdev requires at least one data point")
    return _root(squares / n, kind)


# Two variables


def _scaled_root(x, y):
    """sqrt(x * y) with a correction of the last bit, and without overflow in between."""
    root = sqrt(x * y)
    if not math.isfinite(root):
        if math.isinf(root) and not math.isinf(x) and not math.isinf(y):
            scale = 2.0**-512
            return _scaled_root(scale * x, scale * y) / scale
        return root
    if not root:
        if x and y:
            scale = 2.0**537
            return _scaled_root(scale * x, scale * y) / scale
        return root
    return root + sumprod((x, root), (y, -root)) / (2.0 * root)


def _check_pair(x, y, what):
    n = len(x)
    if len(y) != n:
        raise StatisticsError(f"{what} requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError(f"{what} requires at least two data points")
    return n


def _centered(x):
    center = fsum(x) / len(x)
    return [item - center for item in x]


def _ranks(data, start):
    """Ranks from `start` on; equal values share the mean of theirs."""
    order = sorted(range(len(data)), key=lambda at: data[at])
    ranks = [0] * len(data)
    first = 0
    while first < len(order):
        last = first
        while last < len(order) and data[order[last]] == data[order[first]]:
            last += 1
        rank = start + first + (last - first - 1) / 2
        for at in order[first:last]:
            ranks[at] = rank
        first = last
    return ranks


def covariance(x, y, /):
    """Return the sample covariance of two inputs *x* and *y*."""
    n = _check_pair(x, y, "covariance")
    return sumprod(_centered(x), _centered(y)) / (n - 1)


def correlation(x, y, /, *, method="linear"):
    """Pearson's correlation coefficient, or with method='ranked' Spearman's."""
    n = _check_pair(x, y, "correlation")
    if method not in {"linear", "ranked"}:
        raise ValueError(f"Unknown method: {method!r}")
    if method == "ranked":
        start = (n - 1) / -2
        x, y = _ranks(x, start), _ranks(y, start)
    else:
        x, y = _centered(x), _centered(y)
    xy, xx, yy = sumprod(x, y), sumprod(x, x), sumprod(y, y)
    try:
        return xy / _scaled_root(xx, yy)
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant")


LinearRegression = namedtuple("LinearRegression", ("slope", "intercept"))


def linear_regression(x, y, /, *, proportional=False):
    """Slope and intercept for simple linear regression."""
    n = _check_pair(x, y, "linear regression")
    x_center = y_center = 0.0
    if not proportional:
        x_center, y_center = fsum(x) / n, fsum(y) / n
        x, y = [item - x_center for item in x], [item - y_center for item in y]
    xy = sumprod(x, y) + 0.0
    xx = sumprod(x, x)
    try:
        slope = xy / xx
    except ZeroDivisionError:
        raise StatisticsError("x is constant")
    return LinearRegression(slope=slope, intercept=0.0 if proportional else y_center - slope * x_center)


# The normal distribution

_ROOT_2 = sqrt(2.0)

# Wichura's algorithm AS 241 (1988), PPND16: coefficients from the highest power down.
_CENTER = (
    (2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
     13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608),
    (5226.495278852854561, 28729.085735721942674, 39307.895800092710610, 21213.794301586595867,
     5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1.0),
)
_MIDDLE = (
    (7.7454501427834140764e-4, 2.27238449892691845833e-2, 2.4178072517745061177e-1, 1.27045825245236838258,
     3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734),
    (1.05075007164441684324e-9, 5.475938084995344946e-4, 1.51986665636164571966e-2, 1.4810397642748007459e-1,
     6.8976733498510000455e-1, 1.6763848301838038494, 2.05319162663775882187, 1.0),
)
_TAIL = (
    (2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.2426609473880784386e-3, 2.6532189526576123093e-2,
     2.9656057182850489123e-1, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772),
    (2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
     1.4875361290850614525e-2, 1.3692988092273580531e-1, 5.9983220655588793769e-1, 1.0),
)


def _horner(coefficients, x):
    result = 0.0
    for coefficient in coefficients:
        result = result * x + coefficient
    return result


def _normal_quantile(p, mu, sigma):
    q = p - 0.5
    if fabs(q) <= 0.425:
        r = 0.180625 - q * q
        return mu + _horner(_CENTER[0], r) * q / _horner(_CENTER[1], r) * sigma
    r = sqrt(-log(p if q <= 0.0 else 1.0 - p))
    table, r = (_MIDDLE, r - 1.6) if r <= 5.0 else (_TAIL, r - 5.0)
    x = _horner(table[0], r) / _horner(table[1], r)
    return mu + (-x if q < 0.0 else x) * sigma


class NormalDist:
    "Normal distribution of a random variable"

    __slots__ = {
        "_mu": "Arithmetic mean of a normal distribution",
        "_sigma": "Standard deviation of a normal distribution",
    }

    def __init__(self, mu=0.0, sigma=1.0):
        "NormalDist where mu is the mean and sigma is the standard deviation."
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data):
        "Make a normal distribution instance from sample data."
        _, squares, center, n = _squares(data)
        if n < 2:
            raise StatisticsError("stdev requires at least two data points")
        spread = squares / (n - 1)
        return cls(float(center), _float_root(spread.numerator, spread.denominator))

    def samples(self, n, *, seed=None):
        "Generate *n* samples for a given mean and standard deviation."
        draw = _random.random if seed is None else _random.Random(seed).random
        return [_normal_quantile(draw(), self._mu, self._sigma) for _ in range(n)]

    def pdf(self, x):
        "Probability density function.  P(x <= X < x+dx) / dx"
        square = self._sigma * self._sigma
        if not square:
            raise StatisticsError("pdf() not defined when sigma is zero")
        distance = x - self._mu
        return exp(distance * distance / (-2.0 * square)) / sqrt(tau * square)

    def cdf(self, x):
        "Cumulative distribution function.  P(X <= x)"
        if not self._sigma:
            raise StatisticsError("cdf() not defined when sigma is zero")
        return 0.5 * (1.0 + erf((x - self._mu) / (self._sigma * _ROOT_2)))

    def inv_cdf(self, p):
        "Inverse cumulative distribution function.  x : P(X <= x) = p"
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError("p must be in the range 0.0 < p < 1.0")
        return _normal_quantile(p, self._mu, self._sigma)

    def quantiles(self, n=4):
        "Divide into *n* continuous intervals with equal probability."
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def overlap(self, other):
        "Compute the overlapping coefficient (OVL) between two normal distributions."
        if not isinstance(other, NormalDist):
            raise TypeError("Expected another NormalDist instance")
        a, b = self, other
        if (b._sigma, b._mu) < (a._sigma, a._mu):
            a, b = b, a
        a_square, b_square = a.variance, b.variance
        if not a_square or not b_square:
            raise StatisticsError("overlap() not defined when sigma is zero")
        widening = b_square - a_square
        distance = fabs(b._mu - a._mu)
        if not widening:
            return 1.0 - erf(distance / (2.0 * a._sigma * _ROOT_2))
        # Where the two curves cross.
        middle = a._mu * b_square - b._mu * a_square
        half = a._sigma * b._sigma * sqrt(distance * distance + widening * log(b_square / a_square))
        x1, x2 = (middle + half) / widening, (middle - half) / widening
        return 1.0 - (fabs(b.cdf(x1) - a.cdf(x1)) + fabs(b.cdf(x2) - a.cdf(x2)))

    def zscore(self, x):
        "Compute the Standard Score.  (x - mean) / stdev"
        if not self._sigma:
            raise StatisticsError("zscore() not defined when sigma is zero")
        return (x - self._mu) / self._sigma

    @property
    def mean(self):
        "Arithmetic mean of the normal distribution."
        return self._mu

    @property
    def median(self):
        "Return the median of the normal distribution"
        return self._mu

    @property
    def mode(self):
        "Return the mode of the normal distribution"
        return self._mu

    @property
    def stdev(self):
        "Standard deviation of the normal distribution."
        return self._sigma

    @property
    def variance(self):
        "Square of the standard deviation."
        return self._sigma * self._sigma

    def __add__(x1, x2):
        "Add a constant or another (independent) NormalDist instance."
        if isinstance(x2, NormalDist):
            return NormalDist(x1._mu + x2._mu, hypot(x1._sigma, x2._sigma))
        return NormalDist(x1._mu + x2, x1._sigma)

    def __sub__(x1, x2):
        "Subtract a constant or another (independent) NormalDist instance."
        if isinstance(x2, NormalDist):
            return NormalDist(x1._mu - x2._mu, hypot(x1._sigma, x2._sigma))
        return NormalDist(x1._mu - x2, x1._sigma)

    def __mul__(x1, x2):
        "Multiply both mu and sigma by a constant."
        return NormalDist(x1._mu * x2, x1._sigma * fabs(x2))

    def __truediv__(x1, x2):
        "Divide both mu and sigma by a constant."
        return NormalDist(x1._mu / x2, x1._sigma / fabs(x2))

    def __pos__(x1):
        "Return a copy of the instance."
        return NormalDist(x1._mu, x1._sigma)

    def __neg__(x1):
        "Negates mu while keeping sigma the same."
        return NormalDist(-x1._mu, x1._sigma)

    __radd__ = __add__

    def __rsub__(x1, x2):
        "Subtract a NormalDist from a constant or another NormalDist."
        return -(x1 - x2)

    __rmul__ = __mul__

    def __eq__(x1, x2):
        "Two NormalDist objects are equal if their mu and sigma are both equal."
        if not isinstance(x2, NormalDist):
            return NotImplemented
        return x1._mu == x2._mu and x1._sigma == x2._sigma

    def __hash__(self):
        "NormalDist objects hash equal if their mu and sigma are both equal."
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f"{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})"

    def __getstate__(self):
        return self._mu, self._sigma

    def __setstate__(self, state):
        self._mu, self._sigma = state


# Kernel density estimation. A kernel: density, its integral, the inverse of that, and how far it reaches (None: everywhere).


def _solve(estimate, function, slope):
    """The inverse of a function by Newton's method."""

    def inverse(y):
        x = estimate(y)
        while abs(miss := function(x) - y) > 1e-12:
            x -= miss / slope(x)
        return x

    return inverse


def _quartic_estimate(p):
    sign, p = (1.0, p) if p <= 1 / 2 else (-1.0, 1.0 - p)
    x = (2.0 * p) ** 0.4258865685331 - 1.0
    if p >= 0.004:
        x += 0.026818732 * sin(7.101753784 * p + 2.73230839482953)
    return x * sign


def _triweight_estimate(p):
    sign, p = (1.0, p) if p <= 1 / 2 else (-1.0, 1.0 - p)
    return ((2.0 * p) ** 0.3400218741872791 - 1.0) * sign


def _quartic_density(t):
    return 15 / 16 * (1.0 - t * t) ** 2


def _quartic_integral(t):
    return 3 / 16 * t**5 - 5 / 8 * t**3 + 15 / 16 * t + 1 / 2


def _triweight_density(t):
    return 35 / 32 * (1.0 - t * t) ** 3


def _triweight_integral(t):
    return 35 / 32 * (-1 / 7 * t**7 + 3 / 5 * t**5 - t**3 + t) + 1 / 2


_KERNELS = {
    "normal": (
        lambda t: exp(-1 / 2 * t * t) / sqrt(2 * pi),
        lambda t: 1 / 2 * (1.0 + erf(t / sqrt(2))),
        NormalDist().inv_cdf,
        None,
    ),
    "logistic": (
        lambda t: 1 / 2 / (1.0 + cosh(t)),
        lambda t: 1.0 - 1.0 / (exp(t) + 1.0),
        lambda p: log(p / (1 - p)),
        None,
    ),
    "sigmoid": (
        lambda t: 1 / pi / cosh(t),
        lambda t: 2 / pi * atan(exp(t)),
        lambda p: log(tan(p * pi / 2)),
        None,
    ),
    "rectangular": (lambda t: 1 / 2, lambda t: 1 / 2 * t + 1 / 2, lambda p: 2 * p - 1, 1.0),
    "triangular": (
        lambda t: 1.0 - abs(t),
        lambda t: t * t * (1 / 2 if t < 0.0 else -1 / 2) + t + 1 / 2,
        lambda p: sqrt(2 * p) - 1 if p < 1 / 2 else 1 - sqrt(2 - 2 * p),
        1.0,
    ),
    "parabolic": (
        lambda t: 3 / 4 * (1.0 - t * t),
        lambda t: -1 / 4 * t**3 + 3 / 4 * t + 1 / 2,
        lambda p: 2 * cos((acos(2 * p - 1) + pi) / 3),
        1.0,
    ),
    "quartic": (
        _quartic_density,
        _quartic_integral,
        _solve(_quartic_estimate, _quartic_integral, _quartic_density),
        1.0,
    ),
    "triweight": (
        _triweight_density,
        _triweight_integral,
        _solve(_triweight_estimate, _triweight_integral, _triweight_density),
        1.0,
    ),
    "cosine": (
        lambda t: pi / 4 * cos(pi / 2 * t),
        lambda t: 1 / 2 * sin(pi / 2 * t) + 1 / 2,
        lambda p: 2 * asin(2 * p - 1) / pi,
        1.0,
    ),
}
for _name, _other in (("gauss", "normal"), ("uniform", "rectangular"), ("epanechnikov", "parabolic"), ("biweight", "quartic")):
    _KERNELS[_name] = _KERNELS[_other]


def _kernel(data, h, name):
    if not len(data):
        raise StatisticsError("Empty data sequence")
    if not isinstance(data[0], (int, float)):
        raise TypeError("Data sequence must contain ints or floats")
    if h <= 0.0:
        raise StatisticsError(f"Bandwidth h must be positive, not {h=!r}")
    if name not in _KERNELS:
        raise StatisticsError(f"Unknown kernel name: {name!r}")
    return _KERNELS[name]


def kde(data, h, kernel="normal", *, cumulative=False):
    """Kernel Density Estimation: a continuous probability density (or cumulative distribution) from discrete samples."""
    density, integral, _, support = _kernel(data, h, kernel)

    def near(x):
        """The samples that a kernel of finite support sees, and how many lie below them."""
        if support is None:
            return data, 0
        sample = sorted(data)
        first = bisect_left(sample, x - h * support)
        return sample[first : bisect_right(sample, x + h * support)], first

    def pdf(x):
        seen, _ = near(x)
        return sum(density((x - item) / h) for item in seen) / (len(data) * h)

    def cdf(x):
        seen, below = near(x)
        return sum((integral((x - item) / h) for item in seen), below) / len(data)

    if cumulative:
        cdf.__doc__ = f"CDF estimate with {h=!r} and {kernel=!r}"
        return cdf
    pdf.__doc__ = f"PDF estimate with {h=!r} and {kernel=!r}"
    return pdf


def kde_random(data, h, kernel="normal", *, seed=None):
    """A function that makes a random selection from the density that kde(data, h, kernel) estimates."""
    _, _, inverse, _ = _kernel(data, h, kernel)
    source = _random.Random(seed)

    def rand():
        return source.choice(data) + h * inverse(source.random())

    rand.__doc__ = f"Random KDE selection with {h=!r} and {kernel=!r}"
    return rand
