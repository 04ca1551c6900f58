import requests


async def fetch(url):
    return requests.get(url).text  # finds: A204 requests.get blocks the event loop inside async def
