import threading


def work():
    import fractions
    print(fractions.Fraction(1, 3) + eval("1 + 1"))
    exec("print('exec', sum(range(10)))")


thread = threading.Thread(target=work)
thread.start()
thread.join()

# output:
# 7/3
# exec 45
