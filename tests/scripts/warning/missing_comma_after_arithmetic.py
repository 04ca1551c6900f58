"""A number or string that is computed from constants is no function either: SyntaxWarning."""
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    for text in ("(1 + 2)('a')", "(-1)(2)", "('a' + 'b')['c']", "x is -1"):
        compile(text, "<string>", "exec")
for warning in caught:
    print(warning.message)

# output:
# 'int' object is not callable; perhaps you missed a comma?
# 'int' object is not callable; perhaps you missed a comma?
# str indices must be integers or slices, not str; perhaps you missed a comma?
# "is" with 'int' literal. Did you mean "=="?
