def error(call):
    """What a call returns, or the exception that it ends in."""
    try:
        return repr(call())
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: format('abc', '=5')))  # expect: ValueError: '=' alignment not allowed in string format specifier
print(error(lambda: format('abc', '+')))  # expect: ValueError: Sign not allowed in string format specifier
print(error(lambda: format('abc', '05')))  # expect: 'abc00'
print(error(lambda: format('abc', '-')))  # expect: ValueError: Sign not allowed in string format specifier
print(error(lambda: format('abc', ' ')))  # expect: ValueError: Space not allowed in string format specifier
print(error(lambda: format('abc', 'z')))  # expect: ValueError: Negative zero coercion (z) not allowed in string format specifier
print(error(lambda: format('abc', '#')))  # expect: ValueError: Alternate form (#) not allowed in string format specifier
print(error(lambda: format('abc', ',')))  # expect: ValueError: Cannot specify ',' with 's'.
print(error(lambda: format('abc', '_')))  # expect: ValueError: Cannot specify '_' with 's'.
print(error(lambda: format('abc', 'd')))  # expect: ValueError: Unknown format code 'd' for object of type 'str'
print(error(lambda: format('abc', '<5')))  # expect: 'abc  '
print(error(lambda: format('abc', '>5')))  # expect: '  abc'
print(error(lambda: format('abc', '^6')))  # expect: ' abc  '
print(error(lambda: format('abc', '*^7')))  # expect: '**abc**'
print(error(lambda: format('abc', 'é^7')))  # expect: 'ééabcéé'
print(error(lambda: format('abc', '.2')))  # expect: 'ab'
print(error(lambda: format('abc', '5.1')))  # expect: 'a    '
print(error(lambda: format('abc', 's')))  # expect: 'abc'
print(error(lambda: format('abc', '10s')))  # expect: 'abc       '
print(error(lambda: format('abc', '.2s')))  # expect: 'ab'
print(error(lambda: format('abc', '5x')))  # expect: ValueError: Unknown format code 'x' for object of type 'str'
print(error(lambda: format('abc', 'x')))  # expect: ValueError: Unknown format code 'x' for object of type 'str'
print(error(lambda: format('abc', '.')))  # expect: ValueError: Format specifier missing precision
print(error(lambda: format('abc', '=')))  # expect: ValueError: '=' alignment not allowed in string format specifier
print(error(lambda: format('abc', '100000000000000000000')))  # expect: ValueError: Too many decimal digits in format string
