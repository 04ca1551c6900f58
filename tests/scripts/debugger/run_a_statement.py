import pdb


def double(x):
    return x * 2


pdb.run("print(double(4))", {"double": double})
print(pdb.runeval("double(5)", {"double": double}))
print(pdb.runcall(double, 6))

# input:
# s
# s
# r
# c
# c
# c

# output:
# > <string>(1)<module>()
# (Pdb) --Call--
# > run_a_statement.py(4)double()
# -> def double(x):
# (Pdb) > run_a_statement.py(5)double()
# -> return x * 2
# (Pdb) --Return--
# > run_a_statement.py(5)double()->8
# -> return x * 2
# (Pdb) 8
# > <string>(1)<module>()
# (Pdb) 10
# > run_a_statement.py(5)double()
# -> return x * 2
# (Pdb) 12
