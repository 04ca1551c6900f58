"""A module's own `__getattr__` and `__dir__`."""
import _with_dir
from _with_dir import late

print(dir(_with_dir), _with_dir.__dir__())  # expect: ['here', 'late'] ['late', 'here']
print(late, _with_dir.late, hasattr(_with_dir, "never"))  # expect: made late made late False
print(_with_dir.here)  # expect: 1
