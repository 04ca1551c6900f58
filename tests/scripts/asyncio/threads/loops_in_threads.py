# arguments: --clock virtual
import asyncio, threading


async def work(name, seconds):
    for turn in range(3):
        await asyncio.sleep(seconds)
        print(name, turn, asyncio.current_task().get_coro().__name__)
    return name


def run(name, seconds, results):
    results.append(asyncio.run(work(name, seconds)))


results = []
threads = [threading.Thread(target=run, args=(name, seconds, results)) for name, seconds in (("a", 0.1), ("b", 0.17))]
for thread in threads:
    thread.start()
asyncio.run(work("main", 0.12))
for thread in threads:
    thread.join()
print(results)


def no_loop():
    try:
        asyncio.get_event_loop()
    except RuntimeError as error:
        print(error)
    try:
        asyncio.get_running_loop()
    except RuntimeError as error:
        print(error)


thread = threading.Thread(target=no_loop)
thread.start()
thread.join()

# output:
# a 0 work
# main 0 work
# b 0 work
# a 1 work
# main 1 work
# a 2 work
# b 1 work
# main 2 work
# b 2 work
# ['a', 'b']
# There is no current event loop in thread 'Thread-3 (no_loop)'.
# no running event loop
