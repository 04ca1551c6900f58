import copy
import pickle
import random

generator = random.Random(5)
generator.gauss(0, 1)
for again in (copy.copy(generator), copy.deepcopy(generator), pickle.loads(pickle.dumps(generator))):
    print(type(again).__name__, again.getstate() == generator.getstate(), again.random() == copy.copy(generator).random())

# output:
# Random True True
# Random True True
# Random True True
