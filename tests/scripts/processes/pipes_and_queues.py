import multiprocessing


def produce(queue):
    for n in range(5):
        queue.put({"n": n})
    queue.put("x" * 200_000)
    queue.put(None)


def answer(connection):
    while (question := connection.recv()) is not None:
        connection.send(question * 2)
    connection.close()


queue = multiprocessing.Queue()
process = multiprocessing.Process(target=produce, args=(queue,))
process.start()
items = []
while (item := queue.get()) is not None:
    items.append(item if isinstance(item, dict) else len(item))
process.join()
print(items, queue.empty(), process.exitcode)

here, there = multiprocessing.Pipe()
process = multiprocessing.Process(target=answer, args=(there,))
process.start()
there.close()
for question in (1, "ab", [3]):
    here.send(question)
    print(here.recv())
here.send(None)
try:
    here.recv()
except EOFError as error:
    print("EOF", error)
process.join()
here.close()
print(here.closed)
try:
    here.send(1)
except OSError as error:
    print(error)

# output:
# [{'n': 0}, {'n': 1}, {'n': 2}, {'n': 3}, {'n': 4}, 200000] True 0
# 2
# abab
# [3, 3]
# EOF 
# True
# handle is closed
