import multiprocessing


def work(counts, items, space, lock, number):
    with lock:
        counts["n"] = counts.get("n", 0) + number
    items.append(number)
    space.last = number


if __name__ == "__main__":
    with multiprocessing.Manager() as manager:
        counts, items, space, lock = manager.dict(), manager.list(), manager.Namespace(), manager.Lock()
        for number in (1, 2, 3):
            process = multiprocessing.Process(target=work, args=(counts, items, space, lock, number))
            process.start()
            process.join()
        print(dict(counts), list(items), space.last, counts, len(items), items[1], "n" in counts)
        queue = manager.Queue()
        queue.put(1)
        print(queue.get(), queue.empty())
        value = manager.Value("i", 5)
        value.value += 1
        print(value.value)
        try:
            counts["missing"]
        except KeyError as error:
            print(repr(error))

# output:
# {'n': 6} [1, 2, 3] 3 {'n': 6} 3 2 True
# 1 True
# 6
# KeyError('missing')
