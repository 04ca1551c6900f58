"""Host names in other letters than ASCII's, as ASCII has them (RFC 3490) and back: punycode (RFC 3492)."""

_BASE, _TMIN, _TMAX, _SKEW, _DAMP = 36, 1, 26, 38, 700
_DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789"


def _adapted(delta, count, first):
    delta = delta // _DAMP if first else delta // 2
    delta += delta // count
    k = 0
    while delta > (_BASE - _TMIN) * _TMAX // 2:
        delta //= _BASE - _TMIN
        k += _BASE
    return k + (_BASE - _TMIN + 1) * delta // (delta + _SKEW)


def _threshold(k, bias):
    return min(max(k - bias, _TMIN), _TMAX)


def punycode(text):
    """The letters of a label in ASCII's."""
    basic = [c for c in text if c < "\x80"]
    out = basic + (["-"] if basic else [])
    n, delta, bias, done = 128, 0, 72, len(basic)
    while done < len(text):
        smallest = min(ord(c) for c in text if ord(c) >= n)
        delta += (smallest - n) * (done + 1)
        n = smallest
        for c in text:
            if ord(c) < n:
                delta += 1
            elif ord(c) == n:
                q, k = delta, _BASE
                while q >= (t := _threshold(k, bias)):
                    out.append(_DIGITS[t + (q - t) % (_BASE - t)])
                    q = (q - t) // (_BASE - t)
                    k += _BASE
                out.append(_DIGITS[q])
                bias = _adapted(delta, done + 1, done == len(basic))
                delta = 0
                done += 1
        delta += 1
        n += 1
    return "".join(out)


def from_punycode(text):
    """The label that ASCII's letters stand for."""
    basic, _, rest = text.rpartition("-")
    out, n, i, bias, at = list(basic), 128, 0, 72, 0
    while at < len(rest):
        old, weight, k = i, 1, _BASE
        while True:
            digit = _DIGITS.index(rest[at].lower())
            at += 1
            i += digit * weight
            t = _threshold(k, bias)
            if digit < t:
                break
            weight *= _BASE - t
            k += _BASE
        bias = _adapted(i - old, len(out) + 1, old == 0)
        n += i // (len(out) + 1)
        i %= len(out) + 1
        out.insert(i, chr(n))
        i += 1
    return "".join(out)


def encode(host):
    """A host name in ASCII."""
    labels = host.lower().replace("\u3002", ".").split(".")
    return ".".join(label if label.isascii() else "xn--" + punycode(label) for label in labels)


def decode(host):
    """A host name as people read it; as it is, where it cannot be decoded."""
    try:
        return ".".join(from_punycode(label[4:]) if label.startswith("xn--") else label for label in host.split("."))
    except (ValueError, IndexError, OverflowError):
        return host
