import asyncio


def wrong(call):
    try:
        call()
    except TypeError as error:
        print(error)


async def main():
    wrong(lambda: asyncio.sleep())
    wrong(lambda: asyncio.sleep(1, 2, 3))
    wrong(lambda: asyncio.create_task(main, nam="x"))
    wrong(lambda: asyncio.shield())
    wrong(lambda: asyncio.Queue().put())
    wrong(lambda: asyncio.Event().wait(1))
    wrong(lambda: asyncio.Lock().acquire(1))
    wrong(lambda: asyncio.Queue(1, 2, 3))


asyncio.run(main())

# output:
# sleep() missing 1 required positional argument: 'delay'
# sleep() takes from 1 to 2 positional arguments but 3 were given
# create_task() got an unexpected keyword argument 'nam'. Did you mean 'name'?
# shield() missing 1 required positional argument: 'arg'
# Queue.put() missing 1 required positional argument: 'item'
# Event.wait() takes 1 positional argument but 2 were given
# Lock.acquire() takes 1 positional argument but 2 were given
# Queue.__init__() takes from 1 to 2 positional arguments but 4 were given
