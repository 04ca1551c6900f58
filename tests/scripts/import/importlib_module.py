"""`importlib`: by name, relative, anew, from a file, without importing."""
import importlib, importlib.util, importlib.machinery, os, sys, tempfile

folder = os.path.realpath(tempfile.mkdtemp())
sys.path.insert(0, folder)
os.mkdir(os.path.join(folder, "pack"))
for name, text in (("pack/__init__.py", ""), ("pack/part.py", "value = 1\n"), ("lone.py", "import os\ncount = globals().get('count', 0) + 1\n")):
    with open(os.path.join(folder, name), "w") as file:
        file.write(text)


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}".replace(folder, "DIR"))


part = importlib.import_module(".part", "pack")
print(part.value, part is importlib.import_module("pack.part"), sys.modules["pack"].part is part)
attempt(importlib.import_module, ".part")
attempt(importlib.import_module, "..part", "pack")
attempt(importlib.import_module, "nothing_here")
attempt(importlib.import_module, "")
lone = importlib.import_module("lone")
print(lone.count, importlib.reload(lone) is lone, lone.count)
attempt(importlib.reload, "lone")
attempt(importlib.util.find_spec, "nothing_here")
attempt(importlib.util.find_spec, "pack.nothing")
attempt(importlib.util.find_spec, "lone.nothing")
spec = importlib.util.find_spec("pack.part")
print(spec.name, spec.origin.replace(folder, "DIR"), spec.parent, spec.has_location, type(spec.loader).__name__)
print(importlib.util.find_spec("json").name, importlib.util.find_spec("pack").submodule_search_locations == [os.path.join(folder, "pack")])
spec = importlib.util.spec_from_file_location("given", os.path.join(folder, "lone.py"))
module = importlib.util.module_from_spec(spec)
print(module.__name__, hasattr(module, "count"), "given" in sys.modules)
spec.loader.exec_module(module)
print(module.count, module.__file__.replace(folder, "DIR"), module.__spec__ is spec)
print(importlib.util.resolve_name(".x", "a.b"), importlib.util.resolve_name("..x", "a.b"), importlib.util.resolve_name("x", "a"))
attempt(importlib.util.resolve_name, "...x", "a.b")
print(importlib.machinery.SOURCE_SUFFIXES, importlib.machinery.ModuleSpec("m", None), importlib.machinery.ModuleSpec("m", None, origin="o", is_package=True))
from importlib.metadata import PackageNotFoundError, version
attempt(version, "surely-not-installed")
importlib.invalidate_caches()

# output:
# 1 True True
# TypeError: the 'package' argument is required to perform a relative import for '.part'
# ImportError: attempted relative import beyond top-level package
# ModuleNotFoundError: No module named 'nothing_here'
# ValueError: Empty module name
# 1 True 2
# TypeError: reload() argument must be a module
# None
# None
# ModuleNotFoundError: __path__ attribute not found on 'lone' while trying to find 'lone.nothing'
# pack.part DIR/pack/part.py pack True SourceFileLoader
# json True
# given False False
# 1 DIR/lone.py True
# a.b.x a.x x
# ImportError: attempted relative import beyond top-level package
# ['.py'] ModuleSpec(name='m', loader=None) ModuleSpec(name='m', loader=None, origin='o', submodule_search_locations=[])
# PackageNotFoundError: No package metadata was found for surely-not-installed
