import queue

for kind in (queue.Queue, queue.LifoQueue, queue.PriorityQueue, queue.SimpleQueue):
    items = kind()
    for item in (3, 1, 2):
        items.put(item)
    print(kind, items.qsize(), [items.get() for _ in range(3)], items.empty())
print(queue.Queue[int], queue.__all__)

# output:
# <class 'queue.Queue'> 3 [3, 1, 2] True
# <class 'queue.LifoQueue'> 3 [2, 1, 3] True
# <class 'queue.PriorityQueue'> 3 [1, 2, 3] True
# <class '_queue.SimpleQueue'> 3 [3, 1, 2] True
# queue.Queue[int] ['Empty', 'Full', 'ShutDown', 'Queue', 'PriorityQueue', 'LifoQueue', 'SimpleQueue']
