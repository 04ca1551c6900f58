# arguments: --hints on
async def main():
    print("x")
main()

# stderr:
# main_called_and_not_run.py:4: RuntimeWarning: coroutine 'main' was never awaited
#   main()
# RuntimeWarning: Enable tracemalloc to get the object allocation traceback
# help: start it with asyncio.run(main())
# More: coroscope explain A101
