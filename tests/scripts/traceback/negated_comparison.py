"""`not a < b` outside of a condition: the whole is marked."""
N = None
x = not 1 < N

# expect status: 1

# stderr:
# Traceback (most recent call last):
#   File "negated_comparison.py", line 3, in <module>
#     x = not 1 < N
#         ^^^^^^^^^
# TypeError: '<' not supported between instances of 'int' and 'NoneType'
