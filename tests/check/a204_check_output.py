from subprocess import check_output


async def version():
    return check_output(["git", "--version"])  # finds: A204 subprocess.check_output blocks the event loop inside async def
