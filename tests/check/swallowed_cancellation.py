"""An `except` that takes CancelledError with the rest and goes on."""
import asyncio


async def main():
    try:
        await asyncio.sleep(1)
    except:  # finds: A401 a bare except swallows the cancellation of the task
        print("x")
    try:
        await asyncio.sleep(1)
    except ValueError:
        pass
    except BaseException as error:  # finds: A401 except BaseException swallows the cancellation of the task
        print(error)
    # Nothing is swallowed by these.
    try:
        await asyncio.sleep(1)
    except:
        print("x")
        raise
    try:
        await asyncio.sleep(1)
    except Exception:
        pass
    try:
        print("x")
    except:
        pass
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        raise
    except BaseException:
        pass
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("cancelled")
