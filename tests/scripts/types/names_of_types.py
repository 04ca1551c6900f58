import types


def function():
    yield


async def coroutine():
    pass


async def generator():
    yield


class C:
    __slots__ = ("slot",)

    def method(self):
        pass


made = coroutine()
print(isinstance(function, types.FunctionType), isinstance(function(), types.GeneratorType))  # expect: True True
print(isinstance(made, types.CoroutineType), isinstance(generator(), types.AsyncGeneratorType))  # expect: True True
made.close()
print(isinstance(C().method, types.MethodType), isinstance(len, types.BuiltinFunctionType), isinstance([].append, types.BuiltinMethodType))  # expect: True True True
print(isinstance(C.slot, types.MemberDescriptorType), isinstance(str.join, types.MethodDescriptorType), isinstance(object.__init__, types.WrapperDescriptorType))  # expect: True True True
print(isinstance(object().__str__, types.MethodWrapperType), isinstance(dict.__dict__["fromkeys"], types.ClassMethodDescriptorType))  # expect: True True
print(isinstance(types, types.ModuleType), isinstance(function.__code__, types.CodeType), types.NoneType, types.EllipsisType)  # expect: True True <class 'NoneType'> <class 'ellipsis'>
print(types.MappingProxyType({"a": 1}), types.CellType(3).cell_contents, types.MethodType(len, [1, 2])())  # expect: {'a': 1} 3 2
print(types.FunctionType(compile("1", "f", "eval"), {}, "named")(), types.ModuleType("fresh", "doc").__doc__, types.ModuleType("fresh"))  # expect: 1 doc <module 'fresh'>
print(types.LambdaType is types.FunctionType, type([].append), type(object.__init__), C.slot)  # expect: True <class 'builtin_function_or_method'> <class 'wrapper_descriptor'> <member 'slot' of 'C' objects>
