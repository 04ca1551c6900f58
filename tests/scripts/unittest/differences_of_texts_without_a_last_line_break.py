import unittest

case = unittest.TestCase()
for first, second in ("x\ny\n", "x\nz"), ("x\ny", "x\ny\n"), ("x\ny", "x\nz"):
    try:
        case.assertEqual(first, second)
    except AssertionError as error:
        print(str(error).replace("\n", "|"))

# output:
# 'x\ny\n' != 'x\nz'|  x|+ z|- y|- |
# 'x\ny' != 'x\ny\n'|  x|  y|+ |
# 'x\ny' != 'x\nz'|  x|- y|+ z|
