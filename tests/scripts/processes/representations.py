import multiprocessing as mp

number = mp.Value("i", 200)
print(number, number.get_obj())  # expect: <Synchronized wrapper for c_int(200)> c_int(200)
print(repr(mp.Array("i", 3)).partition(" object")[0])  # expect: <SynchronizedArray wrapper for <multiprocessing.sharedctypes.c_int_Array_3
text = mp.Array("c", b"abc")
text.value = b"x"
print(text.value, text.raw)  # expect: b'x' b'x\x00c'
lock = mp.Lock()
with lock:
    print(lock)  # expect: <Lock(owner=MainProcess)>
print(lock, mp.Condition(), mp.RLock())  # expect: <Lock(owner=None)> <Condition(<RLock(None, 0)>, 0)> <RLock(None, 0)>
print(repr(mp.Barrier(2)).partition(": ")[2])  # expect: waiters=0/2>
