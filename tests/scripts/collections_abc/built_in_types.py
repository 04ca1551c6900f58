import collections.abc as A

vals = [1, 1.5, 'a', b'a', [1], (1,), {}, set(), frozenset(), range(3), None, len, int, iter([]), (x for x in ()), {}.keys(), {}.values(), {}.items(), bytearray(), memoryview(b''), map(len, []), zip(), reversed([]), object(), type, lambda: 1, ..., slice(1), 1j, enumerate([]), property(), iter(''), iter({}), iter(range(3)), filter(None, [])]
for n in A.__all__:
    if n == 'ByteString':
        continue
    c = getattr(A, n)
    print(n, ''.join(('1' if isinstance(v, c) else '0' for v in vals)), c.__module__, sorted(c.__abstractmethods__), [b.__name__ for b in c.__mro__])
# output:
# Awaitable 00000000000000000000000000000000000 collections.abc ['__await__'] ['Awaitable', 'object']
# Coroutine 00000000000000000000000000000000000 collections.abc ['__await__', 'send', 'throw'] ['Coroutine', 'Awaitable', 'object']
# AsyncIterable 00000000000000000000000000000000000 collections.abc ['__aiter__'] ['AsyncIterable', 'object']
# AsyncIterator 00000000000000000000000000000000000 collections.abc ['__anext__'] ['AsyncIterator', 'AsyncIterable', 'object']
# AsyncGenerator 00000000000000000000000000000000000 collections.abc ['asend', 'athrow'] ['AsyncGenerator', 'AsyncIterator', 'AsyncIterable', 'object']
# Hashable 11110100111111101001111111111111111 collections.abc ['__hash__'] ['Hashable', 'object']
# Iterable 00111111110001111111111000000101111 collections.abc ['__iter__'] ['Iterable', 'object']
# Iterator 00000000000001100000111000000101111 collections.abc ['__next__'] ['Iterator', 'Iterable', 'object']
# Generator 00000000000000100000000000000000000 collections.abc ['send', 'throw'] ['Generator', 'Iterator', 'Iterable', 'object']
# Reversible 00111110010000011111000000000000000 collections.abc ['__iter__', '__reversed__'] ['Reversible', 'Iterable', 'object']
# Sized 00111111110000011111000000000000000 collections.abc ['__len__'] ['Sized', 'object']
# Container 00111111110000011111000000000000000 collections.abc ['__contains__'] ['Container', 'object']
# Callable 00000000000110000000000011000000000 collections.abc ['__call__'] ['Callable', 'object']
# Collection 00111111110000011111000000000000000 collections.abc ['__contains__', '__iter__', '__len__'] ['Collection', 'Sized', 'Iterable', 'Container', 'object']
# Set 00000001100000010100000000000000000 collections.abc ['__contains__', '__iter__', '__len__'] ['Set', 'Collection', 'Sized', 'Iterable', 'Container', 'object']
# MutableSet 00000001000000000000000000000000000 collections.abc ['__contains__', '__iter__', '__len__', 'add', 'discard'] ['MutableSet', 'Set', 'Collection', 'Sized', 'Iterable', 'Container', 'object']
# Mapping 00000010000000000000000000000000000 collections.abc ['__getitem__', '__iter__', '__len__'] ['Mapping', 'Collection', 'Sized', 'Iterable', 'Container', 'object']
# MutableMapping 00000010000000000000000000000000000 collections.abc ['__delitem__', '__getitem__', '__iter__', '__len__', '__setitem__'] ['MutableMapping', 'Mapping', 'Collection', 'Sized', 'Iterable', 'Container', 'object']
# MappingView 00000000000000011100000000000000000 collections.abc [] ['MappingView', 'Sized', 'object']
# KeysView 00000000000000010000000000000000000 collections.abc [] ['KeysView', 'MappingView', 'Set', 'Collection', 'Sized', 'Iterable', 'Container', 'object']
# ItemsView 00000000000000000100000000000000000 collections.abc [] ['ItemsView', 'MappingView', 'Set', 'Collection', 'Sized', 'Iterable', 'Container', 'object']
# ValuesView 00000000000000001000000000000000000 collections.abc [] ['ValuesView', 'MappingView', 'Collection', 'Sized', 'Iterable', 'Container', 'object']
# Sequence 00111100010000000011000000000000000 collections.abc ['__getitem__', '__len__'] ['Sequence', 'Reversible', 'Collection', 'Sized', 'Iterable', 'Container', 'object']
# MutableSequence 00001000000000000010000000000000000 collections.abc ['__delitem__', '__getitem__', '__len__', '__setitem__', 'insert'] ['MutableSequence', 'Sequence', 'Reversible', 'Collection', 'Sized', 'Iterable', 'Container', 'object']
# Buffer 00010000000000000011000000000000000 collections.abc ['__buffer__'] ['Buffer', 'object']
