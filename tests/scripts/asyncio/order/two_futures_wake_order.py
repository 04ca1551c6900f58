# arguments: --clock virtual
# rules: 8
import asyncio
async def w(name, fut):
    print(name, "got", await fut)
async def main():
    loop = asyncio.get_running_loop()
    fs = [loop.create_future() for _ in range(3)]
    ts = [asyncio.create_task(w(f"w{i}{j}", f)) for i in range(2) for j, f in enumerate(fs)]
    await asyncio.sleep(0)
    for f, v in zip(reversed(fs), "xyz"):
        f.set_result(v)
    print("set all")
    await asyncio.gather(*ts)
asyncio.run(main())

# output:
# set all
# w02 got x
# w12 got x
# w01 got y
# w11 got y
# w00 got z
# w10 got z
