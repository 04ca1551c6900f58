class Guard:
    def __del__(self):
        print("the guard goes")


def fail(number, *rest, **options):
    guard = Guard()
    twice = number * 2

    def inner():
        return number

    raise ValueError("no")


def outer():
    try:
        fail(21, "x", key=1)
    except ValueError as error:
        print("caught")
        frame = error.__traceback__.tb_next.tb_frame
        print(sorted(frame.f_locals), frame.f_locals["twice"], frame.f_locals["number"])
        print(sorted(error.__traceback__.tb_frame.f_locals))
        del frame
    print("after")


outer()

# output:
# caught
# ['guard', 'inner', 'number', 'options', 'rest', 'twice'] 42 21
# ['error', 'frame']
# the guard goes
# after
