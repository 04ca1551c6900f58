async def descend(n):
    return await descend(n - 1) if n else "bottom"


def run(n):
    try:
        descend(n).send(None)
    except StopIteration as stop:
        return stop.value
    except RecursionError as error:
        return error


print(run(900))  # expect: bottom
