import urllib.request


async def fetch(url):
    return urllib.request.urlopen(url).read()  # finds: A204 urllib.request.urlopen blocks the event loop inside async def
