import queue

for use in (lambda q: q.put(1, timeout=-1), lambda q: q.get(timeout=-1), lambda q: q.get(False, -1)):
    try:
        use(queue.Queue(2))
    except (ValueError, queue.Empty) as error:
        print(type(error).__name__, error)

# output:
# ValueError 'timeout' must be a non-negative number
# ValueError 'timeout' must be a non-negative number
# Empty 
