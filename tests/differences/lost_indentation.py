"""
What: a script that has lost all its indentation runs; CPython refuses it with an IndentationError.
Cause: text copied from a page or a slide often has none. The blocks are recovered where the rules allow one reading only,
and a note on stderr says so.
Workaround: print the recovered text with `coroscope reindent FILE` and run that.
"""
for number in range(3):
print(number)

# output:
# 0
# 1
# 2

# stderr:
# note: lost_indentation.py has no indentation; its blocks were recovered (see: coroscope reindent lost_indentation.py)
