ok = not a < b <= c != d and e is not None or f not in g in h
if (n := len(a)) > 10 and not done:
    pass
