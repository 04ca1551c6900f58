import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    eval(r"'\d'")
    exec(r"b'\z'")
    compile("1 is 1", "text", "eval")
for warning in caught:
    print(warning.category.__name__, warning.message, warning.filename, warning.lineno)

# output:
# SyntaxWarning invalid escape sequence '\d' <string> 1
# SyntaxWarning invalid escape sequence '\z' <string> 1
# SyntaxWarning "is" with 'int' literal. Did you mean "=="? text 1
