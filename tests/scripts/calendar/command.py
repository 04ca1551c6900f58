# What `python -m calendar` prints.
import subprocess
import sys


def run(*arguments):
    done = subprocess.run([sys.executable, "-m", "calendar", *arguments], capture_output=True, text=True)
    print(done.returncode, done.stdout or done.stderr.splitlines()[-1])


run("2024", "2")
run("-f", "6", "-w", "3", "2024", "9")
run("-t", "html", "2024", "1")

# output:
# 0    February 2024
# Mo Tu We Th Fr Sa Su
#           1  2  3  4
#  5  6  7  8  9 10 11
# 12 13 14 15 16 17 18
# 19 20 21 22 23 24 25
# 26 27 28 29
#
# 0        September 2024
# Sun Mon Tue Wed Thu Fri Sat
#   1   2   3   4   5   6   7
#   8   9  10  11  12  13  14
#  15  16  17  18  19  20  21
#  22  23  24  25  26  27  28
#  29  30
#
# 2 calendar.py: error: incorrect number of arguments
