for i, (j, *k) in a, *b:
    continue
else:
    x
while True:
    if a: break
    elif b:
        pass
    else: c
