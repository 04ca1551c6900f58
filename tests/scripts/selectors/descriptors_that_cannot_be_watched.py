import selectors

selector = selectors.DefaultSelector()
with open(__file__) as file:
    for watched in 999, file:
        try:
            selector.register(watched, selectors.EVENT_READ)
        except OSError as error:
            print(type(error).__name__, error)
print(len(selector.get_map()))

# output:
# OSError [Errno 9] Bad file descriptor
# PermissionError [Errno 1] Operation not permitted
# 0
