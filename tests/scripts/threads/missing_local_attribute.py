import threading


class Mine(threading.local):
    pass


for own in threading.local(), Mine():
    try:
        own.name
    except AttributeError as error:
        print(error)

# output:
# '_thread._local' object has no attribute 'name'
# 'Mine' object has no attribute 'name'
