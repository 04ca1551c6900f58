import multiprocessing
from concurrent.futures import ProcessPoolExecutor


def square(number):
    return number * number


if __name__ == "__main__":
    print(multiprocessing.get_all_start_methods(), multiprocessing.get_start_method(allow_none=True))
    multiprocessing.set_start_method("spawn")
    print(multiprocessing.get_start_method(), type(multiprocessing.get_context()).__name__)
    try:
        multiprocessing.set_start_method("fork")
    except RuntimeError as error:
        print(error)
    context = multiprocessing.get_context("spawn")
    print(type(context).__name__, context.get_start_method(), context.Process.__name__)
    with context.Pool(2) as pool:
        print(pool.map(square, [1, 2, 3]))
    with ProcessPoolExecutor(2, mp_context=context) as executor:
        print(list(executor.map(square, range(4))))
    multiprocessing.set_start_method("forkserver", force=True)
    print(multiprocessing.get_start_method())

# output:
# ['fork', 'spawn', 'forkserver'] None
# spawn SpawnContext
# context has already been set
# SpawnContext spawn SpawnProcess
# [1, 4, 9]
# [0, 1, 4, 9]
# forkserver
