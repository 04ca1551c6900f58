import os
import tempfile
import warnings

warnings.simplefilter("always")
folder = tempfile.TemporaryDirectory()
path = folder.name
with warnings.catch_warnings(record=True) as caught:
    del folder
print(os.path.exists(path))  # expect: False
print(str(caught[0].message) == f"Implicitly cleaning up <TemporaryDirectory {path!r}>")  # expect: True
