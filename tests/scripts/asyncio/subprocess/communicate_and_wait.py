import asyncio
from asyncio.subprocess import DEVNULL, PIPE, STDOUT


async def main():
    process = await asyncio.create_subprocess_exec("cat", stdin=PIPE, stdout=PIPE)
    print(process.returncode, type(process.pid).__name__, process.stderr)
    print(await process.communicate(b"through a pipe"), process.returncode)
    process = await asyncio.create_subprocess_shell("echo out; echo err >&2; exit 3", stdout=PIPE, stderr=PIPE)
    print(await process.communicate(), await process.wait())
    process = await asyncio.create_subprocess_shell("echo both; echo streams >&2", stdout=PIPE, stderr=STDOUT)
    print((await process.communicate())[0])
    process = await asyncio.create_subprocess_exec("printf", "one\\ntwo\\n", stdout=PIPE)
    async for line in process.stdout:
        print(line)
    print(await process.wait())
    process = await asyncio.create_subprocess_exec("sleep", "60")
    try:
        await asyncio.wait_for(process.wait(), 0.02)
    except TimeoutError:
        print("still running")
    process.terminate()
    print(await process.wait())
    process = await asyncio.create_subprocess_exec("sleep", "60", stdin=DEVNULL)
    process.kill()
    print(await process.wait(), process.returncode)
    for call in (process.terminate, process.kill):
        try:
            call()
        except ProcessLookupError as error:
            print(repr(error))
    try:
        await asyncio.create_subprocess_exec("no-such-program-here")
    except FileNotFoundError as error:
        print(error)
    for wrong in ({"text": True}, {"shell": True}, {"bufsize": 1}):
        try:
            await asyncio.create_subprocess_exec("true", **wrong)
        except ValueError as error:
            print(error)
    process = await asyncio.create_subprocess_exec("cat", stdin=PIPE, stdout=PIPE)
    big = b"x" * 3_000_000
    out, _ = await process.communicate(big)
    print(out == big)

    async def one(number):
        process = await asyncio.create_subprocess_shell(f"echo {number}", stdout=PIPE)
        out, _ = await process.communicate()
        return int(out)

    print(await asyncio.gather(*(one(number) for number in range(12))))


asyncio.run(main())

# output:
# None int None
# (b'through a pipe', None) 0
# (b'out\n', b'err\n') 3
# b'both\nstreams\n'
# b'one\n'
# b'two\n'
# 0
# still running
# -15
# -9 -9
# ProcessLookupError()
# ProcessLookupError()
# [Errno 2] No such file or directory: 'no-such-program-here'
# text must be False
# shell must be False
# bufsize must be 0
# True
# [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
