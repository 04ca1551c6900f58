# arguments: --clock virtual
import queue, threading, time

todo = queue.Queue(maxsize=2)
done = []


def consume():
    while True:
        item = todo.get()
        if item is None:
            todo.task_done()
            return
        time.sleep(0.01)
        done.append(item)
        todo.task_done()


threads = [threading.Thread(target=consume) for _ in range(2)]
for thread in threads:
    thread.start()
for item in range(6):
    todo.put(item)
todo.join()
print(sorted(done), todo.empty(), todo.qsize())
for _ in threads:
    todo.put(None)
for thread in threads:
    thread.join()

# output:
# [0, 1, 2, 3, 4, 5] True 0
