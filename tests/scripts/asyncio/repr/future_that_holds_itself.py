import asyncio


class Broken:
    def __repr__(self):
        raise ValueError("no words")


loop = asyncio.new_event_loop()
future = loop.create_future()
future.set_result(future)
print(future)  # expect: <Future finished result=...>

future = loop.create_future()
future.set_result([future])
print(future)  # expect: <Future finished result=[...]>

future = loop.create_future()
future.set_result(Broken())
print(repr(future).split(" at ")[0])  # expect: <Future finished result=<Broken instance
loop.close()
