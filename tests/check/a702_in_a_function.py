import asyncio


def main(work):
    loop = asyncio.new_event_loop()
    try:
        loop.run_until_complete(work())
    finally:
        loop.close()
        print("closed")
        loop.call_soon(print, "late")  # finds: A702 loop was closed in line 9
