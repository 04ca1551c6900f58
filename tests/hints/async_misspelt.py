# arguments: --hints on
# expect status: 1
asynch def f():
    pass

# stderr:
#   File "async_misspelt.py", line 3
#     asynch def f():
#            ^^^
# SyntaxError: invalid syntax
#
# help: did you mean 'async'?
