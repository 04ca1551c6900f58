# Each key is new and goes at once, again and again: the table must not fill up with what is gone.
d = {0: "stays"}
for key in range(1, 1000):
    d[key] = key
    d.pop(key)
print(d, 1001 in d)  # expect: {0: 'stays'} False
for key in range(1, 1000):
    d[str(key)] = key
    d.popitem()
print(d, "x" in d)  # expect: {0: 'stays'} False
