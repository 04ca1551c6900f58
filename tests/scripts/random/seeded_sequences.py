import random

r = random.Random(42)
print(r.random(), r.random(), r.getrandbits(5), r.getrandbits(32), r.getrandbits(64), r.getrandbits(100), r.getrandbits(0))  # expect: 0.6394267984578837 0.025010755222666936 8 1051802512 2574020394472462046 925123444424254823561077285033 0
print(r.randint(1, 6), r.randrange(10), r.randrange(5, 50, 5), r.randrange(10, 0, -3), r.randint(-(10 ** 30), 10 ** 30))  # expect: 5 1 35 10 -428080577333316309491579303314
print(r.choice("abc"), r.choice([1, 2, 3]), r.choice(range(100)), r.choices("abc", k=5), r.choices([1, 2, 3], weights=[1, 2, 10], k=5), r.choices("xy", cum_weights=[1, 5], k=4))  # expect: c 3 3 ['b', 'c', 'c', 'b', 'b'] [3, 3, 3, 2, 3] ['y', 'y', 'y', 'x']
items = list(range(10))
r.shuffle(items)
print(items, r.sample(range(100), 5), r.sample("abcdefgh", 3), r.sample(range(10 ** 6), 4), r.sample(["a", "b"], counts=[2, 3], k=3))  # expect: [3, 8, 0, 7, 4, 2, 9, 5, 1, 6] [68, 15, 48, 10, 70] ['e', 'g', 'f'] [648564, 928463, 903565, 379201] ['b', 'a', 'b']
print(r.uniform(1, 10), r.triangular(0, 10, 3), r.triangular(), r.gauss(0, 1), r.gauss(), r.normalvariate(5, 2), r.expovariate(2))  # expect: 1.6259963394136683 5.130547494814198 0.6631531065815597 1.9578530898292243 -0.18232256824457335 7.028519137080819 0.3020284268801318
print(r.betavariate(2, 3), r.gammavariate(2, 3), r.gammavariate(0.5, 1), r.gammavariate(1, 2), r.lognormvariate(0, 1))  # expect: 0.24372884066443695 1.3643230469754672 0.39991637443542066 1.2407610019496862 1.512310048957189
print(r.vonmisesvariate(1, 2), r.paretovariate(3), r.weibullvariate(1, 2), r.binomialvariate(10, 0.3), r.binomialvariate(1000, 0.4), r.binomialvariate(50, 0.9), r.randbytes(4))  # expect: 0.6129564177737399 1.7770495631462244 1.2786675188475838 1 425 45 b'\x1d\xd0\xbe#'
random.seed("text")
print(random.random(), random.randint(0, 99))  # expect: 0.8711565613554825 98
random.seed(b"bytes")
print(random.random())  # expect: 0.37075677971469856
random.seed(1.5)
print(random.random())  # expect: 0.551763726942059
random.seed(2 ** 100)
print(random.random())  # expect: 0.7586581712996778
random.seed(-5)
print(random.random())  # expect: 0.6229016948897019
random.seed("text", version=1)
print(random.random())  # expect: 0.325292252951765
state = random.getstate()
first = [random.random() for _ in range(3)]
random.setstate(state)
print(first == [random.random() for _ in range(3)], state[0], len(state[1]), state[2])  # expect: True 3 625 None
random.seed(7)
a = random.gauss()
state = random.getstate()
print(random.gauss() == (random.setstate(state), random.gauss())[1], state[2] is not None)  # expect: True True
