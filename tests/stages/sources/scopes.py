def f():
    global a, b
    def g():
        nonlocal c; c = yield from d
        return
