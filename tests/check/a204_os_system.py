import os


async def clean():
    os.system("rm -rf build")  # finds: A204 os.system blocks the event loop inside async def
