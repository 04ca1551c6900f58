import threading


class Value:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, "dies")


data = threading.local()


def work():
    data.value = Value("the thread's")
    print("thread ends")


data.value = Value("main's")
thread = threading.Thread(target=work)
thread.start()
thread.join()
print("joined")
del data
print("end")

# output:
# thread ends
# the thread's dies
# joined
# main's dies
# end
