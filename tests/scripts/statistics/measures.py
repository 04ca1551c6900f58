import statistics as s
from decimal import Decimal
from fractions import Fraction


def error(call):
    """The exception that a call ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(s.mean([1, 2, 3, 4]), s.mean([1, 2]), s.mean([Fraction(1, 2), 1]), s.mean([Decimal("0.5"), Decimal("0.75")]), s.fmean([1.5, 2.5]), s.fmean([1, 2], weights=[1, 3]), s.geometric_mean([54, 24, 36]), s.harmonic_mean([40, 60]), s.harmonic_mean([40, 60], weights=[5, 30]))  # expect: 2.5 1.5 3/4 0.625 2.0 1.75 36.000000000000014 48.0 56.0
print(s.median([3, 1, 2]), s.median([1, 2, 3, 4]), s.median_low([1, 2, 3, 4]), s.median_high([1, 2, 3, 4]), s.median_grouped([1, 2, 2, 3]), s.mode("aab"), s.multimode("aabb"), s.quantiles([1, 2, 3, 4, 5]), s.quantiles(range(10), n=5, method="inclusive"))  # expect: 2 2.5 2 3 2.0 a ['a', 'b'] [1.5, 3.0, 4.5] [1.8, 3.6, 5.4, 7.2]
print(s.stdev([1, 2, 3, 4]), s.pstdev([2, 4, 4, 4, 5, 5, 7, 9]), s.variance([1, 2, 3]), s.pvariance([1, 2, 3]), s.variance([Decimal("1.5"), Decimal("2.5")]), s.stdev([0.1, 0.2, 0.4]), s.pvariance([Fraction(1, 4), Fraction(5, 4)]))  # expect: 1.2909944487358056 2.0 1 0.6666666666666666 0.5 0.15275252316519466 1/4
print(s.covariance([1, 2, 3], [1, 2, 4]), s.correlation([1, 2, 3], [1, 2, 4]), s.correlation([1, 2, 3], [1, 4, 2], method="ranked"), s.linear_regression([1, 2, 3], [2, 4, 7]))  # expect: 1.5 0.9819805060619656 0.5 LinearRegression(slope=2.5, intercept=-0.666666666666667)
n = s.NormalDist(100, 15)
print(n, n.cdf(115), n.pdf(100), n.inv_cdf(0.975), n.zscore(130), n.quantiles(), n + 5, n * 2, n.overlap(s.NormalDist(110, 15)), s.NormalDist.from_samples([1, 2, 5]))  # expect: NormalDist(mu=100.0, sigma=15.0) 0.8413447460685429 0.02659615202676218 129.3994597681008 2.0 [89.88265374705878, 100.0, 110.11734625294122] NormalDist(mu=105.0, sigma=15.0) NormalDist(mu=200.0, sigma=30.0) 0.7388826803635273 NormalDist(mu=2.6666666666666665, sigma=2.0816659994661326)
print(n.samples(2, seed=1), s.kde([1, 2, 3], h=1)(2), s.kde([1, 2, 3], h=1, kernel="triangular", cumulative=True)(2.5))  # expect: [83.41006823153529, 115.38233458510831] 0.2942945764799065 0.6666666666666666
print(error(lambda: s.mean([])))  # expect: StatisticsError: mean requires at least one data point
print(error(lambda: s.median([])))  # expect: StatisticsError: no median for empty data
print(error(lambda: s.mode([])))  # expect: StatisticsError: no mode for empty data
print(error(lambda: s.stdev([1])))  # expect: StatisticsError: stdev requires at least two data points
print(error(lambda: s.harmonic_mean([-1, 2])))  # expect: StatisticsError: harmonic mean does not support negative values
print(error(lambda: s.geometric_mean([-1])))  # expect: StatisticsError: ('No negative inputs allowed', -1)
print(error(lambda: s.quantiles([], n=4)))  # expect: StatisticsError: must have at least one data point
print(error(lambda: s.correlation([1, 1], [1, 2])))  # expect: StatisticsError: at least one of the inputs is constant
print(error(lambda: s.mean(["a"])))  # expect: TypeError: can't convert type 'str' to numerator/denominator
print(issubclass(s.StatisticsError, ValueError))  # expect: True
