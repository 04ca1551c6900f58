import ast
import warnings

node = ast.Constant("text")
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(node.s, node.n)  # expect: text text
    node.n = 5
print(node.value, len(caught), caught[0].message)
# expect: 5 3 Attribute s is deprecated and will be removed in Python 3.14; use value instead
