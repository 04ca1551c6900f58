def shown(value):
    return repr(value).split(" at 0x")[0]


print(shown(len), shown([].append), shown(list.append))  # expect: <built-in function len> <built-in method append of list object <method 'append' of 'list' objects>
print(shown(int.__add__), shown((1).__add__))  # expect: <slot wrapper '__add__' of 'int' objects> <method-wrapper '__add__' of int object
print(shown(dict.fromkeys), shown(object.__new__))  # expect: <built-in method fromkeys of type object <built-in method __new__ of type object
print(type([].append).__name__, type(len).__name__)  # expect: builtin_function_or_method builtin_function_or_method
print([].append.__qualname__, len.__qualname__, list.append.__qualname__, list.append.__objclass__)  # expect: list.append len list.append <class 'list'>
