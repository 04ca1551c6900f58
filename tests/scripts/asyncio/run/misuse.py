# rules: 6
import asyncio
async def f(): return 1
def t(g):
    try: print(g())
    except Exception as e: print(type(e).__name__, "|", str(e).split(" at 0x")[0])
t(lambda: asyncio.run(f()))
t(lambda: asyncio.run(f(), debug=True))
r = asyncio.Runner()
with r: print(r.run(f()), r.get_loop() is r.get_loop())
t(lambda: r.get_loop())
t(lambda: r.__enter__())
class L(asyncio.SelectorEventLoop): pass
with asyncio.Runner(loop_factory=L) as r2: print(type(r2.get_loop()).__name__, r2.run(f()))
async def nested(): 
    c = f()
    try: asyncio.run(c)
    finally: c.close()
t(lambda: asyncio.run(nested()))
t(lambda: asyncio.get_running_loop())

# output:
# 1
# 1
# 1 True
# RuntimeError | Runner is closed
# RuntimeError | Runner is closed
# L 1
# RuntimeError | asyncio.run() cannot be called from a running event loop
# RuntimeError | no running event loop
