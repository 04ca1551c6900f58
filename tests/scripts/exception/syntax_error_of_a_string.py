"""A SyntaxError of a string has its line where the parser found it, none where the compiler did."""
for text in ("return 5", "break", "def f(a, a): pass", "def f():\n nonlocal x", "*a = 3", "1 2", "x = (1"):
    try:
        exec(text)
    except SyntaxError as error:
        print(error.msg, error.lineno, error.offset, repr(error.text))
try:
    eval("1 2")
except SyntaxError as error:
    print(repr(error.text))
exec("return 5")

# expect status: 1

# output:
# 'return' outside function 1 1 None
# 'break' outside loop 1 1 None
# duplicate argument 'a' in function definition 1 10 None
# no binding for nonlocal 'x' found 2 2 None
# starred assignment target must be in a list or tuple 1 1 None
# invalid syntax 1 3 '1 2\n'
# '(' was never closed 1 5 'x = (1\n'
# '1 2'

# stderr:
# Traceback (most recent call last):
#   File "syntax_error_of_a_string.py", line 11, in <module>
#     exec("return 5")
#     ~~~~^^^^^^^^^^^^
#   File "<string>", line 1
# SyntaxError: 'return' outside function
