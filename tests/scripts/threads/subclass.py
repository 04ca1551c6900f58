import threading


class Squares(threading.Thread):
    def __init__(self, count):
        super().__init__(name="squares")
        self.count = count
        self.results = []

    def run(self):
        self.results = [n * n for n in range(self.count)]


thread = Squares(4)
thread.start()
thread.join()
print(thread.results, repr(thread).split(",")[0])

# output:
# [0, 1, 4, 9] <Squares(squares
