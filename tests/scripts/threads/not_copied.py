import copy, pickle, threading

for thing in (threading.Lock(), threading.RLock(), threading.local()):
    for call in (copy.copy, pickle.dumps):
        try:
            call(thing)
        except TypeError as error:
            print(error)

# output:
# cannot pickle '_thread.lock' object
# cannot pickle '_thread.lock' object
# cannot pickle '_thread.RLock' object
# cannot pickle '_thread.RLock' object
# cannot pickle '_thread._local' object
# cannot pickle '_thread._local' object
