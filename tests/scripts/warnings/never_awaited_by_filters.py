import warnings


async def lost():
    pass


with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    lost()
    lost()
print([(str(entry.message), entry.category.__name__, entry.lineno) for entry in log])  # expect: [("coroutine 'lost' was never awaited", 'RuntimeWarning', 10), ("coroutine 'lost' was never awaited", 'RuntimeWarning', 11)]
with warnings.catch_warnings(action="ignore"):
    lost()
print("quiet")  # expect: quiet
