import threading

done = False


def spin(counts, index):
    while not done:
        counts[index] += 1


counts = [0, 0, 0]
threads = [threading.Thread(target=spin, args=(counts, index)) for index in range(3)]
for thread in threads:
    thread.start()
while min(counts) < 1000:
    pass
done = True
for thread in threads:
    thread.join()
print(min(counts) >= 1000)  # expect: True
