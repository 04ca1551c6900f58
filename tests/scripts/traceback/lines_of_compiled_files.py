"""Code compiled under the name of a file: tracebacks show the file's lines."""
import os
import traceback

path = os.path.join(os.path.dirname(__file__), "_compiled.txt")
with open(path) as file:
    namespace = {}
    exec(compile(file.read(), path, "exec"), namespace)
try:
    namespace["fail"](1)
except ZeroDivisionError as error:
    print("".join(traceback.format_tb(error.__traceback__.tb_next)), end="")

# output:
#   File "_compiled.txt", line 2, in fail
#     return n / 0
#            ~~^~~
