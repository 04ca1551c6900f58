import sys
from contextlib import redirect_stderr, redirect_stdout


class Sink:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)

    def flush(self):
        pass


sink = Sink()
with redirect_stdout(sink) as target:
    print("hidden")
    with redirect_stderr(sink):
        print("error", file=sys.stderr)
print(target is sink, repr("".join(sink.parts)))  # expect: True 'hidden\nerror\n'
