def add(a, b):
    total = a + b
    return total


def main():
    x = 1
    breakpoint()
    y = add(x, 2)
    print("y", y)


main()
print("end")

# input:
# p x
# n
# s
# w
# a
# r
# retval
# n
# p y
# u
# p x
# d
# b 10
# b
# nope
# x + 1
# pp {"k": x}
# c
# c

# output:
# > stepping.py(8)main()
# -> breakpoint()
# (Pdb) 1
# (Pdb) > stepping.py(9)main()
# -> y = add(x, 2)
# (Pdb) --Call--
# > stepping.py(1)add()
# -> def add(a, b):
# (Pdb)   stepping.py(13)<module>()
# -> main()
#   stepping.py(9)main()
# -> y = add(x, 2)
# > stepping.py(1)add()
# -> def add(a, b):
# (Pdb) a = 1
# b = 2
# (Pdb) --Return--
# > stepping.py(3)add()->3
# -> return total
# (Pdb) 3
# (Pdb) > stepping.py(10)main()
# -> print("y", y)
# (Pdb) 3
# (Pdb) > stepping.py(13)<module>()
# -> main()
# (Pdb) *** NameError: name 'x' is not defined
# (Pdb) > stepping.py(10)main()
# -> print("y", y)
# (Pdb) Breakpoint 1 at stepping.py:10
# (Pdb) Num Type         Disp Enb   Where
# 1   breakpoint   keep yes   at stepping.py:10
# (Pdb) *** NameError: name 'nope' is not defined
# (Pdb) 2
# (Pdb) {'k': 1}
# (Pdb) y 3
# end
