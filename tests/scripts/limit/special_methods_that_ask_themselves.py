class Mirror:
    def __getattr__(self, name):
        return getattr(self, name)

    def __repr__(self):
        return repr(self)

    def __eq__(self, other):
        return self == other

    def __lt__(self, other):
        return self < other

    def __hash__(self):
        return hash(self)

    def __bool__(self):
        return bool(self)

    def __len__(self):
        return len(self)

    def __iter__(self):
        return iter(self)

    def __next__(self):
        return next(self)

    def __getitem__(self, key):
        return self[key]

    def __contains__(self, item):
        return item in self

    def __add__(self, other):
        return self + other

    def __call__(self):
        return self()

    def __format__(self, spec):
        return format(self, spec)

    def __int__(self):
        return int(self)

    @property
    def itself(self):
        return self.itself


mirror = Mirror()
questions = [
    lambda: mirror.name,
    lambda: repr(mirror),
    lambda: [mirror] == [1],
    lambda: sorted([mirror, mirror]),
    lambda: {mirror: 1},
    lambda: not mirror,
    lambda: len(mirror),
    lambda: list(mirror),
    lambda: next(mirror),
    lambda: mirror[0],
    lambda: 1 in mirror,
    lambda: mirror + 1,
    lambda: mirror(),
    lambda: f"{mirror}",
    lambda: int(mirror),
    lambda: mirror.itself,
]
for question in questions:
    try:
        print(question())
    except RecursionError as error:
        assert str(error) == "maximum recursion depth exceeded", error
print(len(questions), "times")  # expect: 16 times
