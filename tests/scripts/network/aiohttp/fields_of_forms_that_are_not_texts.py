"""Values of a form's fields are written as texts, the members of collections one by one."""
import asyncio

import aiohttp
from _echo import served


async def main():
    async with served() as url, aiohttp.ClientSession() as session:
        for fields in ({"a": 1}, {"a": None}, {"a": 1.5}, {"a": True}, {"a": [1, "é"]}, {"a": ()}, [("a", 1), ("a", 2)], {}):
            async with session.post(url, data=fields) as response:
                print((await response.json())["body"])
        form = aiohttp.FormData({"a": 1}, charset="latin-1")
        form.add_field("é", "ü")
        print(type(form()).__name__, form().content_type, form().decode())
        for fields in ({"a": 1, "file": b"x"}, {1: "a"}, 5):
            try:
                await session.post(url, data=fields)
            except TypeError as error:
                print(error)
        for arguments in (("a\r\n", "b"), ("a", "b", "x\0y")):
            try:
                form.add_field(*arguments[:2], **({"filename": arguments[2]} if arguments[2:] else {}))
            except ValueError as error:
                print(error)


asyncio.run(main())

# output:
# a=1
# a=None
# a=1.5
# a=True
# a=1&a=%C3%A9
#
# a=1&a=2
#
# BytesPayload application/x-www-form-urlencoded; charset=latin-1 a=1&%E9=%FC
# Can not serialize value type: <class 'int'>
#  headers: {}
#  value: 1
# expected string or bytes-like object, got 'int'
# Only io.IOBase, multidict and (name, file) pairs allowed, use .add_field() for passing more complex parameters, got 5
# Forbidden control character detected in headers. Potential header injection attack.
# Forbidden control character detected in headers. Potential header injection attack.
