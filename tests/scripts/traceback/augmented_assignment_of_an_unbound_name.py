"""`x += 1` where x has no value: the name is marked."""
import traceback


def local():
    counter += 1


def outside():
    def inner():
        nonlocal late
        late -= 1

    inner()
    late = 1


for use in (local, outside):
    try:
        use()
    except NameError as error:
        traceback.print_exception(error, limit=-1)
quantity += 1

# expect status: 1

# stderr:
# Traceback (most recent call last):
#   File "augmented_assignment_of_an_unbound_name.py", line 6, in local
#     counter += 1
#     ^^^^^^^
# UnboundLocalError: cannot access local variable 'counter' where it is not associated with a value
# Traceback (most recent call last):
#   File "augmented_assignment_of_an_unbound_name.py", line 12, in inner
#     late -= 1
#     ^^^^
# NameError: cannot access free variable 'late' where it is not associated with a value in enclosing scope
# Traceback (most recent call last):
#   File "augmented_assignment_of_an_unbound_name.py", line 23, in <module>
#     quantity += 1
#     ^^^^^^^^
# NameError: name 'quantity' is not defined
