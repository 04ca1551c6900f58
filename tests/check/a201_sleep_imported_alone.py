from time import sleep


async def main():
    sleep(1)  # finds: A201 time.sleep blocks the event loop inside async def
