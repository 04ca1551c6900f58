# Each turn leaves a cycle of about 100 kB: without a collection the loop would need 2 GB.


class Block:
    """Counts those that live."""

    living = most = 0

    def __init__(self):
        self.items = [None] * 12_500
        self.items[0] = self
        Block.living += 1
        Block.most = max(Block.most, Block.living)

    def __del__(self):
        Block.living -= 1


kept = [[] for _ in range(50_000)]
for _ in range(20_000):
    Block()
print(Block.most < 8_000 or Block.most)  # expect: True
