"""Method calls: one call that returns its argument."""
# sizes: 1000 11000
import sys


class Echo:
    def say(self, word):
        return word


def run(echo, n):
    for i in range(n):
        echo.say(i)


n = int(sys.argv[1])
run(Echo(), n)
print(n)
