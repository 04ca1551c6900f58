import subprocess


async def build():
    subprocess.run(["make"])  # finds: A204 subprocess.run blocks the event loop inside async def
