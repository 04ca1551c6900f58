class Saboteur:
    """Empties a container whenever somebody looks at it."""

    def __init__(self, container):
        self.container = container

    def look(self, *others):
        self.container.clear()
        return False

    __eq__ = __lt__ = look

    def __hash__(self):
        return 1

    def __repr__(self):
        self.container.clear()
        return "S"


def sabotaged():
    items = []
    items.extend(Saboteur(items) for _ in range(5))
    return items


def outcome(call):
    try:
        return call()
    except (RuntimeError, ValueError, IndexError) as error:
        return f"{type(error).__name__}: {error}"


print(repr(sabotaged()))  # expect: [S]
print(1 in sabotaged())  # expect: False
print(sabotaged().count(1))  # expect: 0
print(outcome(lambda: sabotaged().index(1)))  # expect: ValueError: 1 is not in list
print(outcome(lambda: sabotaged().remove(1)))  # expect: ValueError: list.remove(x): x not in list
print(sabotaged() == [1] * 5)  # expect: False
growing = [3, 1, 2]
print(outcome(lambda: growing.sort(key=lambda n: growing.append(n) or n)))  # expect: ValueError: list modified during sort

mapping = {}
mapping.update({number: Saboteur(mapping) for number in range(5)})
print(repr(mapping))  # expect: {0: S}


def grow(container, add):
    for item in container:
        add(item)


def outcome_of_growing(container, add):
    return outcome(lambda: grow(container, lambda item: add(item + 10)))


numbers, names = {1}, {1: 1}
print(outcome_of_growing(numbers, numbers.add))  # expect: RuntimeError: Set changed size during iteration
print(outcome_of_growing(names, names.setdefault))  # expect: RuntimeError: dictionary changed size during iteration
