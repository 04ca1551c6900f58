# arguments: -W error::UserWarning -W ignore::RuntimeWarning
import sys
import warnings

print(sys.warnoptions)
warnings.warn("ignored", RuntimeWarning)


async def never():
    pass


never()
try:
    warnings.warn("raised")
except UserWarning as error:
    print(repr(error))

# output:
# ['error::UserWarning', 'ignore::RuntimeWarning']
# UserWarning('raised')
