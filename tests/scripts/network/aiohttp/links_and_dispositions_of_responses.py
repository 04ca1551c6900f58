import asyncio

import aiohttp
from aiohttp import web
from _echo import served

LINKS = ['<http://x/y>; rel="next", </z>; rel=prev', "</a>", '<b?c=d>; rel=e; title="1"', "no link"]
DISPOSITIONS = ['attachment; filename="f.txt"', "attachment; filename*=UTF-8''%C3%A9.txt", "inline"]


async def answer(request):
    name, values = ("Link", LINKS) if request.path.startswith("/link") else ("Content-Disposition", DISPOSITIONS)
    return web.Response(headers={name: values[int(request.path[-1])]})


async def main():
    async with served(answer) as url, aiohttp.ClientSession() as session:
        for at in range(len(LINKS)):
            async with session.get(f"{url}link{at}") as response:
                print(str(response.links).replace(url, "URL/"), response.content_disposition)
        for at in range(len(DISPOSITIONS)):
            async with session.get(f"{url}disposition{at}") as response:
                print(response.content_disposition, response.links)


asyncio.run(main())

# output:
# <MultiDictProxy('next': <MultiDictProxy('rel': 'next', 'url': URL('http://x/y'))>, 'prev': <MultiDictProxy('rel': 'prev', 'url': URL('URL/z'))>)> None
# <MultiDictProxy('/a': <MultiDictProxy('url': URL('URL/a'))>)> None
# <MultiDictProxy('e': <MultiDictProxy('rel': 'e', 'title': '1', 'url': URL('URL/b?c=d'))>)> None
# <MultiDictProxy()> None
# ContentDisposition(type='attachment', parameters=mappingproxy({'filename': 'f.txt'}), filename='f.txt') <MultiDictProxy()>
# ContentDisposition(type='attachment', parameters=mappingproxy({'filename*': 'é.txt'}), filename='é.txt') <MultiDictProxy()>
# ContentDisposition(type='inline', parameters=mappingproxy({}), filename=None) <MultiDictProxy()>
