"""The processor's time goes on while a program computes, in whichever thread."""
import time

start, start_ns = time.process_time(), time.process_time_ns()
while time.process_time() == start:
    sum(range(1000))
print(time.process_time() > start, time.process_time_ns() > start_ns)

# output:
# True True
