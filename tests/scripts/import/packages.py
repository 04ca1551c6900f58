"""Packages, relative imports, namespaces, circles: modules in files."""
import os, sys, tempfile

folder = os.path.realpath(tempfile.mkdtemp())
sys.path.insert(0, folder)


def write(name, text):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write(text)


def shown(error):
    return f"{type(error).__name__}: {error}".replace(folder, "DIR")


def attempt(code):
    try:
        exec(code, {"__name__": "__main__"})
        print("done")
    except Exception as error:
        print(shown(error), getattr(error, "name", None), getattr(error, "name_from", None))


write("pk/__init__.py", "print('init', __name__, __package__)\nfrom .sub import *\nfrom . import other as alias\n")
write("pk/sub.py", "__all__ = ['one', 'two']\none = 1\ntwo = 2\nthree = 3\n")
write("pk/other.py", "from .sub import three\nfrom . import sub\nfrom .deep.leaf import value\n")
write("pk/deep/__init__.py", "")
write("pk/deep/leaf.py", "from ..sub import one\nvalue = one + 10\n")
write("pk/toofar.py", "from ... import x\n")
write("pk/badall.py", "__all__ = ['missing']\n")
write("pk/broken.py", "1 / 0\n")
write("ns/inner.py", "name = __name__\n")
write("ring_a.py", "from ring_b import y\nx = 1\n")
write("ring_b.py", "from ring_a import x\ny = 2\n")
write("circle_a.py", "import circle_b\nx = 1\n")
write("circle_b.py", "import circle_a\ncircle_a.x\n")
write("syntax.py", "def f(:\n")
write("doc.py", '"""Docs."""\nimport sys\nsys.modules[__name__] = "replaced"\n')

import pk
print(pk.one, pk.two, hasattr(pk, "three"), pk.alias.value, pk.other is pk.alias, sorted(m for m in sys.modules if m.startswith("pk")))
print(pk.__path__ == [os.path.join(folder, "pk")], pk.__file__.replace(folder, "DIR"), pk.__spec__.name, pk.__spec__.parent, repr(pk).replace(folder, "DIR"))
import ns.inner
print(ns.inner.name, list(ns.__path__) == [os.path.join(folder, "ns")], repr(ns).replace(folder, "DIR"), ns.__file__)
import pk.deep.leaf as leaf
print(leaf.value, leaf.__package__, leaf.__name__)
import doc
print(doc)
for code in ("import pk.nothing", "from pk import nothing", "import pk.sub.nothing", "import pk.toofar", "from pk.badall import *",
             "import pk.broken", "import ring_a", "import circle_a", "import syntax", "from . import x", "import nothing_at_all",
             "import nothing_at_all.sub", "import json.nothing", "__import__('pk.sub').sub.one",
             "assert __import__('pk.sub', fromlist=['one']).one == 1", "__import__('')", "__import__(5)", "__import__('x', level=-1)",
             "__import__('x', {}, None, (), 1)"):
    attempt(code)
sys.modules["gone"] = None
attempt("import gone")
print("pk.broken" in sys.modules)
write("pk/broken.py", "fine = True\n")
import pk.broken
print(pk.broken.fine)

# output:
# init pk pk
# 1 2 False 11 True ['pk', 'pk.deep', 'pk.deep.leaf', 'pk.other', 'pk.sub']
# True DIR/pk/__init__.py pk pk <module 'pk' from 'DIR/pk/__init__.py'>
# ns.inner True <module 'ns' (namespace) from ['DIR/ns']> None
# 11 pk.deep pk.deep.leaf
# replaced
# ModuleNotFoundError: No module named 'pk.nothing' pk.nothing None
# ImportError: cannot import name 'nothing' from 'pk' (DIR/pk/__init__.py) pk nothing
# ModuleNotFoundError: No module named 'pk.sub.nothing'; 'pk.sub' is not a package pk.sub.nothing None
# ImportError: attempted relative import beyond top-level package None None
# AttributeError: module 'pk.badall' has no attribute 'missing' missing None
# ZeroDivisionError: division by zero None None
# ImportError: cannot import name 'x' from partially initialized module 'ring_a' (most likely due to a circular import) (DIR/ring_a.py) ring_a x
# AttributeError: partially initialized module 'circle_a' from 'DIR/circle_a.py' has no attribute 'x' (most likely due to a circular import) x None
# SyntaxError: invalid syntax (syntax.py, line 1) None None
# ImportError: attempted relative import with no known parent package None None
# ModuleNotFoundError: No module named 'nothing_at_all' nothing_at_all None
# ModuleNotFoundError: No module named 'nothing_at_all' nothing_at_all None
# ModuleNotFoundError: No module named 'json.nothing' json.nothing None
# done
# done
# ValueError: Empty module name None None
# TypeError: module name must be a string None None
# ValueError: level must be >= 0 None None
# KeyError: "'__name__' not in globals" None None
# ModuleNotFoundError: import of gone halted; None in sys.modules gone None
# False
# True
