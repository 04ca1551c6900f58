print("never")
x = (1,
def f(): pass

# expect status: 1

# stderr:
#   File "syntax_error_stderr.py", line 2
#     x = (1,
#         ^
# SyntaxError: '(' was never closed
