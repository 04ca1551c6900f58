import os

copy = os.dup(1)
print("printed", flush=True)  # expect: printed
os.write(copy, b"written\n")
os.close(copy)
# expect: written
