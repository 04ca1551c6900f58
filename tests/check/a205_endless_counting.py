async def count():
    total = 0
    while True:  # finds: A205 this loop never ends and never awaits
        total += 1
