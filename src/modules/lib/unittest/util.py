"""Small things that the parts of `unittest` share: short texts of long values, differences of lists."""

from os.path import commonprefix

__unittest = True

_MAX_LENGTH = 80
_PLACEHOLDER_LEN = 12
_MIN_BEGIN_LEN = 5
_MIN_END_LEN = 5
_MIN_COMMON_LEN = 5
_MIN_DIFF_LEN = _MAX_LENGTH - (_MIN_BEGIN_LEN + _PLACEHOLDER_LEN + _MIN_COMMON_LEN + _PLACEHOLDER_LEN + _MIN_END_LEN)


def _shorten(s, prefixlen, suffixlen):
    skip = len(s) - prefixlen - suffixlen
    if skip > _PLACEHOLDER_LEN:
        s = f"{s[:prefixlen]}[{skip} chars]{s[len(s) - suffixlen:]}"
    return s


def _common_shorten_repr(*args):
    """Texts of values, so short that where they differ can be seen."""
    texts = tuple(map(safe_repr, args))
    longest = max(map(len, texts))
    if longest <= _MAX_LENGTH:
        return texts
    prefix = commonprefix(texts)
    shared = len(prefix)
    room = _MAX_LENGTH - (longest - shared + _MIN_BEGIN_LEN + _PLACEHOLDER_LEN)
    if room > _MIN_COMMON_LEN:
        prefix = _shorten(prefix, _MIN_BEGIN_LEN, room)
        return tuple(prefix + text[shared:] for text in texts)
    prefix = _shorten(prefix, _MIN_BEGIN_LEN, _MIN_COMMON_LEN)
    return tuple(prefix + _shorten(text[shared:], _MIN_DIFF_LEN, _MIN_END_LEN) for text in texts)


def safe_repr(obj, short=False):
    """The repr of an object, the default one where its own fails."""
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    if not short or len(text) < _MAX_LENGTH:
        return text
    return text[:_MAX_LENGTH] + " [truncated]..."


def strclass(cls):
    """A class by module and qualified name."""
    return f"{cls.__module__}.{cls.__qualname__}"


def sorted_list_difference(expected, actual):
    """Elements in only the first, and in only the second of two sorted lists."""
    return [e for e in expected if e not in actual], [a for a in actual if a not in expected]


def three_way_cmp(x, y):
    """Return -1 if x < y, 0 if x == y and 1 if x > y"""
    return (x > y) - (x < y)


def _count_diff_all_purpose(actual, expected):
    """Elements whose numbers differ, as (in the first, in the second, element); only equality is asked for."""
    first, second = list(actual), list(expected)
    seen, result = [], []
    for element in first + second:
        if any(element == other for other in seen):
            continue
        seen.append(element)
        counts = sum(element == other for other in first), sum(element == other for other in second)
        if counts[0] != counts[1]:
            result.append((*counts, element))
    return result


def _count_diff_hashable(actual, expected):
    """The same for elements that have a hash."""
    from collections import Counter

    first, second = Counter(actual), Counter(expected)
    result = [(count, second.get(element, 0), element) for element, count in first.items() if count != second.get(element, 0)]
    result += [(0, count, element) for element, count in second.items() if element not in first]
    return result
