"""Loops over integers: greatest common divisors, digits, bits."""


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def coprime_pairs(limit):
    found = 0
    for a in range(1, limit):
        for b in range(a + 1, limit):
            if gcd(a, b) == 1:
                found += 1
    return found


def digit_sums(limit):
    total = 0
    i = 0
    while i < limit:
        rest = i
        while rest > 0:
            total += rest % 10
            rest //= 10
        i += 1
    return total


def parities(limit):
    odd = 0
    for i in range(limit):
        bits = i
        bits ^= bits >> 8
        bits ^= bits >> 4
        bits ^= bits >> 2
        bits ^= bits >> 1
        odd += bits & 1
    return odd


print(coprime_pairs(450), digit_sums(100000), parities(300000))
