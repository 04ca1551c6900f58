"""Exception groups: several failures at once.

`except*` takes out of a group what it can handle. What nobody handles
goes on.
"""

import asyncio


async def check(what, error=None):
    await asyncio.sleep(0)
    if error is not None:
        raise error
    print(what, "is fine")


async def main():
    # gather can hand failures back like results.
    results = await asyncio.gather(
        check("engine"),
        check("brakes", ValueError("brakes: worn")),
        return_exceptions=True,
    )
    print(results)

    # A TaskGroup collects what fails in the same turn of the loop.
    try:
        async with asyncio.TaskGroup() as garage:
            garage.create_task(check("lights"))
            garage.create_task(check("horn", ValueError("horn: silent")))
            garage.create_task(check("tyres", OSError("tyres: flat")))
            garage.create_task(check("doors", ValueError("doors: stuck")))
    except* ValueError as group:
        print("to repair:", [str(error) for error in group.exceptions])
    except* OSError as group:
        print("to replace:", [str(error) for error in group.exceptions])

    # Groups can be built, nested and split by hand.
    group = ExceptionGroup("trip", [
        OSError("no road"), ExceptionGroup("car", [ValueError("no fuel")])
    ])
    values, rest = group.split(ValueError)
    print(repr(values))
    print(repr(rest))


asyncio.run(main())
