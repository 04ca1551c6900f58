"""Several pickles in a file, persistent ids, reductions of a program's own, old pickles, exceptions, buffers."""
import pickle, io, re, copyreg, functools, operator
def t(f, *a, **k):
    try: print("ok", f(*a, **k))
    except BaseException as e:
        m = re.sub("0x[0-9a-f]+", "0x", str(e))
        print(type(e).__module__, type(e).__name__, m, e.__cause__ is None, e.__context__ is None)

fh = io.BytesIO()
for i in range(3): pickle.dump({"i": i}, fh)
fh.seek(0)
for i in range(3): t(pickle.load, fh)
t(pickle.load, fh)
# persistent ids
class PP(pickle.Pickler):
    def persistent_id(self, o):
        if isinstance(o, Ext): return ("Ext", o.k)
class UU(pickle.Unpickler):
    def persistent_load(self, pid):
        return Ext(pid[1])
    def find_class(self, m, n):
        print("find", m, n)
        return super().find_class(m, n)
class Ext:
    def __init__(s, k): s.k = k
    def __repr__(s): return f"Ext({s.k})"
fh = io.BytesIO(); PP(fh).dump([Ext(1), Ext(2), 5, Ext]); print(fh.getvalue()); fh.seek(0); t(UU(fh).load)
fh.seek(0); t(pickle.Unpickler(fh).load)
class RO(pickle.Pickler):
    def reducer_override(self, o):
        if isinstance(o, Ext): return Ext, (o.k + 100,)
        return NotImplemented
fh = io.BytesIO(); RO(fh).dump([Ext(1), Ext(2), {1}]); t(pickle.loads, fh.getvalue())
class DT(pickle.Pickler):
    dispatch_table = {Ext: lambda o: (Ext, ("dt",))}
fh = io.BytesIO(); DT(fh).dump([Ext(1)]); t(pickle.loads, fh.getvalue())
copyreg.pickle(Ext, lambda e: (Ext, (e.k * 2,)))
t(lambda: pickle.loads(pickle.dumps(Ext(21))))
def setter(o, st): o.k = ("set", st)
class SS:
    def __init__(s): s.k = 1
    def __repr__(s): return f"SS({s.k})"
    def __reduce__(s): return SS, (), 7, None, None, setter
t(lambda: pickle.loads(pickle.dumps(SS())))
p = functools.partial(print, 1, sep="-")
t(lambda: pickle.loads(pickle.dumps(p))); t(lambda: pickle.dumps(p))
for o in (operator.itemgetter(1), operator.attrgetter("a.b"), operator.methodcaller("x", 1, k=2)):
    t(lambda: pickle.dumps(o))
t(pickle.dumps, re.compile("a", re.I)); t(lambda: pickle.loads(pickle.dumps(re.compile("a+", re.I))))
# memo and sharing
a = [1]; b = pickle.loads(pickle.dumps([a, a])); print(b[0] is b[1])
class Node:
    def __init__(self): self.me = self
n = pickle.loads(pickle.dumps(Node())); print(n.me is n)
# old pickles
t(pickle.loads, b"(lp0\nS'abc'\np1\naI1\na."); t(pickle.loads, b"c__builtin__\nset\n((lK\x01atR.")
t(pickle.loads, b"U\x03ab\xff.", encoding="latin1"); t(pickle.loads, b"U\x03ab\xff.", encoding="bytes"); t(pickle.loads, b"U\x03ab\xff.")
# exceptions
class E1(Exception):
    def __init__(self, a, b): super().__init__(a); self.b = b
t(lambda: pickle.loads(pickle.dumps(E1(1, 2))))
e = ValueError("x"); e.extra = 5; e.add_note("hi"); e2 = pickle.loads(pickle.dumps(e)); print(e2.extra, e2.__notes__, e2.__traceback__)
t(lambda: pickle.loads(pickle.dumps(OSError(2, "no", "f"))))
t(lambda: pickle.loads(pickle.dumps(KeyboardInterrupt())))
t(lambda: pickle.loads(pickle.dumps(ExceptionGroup("g", [ValueError(1)]))))
bufs = []
d = pickle.dumps([pickle.PickleBuffer(b"abc"), pickle.PickleBuffer(bytearray(b"xy"))], 5, buffer_callback=bufs.append)
print(d, len(bufs), [bytes(buffer.raw() if hasattr(buffer, "raw") else buffer) for buffer in pickle.loads(d, buffers=bufs)])
print(pickle.dumps(pickle.PickleBuffer(b"abc"), 5))

# output:
# ok {'i': 0}
# ok {'i': 1}
# ok {'i': 2}
# builtins EOFError Ran out of input True True
# b'\x80\x04\x95(\x00\x00\x00\x00\x00\x00\x00]\x94(\x8c\x03Ext\x94K\x01\x86\x94Qh\x01K\x02\x86\x94QK\x05\x8c\x08__main__\x94h\x01\x93\x94e.'
# find __main__ Ext
# ok [Ext(1), Ext(2), 5, <class '__main__.Ext'>]
# _pickle UnpicklingError A load persistent id instruction was encountered, but no persistent_load function was specified. True True
# ok [Ext(101), Ext(102), {1}]
# ok [Ext(dt)]
# ok Ext(42)
# ok SS(('set', 7))
# ok functools.partial(<built-in function print>, 1, sep='-')
# ok b'\x80\x04\x95J\x00\x00\x00\x00\x00\x00\x00\x8c\tfunctools\x94\x8c\x07partial\x94\x93\x94\x8c\x08builtins\x94\x8c\x05print\x94\x93\x94\x85\x94R\x94(h\x05K\x01\x85\x94}\x94\x8c\x03sep\x94\x8c\x01-\x94sNt\x94b.'
# ok b'\x80\x04\x95!\x00\x00\x00\x00\x00\x00\x00\x8c\x08operator\x94\x8c\nitemgetter\x94\x93\x94K\x01\x85\x94R\x94.'
# ok b'\x80\x04\x95%\x00\x00\x00\x00\x00\x00\x00\x8c\x08operator\x94\x8c\nattrgetter\x94\x93\x94\x8c\x03a.b\x94\x85\x94R\x94.'
# ok b'\x80\x04\x95U\x00\x00\x00\x00\x00\x00\x00\x8c\tfunctools\x94\x8c\x07partial\x94\x93\x94\x8c\x08operator\x94\x8c\x0cmethodcaller\x94\x93\x94\x85\x94R\x94(h\x05\x8c\x01x\x94\x85\x94}\x94\x8c\x01k\x94K\x02sNt\x94bK\x01\x85\x94R\x94.'
# ok b'\x80\x04\x95\x1d\x00\x00\x00\x00\x00\x00\x00\x8c\x02re\x94\x8c\x08_compile\x94\x93\x94\x8c\x01a\x94K"\x86\x94R\x94.'
# ok re.compile('a+', re.IGNORECASE)
# True
# True
# ok ['abc', 1]
# ok {1}
# ok abÿ
# ok b'ab\xff'
# builtins UnicodeDecodeError 'ascii' codec can't decode byte 0x in position 2: ordinal not in range(128) True True
# builtins TypeError E1.__init__() missing 1 required positional argument: 'b' True True
# 5 ['hi'] None
# ok [Errno 2] no: 'f'
# ok 
# ok g (1 sub-exception)
# b'\x80\x05\x95\x08\x00\x00\x00\x00\x00\x00\x00]\x94(\x97\x98\x97e.' 2 [b'abc', b'xy']
# b'\x80\x05\x95\x07\x00\x00\x00\x00\x00\x00\x00C\x03abc\x94.'
