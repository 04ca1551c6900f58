import weakref
from collections import abc

print(isinstance(weakref.WeakSet(), abc.MutableSet), isinstance(weakref.WeakSet(), abc.Set))  # expect: True True
print(issubclass(weakref.WeakValueDictionary, abc.MutableMapping), issubclass(weakref.WeakKeyDictionary, abc.Mapping))  # expect: True True
