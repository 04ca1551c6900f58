import random


class Fixed(random.Random):
    def random(self):
        return 0.25


class Counting(random.Random):
    def getrandbits(self, k):
        return 1


class Named(random.Random):
    def __init__(self, name, seed):
        super().__init__(seed)
        self.name = name


f = Fixed()
print(f.random(), f.randint(1, 100), f.choice("abcd"), f.uniform(0, 10), f.choices("abcd", k=2))  # expect: 0.25 49 a 2.5 ['b', 'b']
c = Counting()
print(c.randrange(10), c.choice("xyz"), c.getrandbits(3))  # expect: 1 y 1
n = Named("n", 42)
print(n.name, n.random(), n.random() == random.Random(42).random())  # expect: n 0.6394267984578837 False
s = random.SystemRandom()
print(0 <= s.random() < 1, 0 <= s.getrandbits(8) < 256, len(s.randbytes(5)), s.randint(3, 3), s.seed(5), s.choice([9]))  # expect: True True 5 3 None 9
print(isinstance(s, random.Random), random.Random.__name__, type(n).__mro__[1] is random.Random)  # expect: True Random True
