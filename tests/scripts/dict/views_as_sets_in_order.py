# Results are made in CPython's way, so small integers come in its order.


def error(call):
    """What a call returns, or the exception that it ends in."""
    try:
        return repr(call())
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


numbers = {9: 1, 3: 1, 7: 1, 200: 1, 64: 1}
print(error(lambda: {9, 3, 7, 200, 64} - {3: 1}.keys()))  # expect: {64, 7, 200, 9}
print(error(lambda: frozenset({9, 3, 7, 200, 64}) - {3: 1}.keys()))  # expect: {64, 7, 200, 9}
print(error(lambda: {9, 3, 7, 200, 64} ^ {3: 1, 77: 1}.keys()))  # expect: {64, 7, 200, 9, 77}
print(error(lambda: numbers.keys() - {3}))  # expect: {64, 7, 200, 9}
print(error(lambda: numbers.keys() - [3]))  # expect: {64, 7, 200, 9}
print(error(lambda: numbers.keys() - {3: 1}.keys()))  # expect: {64, 7, 200, 9}
print(error(lambda: numbers.keys() ^ {3: 1, 5: 2, 1000: 3}.keys()))  # expect: {64, 5, 7, 200, 9, 1000}
print(error(lambda: numbers.keys() ^ [3, 5, 1000]))  # expect: {64, 5, 7, 200, 9, 1000}
print(error(lambda: numbers.keys() | [3, 5, 1000]))  # expect: {64, 3, 5, 7, 200, 9, 1000}
print(error(lambda: [3, 5, 1000] | numbers.keys()))  # expect: {64, 3, 5, 7, 1000, 9, 200}
print(error(lambda: [3, 9, 1000] & numbers.keys()))  # expect: {9, 3}
print(error(lambda: [3, 9, 1000] - numbers.keys()))  # expect: {1000}
print(error(lambda: [3, 9, 1000] ^ numbers.keys()))  # expect: {64, 7, 1000, 200}
print(error(lambda: numbers.keys() & [64, 3, 9]))  # expect: {64, 9, 3}
print(error(lambda: numbers.keys() & {64, 3, 9}))  # expect: {64, 9, 3}
print(error(lambda: {64: 1, 3: 1, 9: 1}.keys() & numbers.keys()))  # expect: {64, 9, 3}
print(error(lambda: {64: 1, 3: 1, 9: 1}.keys() & {9, 3, 7, 200, 64, 1}))  # expect: {64, 9, 3}
print(error(lambda: {i: 1 for i in range(0, 200, 13)}.keys() ^ {26, 13, 5}))  # expect: {0, 65, 130, 195, 5, 78, 143, 91, 156, 39, 104, 169, 52, 117, 182}
print(error(lambda: {i: 1 for i in range(0, 2000, 130)}.keys() | {26, 13, 5}))  # expect: {0, 130, 260, 5, 390, 520, 650, 780, 13, 910, 1040, 1170, 1300, 1430, 1560, 1690, 26, 1820, 1950}
