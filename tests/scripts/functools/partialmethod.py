from functools import partialmethod

class Cell:
    def __init__(self):
        self._alive = False

    @property
    def alive(self):
        return self._alive

    def set_state(self, state):
        self._alive = bool(state)
    set_alive = partialmethod(set_state, True)
    set_dead = partialmethod(set_state, False)
    sm = partialmethod(staticmethod(lambda *a: a), 1)
    cm = partialmethod(classmethod(lambda *a: a), 1)


c = Cell()
print(c.alive)  # expect: False
c.set_alive()
print(c.alive)  # expect: True
c.set_dead()
print(c.alive)  # expect: False
print(c.sm(2), Cell.cm(3)[1:])  # expect: (1, 2) (1, 3)
