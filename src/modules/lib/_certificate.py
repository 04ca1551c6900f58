"""Certificates taken apart: what `getpeercert()` tells (RFC 5280)."""

_NAMES = {
    "2.5.4.3": "commonName", "2.5.4.4": "surname", "2.5.4.5": "serialNumber", "2.5.4.6": "countryName", "2.5.4.7": "localityName",
    "2.5.4.8": "stateOrProvinceName", "2.5.4.9": "streetAddress", "2.5.4.10": "organizationName",
    "2.5.4.11": "organizationalUnitName", "2.5.4.12": "title", "2.5.4.17": "postalCode", "2.5.4.42": "givenName",
    "1.2.840.113549.1.9.1": "emailAddress", "0.9.2342.19200300.100.1.25": "domainComponent",
    "0.9.2342.19200300.100.1.1": "userId", "2.5.4.97": "organizationIdentifier",
}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ALTERNATIVE_NAMES = "2.5.29.17"


def _elements(der):
    """The elements of DER one after the other: tag and inside."""
    at = 0
    while at < len(der):
        tag, length = der[at], der[at + 1]
        at += 2
        if length > 127:
            count = length & 127
            length = int.from_bytes(der[at:at + count], "big")
            at += count
        yield tag, der[at:at + length]
        at += length


def _number(der):
    """An object identifier with its dots."""
    parts, value = [], 0
    for byte in der:
        value = value << 7 | byte & 127
        if byte < 128:
            parts.append(value)
            value = 0
    first = min(parts[0] // 40, 2)
    return ".".join(map(str, (first, parts[0] - 40 * first, *parts[1:])))


def _text(tag, der):
    # BMPString, UniversalString; the others are ASCII or UTF-8.
    return der.decode({30: "utf-16-be", 28: "utf-32-be"}.get(tag, "utf-8"), "replace")


def _name(der):
    found = []
    for _, group in _elements(der):
        pairs = []
        for _, pair in _elements(group):
            (_, kind), (tag, value) = _elements(pair)
            kind = _number(kind)
            pairs.append((_NAMES.get(kind, kind), _text(tag, value)))
        found.append(tuple(pairs))
    return tuple(found)


def _time(tag, der):
    text = der.decode()
    if tag == 23:
        text = ("20" if int(text[:2]) < 50 else "19") + text
    return f"{_MONTHS[int(text[4:6]) - 1]} {int(text[6:8]):2d} {text[8:10]}:{text[10:12]}:{text[12:14]} {text[:4]} GMT"


def _alternative(tag, der):
    kind = tag & 31
    if kind == 1:
        return "email", der.decode()
    if kind == 2:
        return "DNS", der.decode()
    if kind == 4:
        return "DirName", _name(next(_elements(der))[1])
    if kind == 6:
        return "URI", der.decode()
    if kind == 7:
        if len(der) == 4:
            return "IP Address", ".".join(map(str, der))
        return "IP Address", ":".join(f"{der[at] << 8 | der[at + 1]:X}" for at in range(0, 16, 2))
    if kind == 8:
        return "Registered ID", _number(der)
    return "othername", "<unsupported>"


def taken_apart(der):
    """The facts of a certificate."""
    (_, certificate), = _elements(der)
    parts = list(_elements(next(_elements(certificate))[1]))
    version = 1
    if parts[0][0] == 0xA0:
        version = int.from_bytes(next(_elements(parts.pop(0)[1]))[1], "big") + 1
    (_, serial), _, (_, issuer), (_, validity), (_, subject), *more = parts
    (tag, begin), (end_tag, end) = _elements(validity)
    number = int.from_bytes(serial, "big")
    facts = {"subject": _name(subject), "issuer": _name(issuer), "version": version,
             "serialNumber": f"{number:0{2 * max(1, (number.bit_length() + 7) // 8)}X}",
             "notBefore": _time(tag, begin), "notAfter": _time(end_tag, end)}
    for tag, inside in more:
        if tag == 0xA3:
            for _, extension in _elements(next(_elements(inside))[1]):
                (_, kind), *_, (_, value) = _elements(extension)
                if _number(kind) == _ALTERNATIVE_NAMES:
                    names = _elements(next(_elements(value))[1])
                    facts["subjectAltName"] = tuple(_alternative(*name) for name in names)
    return facts
