"""A file of the program comes before a module of the standard library with its name, and errors say so."""
import os, sys, tempfile

folder = os.path.realpath(tempfile.mkdtemp())
script = os.path.join(folder, "main.py")
sys.path.insert(0, folder)
with open(os.path.join(folder, "statistics.py"), "w") as file:
    file.write("mine = True\n")
with open(os.path.join(folder, "time.py"), "w") as file:
    file.write("mine = True\n")
os.mkdir(os.path.join(folder, "string"))
import statistics
import string
import time

print(statistics.mine, hasattr(time, "mine"), string.digits)
print(statistics.__file__ == os.path.join(folder, "statistics.py"))

# output:
# True False 0123456789
# True
