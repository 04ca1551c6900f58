"""A comprehension reads the names of the function around it; functions made in it keep theirs."""


def reads(numbers):
    step = 2
    doubled = [number * step for number in numbers]
    step = 3
    return doubled, {number: number * step for number in numbers}


def keeps(numbers):
    step = 10
    functions = [lambda more: number + step + more for number in numbers]
    step = 100
    return [function(1) for function in functions]


def nested(rows):
    scale = 2
    return [[scale * item * other for item in row if item != scale] for row in rows for other in (scale, 5)]


def walrus(numbers):
    total = 0
    sums = [total := total + number for number in numbers]
    return sums, total


def shadows(x):
    inner = [x for x in range(x)]
    return x, inner


def unbound():
    return [later for _ in "a"]
    later = 1


def deleted():
    gone = 1
    del gone
    return [gone for _ in "a"]


def cell_and_register():
    shared = 1

    def bump():
        nonlocal shared
        shared += 1
        return shared

    return [(bump(), shared) for _ in range(3)]


print(reads([1, 2]))
print(keeps([1, 2]))
print(nested([[1, 2], [5]]))
print(walrus([1, 2, 3]))
print(shadows(3))
print(cell_and_register())
for function in unbound, deleted:
    try:
        function()
    except NameError as error:
        print(type(error).__name__, error)


def in_class(numbers):
    class Holder:
        numbers = [9]
        copies = [number for number in numbers]
        both = [number for number in range(2) for _ in range(len(outer))] if (outer := numbers) else None

    return Holder.copies


try:
    print(in_class([1, 2]))
except NameError as error:
    print(error)


def generator_inside(numbers):
    factor = 4
    return [sum(factor * part for part in range(number)) for number in numbers]


print(generator_inside([1, 2, 3]))


def raises(numbers):
    divisor = 0
    return [number / divisor for number in numbers]


try:
    raises([1])
except ZeroDivisionError as error:
    print(error.__traceback__.tb_next.tb_frame.f_code.co_name, error)

# output:
# ([2, 4], {1: 3, 2: 6})
# [103, 103]
# [[4], [10], [20], [50]]
# ([1, 3, 6], 6)
# (3, [0, 1, 2])
# [(2, 2), (3, 3), (4, 4)]
# UnboundLocalError cannot access local variable 'later' where it is not associated with a value
# UnboundLocalError cannot access local variable 'gone' where it is not associated with a value
# name 'outer' is not defined
# [0, 4, 12]
# raises division by zero
