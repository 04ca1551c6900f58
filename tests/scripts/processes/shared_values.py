import multiprocessing


def add(value, array, lock):
    for _ in range(100):
        with lock:
            value.value += 1
    array[0] += 1


value = multiprocessing.Value("i", 5)
array = multiprocessing.Array("d", [0.5, 1.5])
lock = multiprocessing.Lock()
processes = []
for _ in range(3):
    process = multiprocessing.Process(target=add, args=(value, array, lock))
    process.start()
    processes.append(process)
for process in processes:
    process.join()
print(value.value, array[1], len(array), array[:] == list(array), value.get_lock().acquire())

# output:
# 305 1.5 2 True True
