import operator
class Plain:
    pass


def deleted(value, key):
    try:
        operator.delitem(value, key)
    except TypeError as refused:
        return str(refused)


for value in [None, 1, 2.5, "text", (1,), b"bytes", range(3), Plain(), Plain, {1}, {}.keys(), len, list[int]]:
    print(deleted(value, "key"), "|", deleted(value, 0))

# output:
# 'NoneType' object does not support item deletion | 'NoneType' object does not support item deletion
# 'int' object does not support item deletion | 'int' object does not support item deletion
# 'float' object does not support item deletion | 'float' object does not support item deletion
# 'str' object does not support item deletion | 'str' object doesn't support item deletion
# 'tuple' object does not support item deletion | 'tuple' object doesn't support item deletion
# 'bytes' object does not support item deletion | 'bytes' object doesn't support item deletion
# 'range' object does not support item deletion | 'range' object doesn't support item deletion
# 'Plain' object does not support item deletion | 'Plain' object doesn't support item deletion
# 'type' object does not support item deletion | 'type' object does not support item deletion
# 'set' object does not support item deletion | 'set' object doesn't support item deletion
# 'dict_keys' object does not support item deletion | 'dict_keys' object doesn't support item deletion
# 'builtin_function_or_method' object does not support item deletion | 'builtin_function_or_method' object does not support item deletion
# 'types.GenericAlias' object does not support item deletion | 'types.GenericAlias' object does not support item deletion
