# A script's operator methods run without nesting: recursion through them is as deep as through calls.
class Chain:
    def __init__(self, depth):
        self.depth = depth

    def __add__(self, other):
        if self.depth == 0:
            return other
        return Chain(self.depth - 1) + (other + 1)

    def __rmul__(self, other):
        return other if self.depth == 0 else other * Chain(self.depth - 1)

    def __iadd__(self, other):
        if self.depth == 0:
            return other
        inner = Chain(self.depth - 1)
        inner += other + 1
        return inner


print(Chain(400) + 0)  # expect: 400
print(2 * Chain(400))  # expect: 2
chain = Chain(400)
chain += 0
print(chain)  # expect: 400
