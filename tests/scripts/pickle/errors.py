"""What cannot be pickled, and pickles that are damaged."""
import pickle, io, re, copyreg, functools, operator
def t(f, *a, **k):
    try: print("ok", f(*a, **k))
    except BaseException as e:
        m = re.sub("0x[0-9a-f]+", "0x", str(e))
        print(type(e).__module__, type(e).__name__, m, e.__cause__ is None, e.__context__ is None)
def outer():
    def inner(): pass
    class Loc: pass
    return inner, Loc
f, Loc = outer()
t(pickle.dumps, lambda: 0); t(pickle.dumps, f); t(pickle.dumps, Loc()); t(pickle.dumps, Loc)
t(pickle.dumps, (x for x in []))
async def co(): pass
c = co(); t(pickle.dumps, c); c.close()
t(pickle.dumps, pickle)
t(pickle.loads, b""); t(pickle.loads, b"x"); t(pickle.loads, b"\x80\x04"); t(pickle.loads, b"\x80\x09N."); t(pickle.loads, b"."); t(pickle.loads, b"K"); t(pickle.loads, "abc"); t(pickle.loads, b"\x80\x04\x95\x04\x00\x00\x00\x00\x00\x00\x00N."); t(pickle.loads,b"h\x05."); t(pickle.loads, b"a."); t(pickle.loads, b"cfoo\nbar\n."); t(pickle.loads, b"t."); t(pickle.loads, b"(K\x01d."); t(pickle.loads, b"\x00"); t(pickle.loads, b"'"); t(pickle.loads, b"Pabc\n."); t(pickle.loads, b"I1x\n."); t(pickle.loads, b"S1\n."); t(pickle.loads, b"\x82\x01."); t(pickle.loads, b"\x97."); t(pickle.loads, b"NNb."); t(pickle.loads, b"X\xff\xff\xff\x7fabc"); t(pickle.loads, b"\x8e\xff\xff\xff\xff\xff\xff\xff\xff"); t(pickle.loads, b"\x8a\xffab")
t(pickle.dumps, 1, 6); t(pickle.dumps, 1, protocol=-1); t(pickle.dump, 1, 5); t(pickle.load, 5); t(pickle.Pickler, 5)
t(pickle.dumps, 1, buffer_callback=len)
print(pickle.HIGHEST_PROTOCOL, pickle.DEFAULT_PROTOCOL, pickle.format_version, pickle.compatible_formats)
print(pickle.PickleError.__mro__, pickle.Pickler, pickle.Unpickler)
class Bad:
    def __reduce__(self): return 5
class Bad2:
    def __reduce__(self): return (1, 2)
class Bad3:
    def __reduce__(self): return (int,)
class Bad4:
    def __reduce__(self): return (int, 5)
class Bad5:
    def __reduce__(self): return (int, (), None, [1])
class Bad6:
    def __reduce__(self): return "nonexist"
class Bad7:
    def __getstate__(self): raise ValueError("no state")
class Bad8:
    def __reduce__(self): return (int, (), None, None, None, 4)
class Bad9:
    def __reduce__(self): return (int, (), None, None, None, None, 4)
for b in (Bad, Bad2, Bad3, Bad4, Bad5, Bad6, Bad7, Bad8, Bad9): t(pickle.dumps, b())

# output:
# _pickle PicklingError Can't pickle <function <lambda> at 0x>: attribute lookup <lambda> on __main__ failed True True
# builtins AttributeError Can't get local object 'outer.<locals>.inner' True True
# builtins AttributeError Can't get local object 'outer.<locals>.Loc' True True
# builtins AttributeError Can't get local object 'outer.<locals>.Loc' True True
# builtins TypeError cannot pickle 'generator' object True True
# builtins TypeError cannot pickle 'coroutine' object True True
# builtins TypeError cannot pickle 'module' object True True
# builtins EOFError Ran out of input True True
# _pickle UnpicklingError invalid load key, 'x'. True True
# builtins EOFError Ran out of input True True
# builtins ValueError unsupported pickle protocol: 9 True True
# _pickle UnpicklingError unpickling stack underflow True True
# _pickle UnpicklingError pickle data was truncated True True
# builtins TypeError a bytes-like object is required, not 'str' True True
# _pickle UnpicklingError pickle data was truncated True True
# _pickle UnpicklingError Memo value not found at index 5 True True
# _pickle UnpicklingError unpickling stack underflow True True
# builtins ModuleNotFoundError No module named 'foo' True True
# _pickle UnpicklingError could not find MARK True True
# _pickle UnpicklingError odd number of items for DICT True True
# _pickle UnpicklingError invalid load key, '\x00'. True True
# _pickle UnpicklingError invalid load key, '\x27'. True True
# _pickle UnpicklingError A load persistent id instruction was encountered, but no persistent_load function was specified. True True
# builtins ValueError could not convert string to int True True
# _pickle UnpicklingError the STRING opcode argument must be quoted True True
# builtins ValueError unregistered extension code 1 True True
# _pickle UnpicklingError pickle stream refers to out-of-band data but no *buffers* argument was given True True
# ok None
# _pickle UnpicklingError pickle data was truncated True True
# builtins OverflowError BINBYTES exceeds system's maximum size of 9223372036854775807 bytes True True
# _pickle UnpicklingError pickle data was truncated True True
# builtins ValueError pickle protocol must be <= 5 True True
# ok b'\x80\x05K\x01.'
# builtins TypeError file must have a 'write' attribute True True
# builtins TypeError file must have 'read' and 'readline' attributes True True
# builtins TypeError file must have a 'write' attribute True True
# builtins ValueError buffer_callback needs protocol >= 5 True True
# 5 4 4.0 ['1.0', '1.1', '1.2', '1.3', '2.0', '3.0', '4.0', '5.0']
# (<class '_pickle.PickleError'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>) <class '_pickle.Pickler'> <class '_pickle.Unpickler'>
# _pickle PicklingError __reduce__ must return a string or tuple True True
# _pickle PicklingError first item of the tuple returned by __reduce__ must be callable True True
# _pickle PicklingError tuple returned by __reduce__ must contain 2 through 6 elements True True
# _pickle PicklingError second item of the tuple returned by __reduce__ must be a tuple True True
# _pickle PicklingError fourth element of the tuple returned by __reduce__ must be an iterator, not list True True
# _pickle PicklingError Can't pickle <__main__.Bad6 object at 0x>: attribute lookup nonexist on __main__ failed True True
# builtins ValueError no state True True
# _pickle PicklingError sixth element of the tuple returned by __reduce__ must be a function, not int True True
# _pickle PicklingError tuple returned by __reduce__ must contain 2 through 6 elements True True
