def error(call):
    """What a call returns, or the exception that it ends in."""
    try:
        return repr(call())
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: "ǆa ﬁx ß ŉ".title()))  # expect: 'ǅa Fix Ss ʼN'
print(error(lambda: "they're bill's".title()))  # expect: "They'Re Bill'S"
print(error(lambda: "ΑΣ ΣΑ Σ".lower()))  # expect: 'ας σα σ'
print(error(lambda: "ΑΣ".title()))  # expect: 'Ας'
print(error(lambda: "ß".upper()))  # expect: 'SS'
print(error(lambda: "İ".lower()))  # expect: 'i̇'
print(error(lambda: "Straße".casefold()))  # expect: 'strasse'
print(error(lambda: "ǆ".capitalize()))  # expect: 'ǅ'
print(error(lambda: "aBc".swapcase()))  # expect: 'AbC'
print(error(lambda: "\ud800A".lower()))  # expect: '\ud800a'
print(error(lambda: "".isidentifier()))  # expect: False
print(error(lambda: "a1".isidentifier()))  # expect: True
print(error(lambda: "1a".isidentifier()))  # expect: False
print(error(lambda: "²".isdigit()))  # expect: True
print(error(lambda: "²".isdecimal()))  # expect: False
print(error(lambda: "½".isnumeric()))  # expect: True
print(error(lambda: "一".isnumeric()))  # expect: True
print(error(lambda: "ª".isalpha()))  # expect: True
print(error(lambda: "".isprintable()))  # expect: True
print(error(lambda: "a\n".isprintable()))  # expect: False
print(error(lambda: "ǅ".istitle()))  # expect: True
print(error(lambda: "A1b".istitle()))  # expect: False
