def error(call):
    """What a call returns, or the exception that it ends in."""
    try:
        return repr(call())
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: memoryview(1,2)))  # expect: TypeError: memoryview() takes at most 1 argument (2 given)
print(error(lambda: memoryview()))  # expect: TypeError: memoryview() missing required argument 'object' (pos 1)
print(error(lambda: round(1,2,3)))  # expect: TypeError: round() takes at most 2 arguments (3 given)
print(error(lambda: int.from_bytes(b'',2,3,4)))  # expect: TypeError: from_bytes() takes at most 3 arguments (4 given)
print(error(lambda: ''.encode(1,2,3)))  # expect: TypeError: encode() takes at most 2 arguments (3 given)
print(error(lambda: ''.split(1,2,3)))  # expect: TypeError: split() takes at most 2 arguments (3 given)
print(error(lambda: ''.encode(1)))  # expect: TypeError: encode() argument 'encoding' must be str, not int
print(error(lambda: [].sort(1)))  # expect: TypeError: sort() takes no positional arguments
print(error(lambda: [].sort(foo=1)))  # expect: TypeError: sort() got an unexpected keyword argument 'foo'
print(error(lambda: sorted()))  # expect: TypeError: sorted expected 1 argument, got 0
print(error(lambda: sorted([],1)))  # expect: TypeError: sorted expected 1 argument, got 2
print(error(lambda: sorted([],1,2,3,4)))  # expect: TypeError: sorted expected 1 argument, got 5
print(error(lambda: print(1,a=1,b=2,c=3,d=4,e=5)))  # expect: TypeError: print() got an unexpected keyword argument 'a'
print(error(lambda: enumerate()))  # expect: TypeError: enumerate() missing required argument 'iterable'
print(error(lambda: enumerate([],1,2)))  # expect: TypeError: enumerate() takes at most 2 arguments (3 given)
print(error(lambda: enumerate([],foo=1)))  # expect: TypeError: 'foo' is an invalid keyword argument for enumerate()
print(error(lambda: ''.upper(1)))  # expect: TypeError: str.upper() takes no arguments (1 given)
print(error(lambda: [].append()))  # expect: TypeError: list.append() takes exactly one argument (0 given)
print(error(lambda: [].append(x=1)))  # expect: TypeError: list.append() takes no keyword arguments
print(error(lambda: len()))  # expect: TypeError: len() takes exactly one argument (0 given)
print(error(lambda: len(a=1)))  # expect: TypeError: len() takes no keyword arguments
print(error(lambda: globals(1)))  # expect: TypeError: globals() takes no arguments (1 given)
print(error(lambda: ''.replace()))  # expect: TypeError: replace() takes at least 2 positional arguments (0 given)
print(error(lambda: ''.replace(1,2,3,4)))  # expect: TypeError: replace() takes at most 3 arguments (4 given)
print(error(lambda: ''.replace('a', 'b', foo=1)))  # expect: TypeError: replace() got an unexpected keyword argument 'foo'
print(error(lambda: pow(1)))  # expect: TypeError: pow() missing required argument 'exp' (pos 2)
print(error(lambda: sum()))  # expect: TypeError: sum() takes at least 1 positional argument (0 given)
print(error(lambda: {}.get()))  # expect: TypeError: get expected at least 1 argument, got 0
print(error(lambda: {}.pop()))  # expect: TypeError: pop expected at least 1 argument, got 0
print(error(lambda: max()))  # expect: TypeError: max expected at least 1 argument, got 0
print(error(lambda: max(1,2,foo=1)))  # expect: TypeError: max() got an unexpected keyword argument 'foo'
print(error(lambda: max(1,2,foo=1,a=2,b=3)))  # expect: TypeError: max() takes at most 2 keyword arguments (3 given)
print(error(lambda: zip(1)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: map()))  # expect: TypeError: map() must have at least two arguments.
print(error(lambda: map(1)))  # expect: TypeError: map() must have at least two arguments.
print(error(lambda: map(1,[],a=1)))  # expect: TypeError: map() takes no keyword arguments
print(error(lambda: filter()))  # expect: TypeError: filter expected 2 arguments, got 0
print(error(lambda: filter(1,[],a=2)))  # expect: TypeError: filter() takes no keyword arguments
print(error(lambda: zip([],strict=1,x=2)))  # expect: TypeError: zip() takes at most 1 keyword argument (2 given)
print(error(lambda: reversed()))  # expect: TypeError: reversed expected 1 argument, got 0
print(error(lambda: iter()))  # expect: TypeError: iter expected at least 1 argument, got 0
print(error(lambda: iter(1,2)))  # expect: TypeError: iter(v, w): v must be callable
print(error(lambda: next()))  # expect: TypeError: next expected at least 1 argument, got 0
print(error(lambda: next(1)))  # expect: TypeError: 'int' object is not an iterator
print(error(lambda: anext(1)))  # expect: TypeError: 'int' object is not an async iterator
print(error(lambda: aiter(1)))  # expect: TypeError: 'int' object is not an async iterable
print(error(lambda: isinstance(1)))  # expect: TypeError: isinstance expected 2 arguments, got 1
print(error(lambda: range()))  # expect: TypeError: range expected at least 1 argument, got 0
print(error(lambda: range(1,2,3,4)))  # expect: TypeError: range expected at most 3 arguments, got 4
print(error(lambda: range(a=1)))  # expect: TypeError: range() takes no keyword arguments
print(error(lambda: slice()))  # expect: TypeError: slice expected at least 1 argument, got 0
print(error(lambda: str(1,2,3,4)))  # expect: TypeError: str expected at most 3 arguments, got 4
print(error(lambda: bytes(1,2,3,4)))  # expect: TypeError: bytes() takes at most 3 arguments (4 given)
print(error(lambda: bytes(a=1)))  # expect: TypeError: bytes() got an unexpected keyword argument 'a'
print(error(lambda: list(1,2)))  # expect: TypeError: list expected at most 1 argument, got 2
print(error(lambda: list(a=1)))  # expect: TypeError: list() takes no keyword arguments
print(error(lambda: dict(1,2)))  # expect: TypeError: dict expected at most 1 argument, got 2
print(error(lambda: dict(1)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: set(1,2)))  # expect: TypeError: set expected at most 1 argument, got 2
print(error(lambda: set(a=1)))  # expect: TypeError: set() takes no keyword arguments
print(error(lambda: frozenset(1,2)))  # expect: TypeError: frozenset expected at most 1 argument, got 2
print(error(lambda: tuple(1,2)))  # expect: TypeError: tuple expected at most 1 argument, got 2
print(error(lambda: int(1,2,3)))  # expect: TypeError: int expected at most 2 arguments, got 3
print(error(lambda: int(a=1)))  # expect: TypeError: int() got an unexpected keyword argument 'a'
print(error(lambda: float(1,2)))  # expect: TypeError: float expected at most 1 argument, got 2
print(error(lambda: complex(1,2,3)))  # expect: TypeError: complex() takes at most 2 arguments (3 given)
print(error(lambda: bool(1,2)))  # expect: TypeError: bool expected at most 1 argument, got 2
print(error(lambda: bool(x=1)))  # expect: TypeError: bool() takes no keyword arguments
print(error(lambda: object(1)))  # expect: TypeError: object() takes no arguments
print(error(lambda: property(1,2,3,4,5)))  # expect: TypeError: property() takes at most 4 arguments (5 given)
print(error(lambda: staticmethod()))  # expect: TypeError: staticmethod expected 1 argument, got 0
print(error(lambda: classmethod(1,2)))  # expect: TypeError: classmethod expected 1 argument, got 2
print(error(lambda: compile(1)))  # expect: TypeError: compile() missing required argument 'filename' (pos 2)
print(error(lambda: eval()))  # expect: TypeError: eval() takes at least 1 positional argument (0 given)
print(error(lambda: exec()))  # expect: TypeError: exec() takes at least 1 positional argument (0 given)
print(error(lambda: getattr(1)))  # expect: TypeError: getattr expected at least 2 arguments, got 1
print(error(lambda: hasattr(1)))  # expect: TypeError: hasattr expected 2 arguments, got 1
print(error(lambda: setattr(1,2)))  # expect: TypeError: setattr expected 3 arguments, got 2
print(error(lambda: dir(1,2)))  # expect: TypeError: dir expected at most 1 argument, got 2
print(error(lambda: vars(1,2)))  # expect: TypeError: vars expected at most 1 argument, got 2
print(error(lambda: vars(1)))  # expect: TypeError: vars() argument must have __dict__ attribute
print(error(lambda: id()))  # expect: TypeError: id() takes exactly one argument (0 given)
print(error(lambda: input(1,2)))  # expect: TypeError: input expected at most 1 argument, got 2
print(error(lambda: print(sep=1)))  # expect: TypeError: sep must be None or a string, not int
print(error(lambda: ord()))  # expect: TypeError: ord() takes exactly one argument (0 given)
print(error(lambda: chr('a')))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(error(lambda: divmod(1)))  # expect: TypeError: divmod expected 2 arguments, got 1
print(error(lambda: hash()))  # expect: TypeError: hash() takes exactly one argument (0 given)
print(error(lambda: str.upper()))  # expect: TypeError: unbound method str.upper() needs an argument
print(error(lambda: str.upper(1)))  # expect: TypeError: descriptor 'upper' for 'str' objects doesn't apply to a 'int' object
print(error(lambda: list.append()))  # expect: TypeError: unbound method list.append() needs an argument
print(error(lambda: list.append(1,2)))  # expect: TypeError: descriptor 'append' for 'list' objects doesn't apply to a 'int' object
print(error(lambda: str.join('a')))  # expect: TypeError: str.join() takes exactly one argument (0 given)
print(error(lambda: ''.join(1,2)))  # expect: TypeError: str.join() takes exactly one argument (2 given)
print(error(lambda: ''.find()))  # expect: TypeError: find expected at least 1 argument, got 0
print(error(lambda: ''.find(1)))  # expect: TypeError: find() argument 1 must be str, not int
print(error(lambda: ''.find('a',1,2,3)))  # expect: TypeError: find expected at most 3 arguments, got 4
print(error(lambda: ''.startswith()))  # expect: TypeError: startswith expected at least 1 argument, got 0
print(error(lambda: ''.startswith('a','b')))  # expect: TypeError: slice indices must be integers or None or have an __index__ method
print(error(lambda: b''.find('a')))  # expect: TypeError: argument should be integer or bytes-like object, not 'str'
print(error(lambda: b''.startswith('a')))  # expect: TypeError: startswith first arg must be bytes or a tuple of bytes, not str
print(error(lambda: ''.center()))  # expect: TypeError: center expected at least 1 argument, got 0
print(error(lambda: ''.center('a')))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(error(lambda: ''.center(3,'ab')))  # expect: TypeError: The fill character must be exactly one character long
print(error(lambda: ''.center(3,1)))  # expect: TypeError: The fill character must be a unicode character, not int
print(error(lambda: ''.expandtabs('a')))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(error(lambda: ''.splitlines(1,2)))  # expect: TypeError: splitlines() takes at most 1 argument (2 given)
print(error(lambda: ''.format_map()))  # expect: TypeError: str.format_map() takes exactly one argument (0 given)
print(error(lambda: ''.maketrans()))  # expect: TypeError: maketrans expected at least 1 argument, got 0
print(error(lambda: ''.translate()))  # expect: TypeError: str.translate() takes exactly one argument (0 given)
print(error(lambda: (1).to_bytes(1,2,3,4)))  # expect: TypeError: to_bytes() takes at most 3 arguments (4 given)
print(error(lambda: __import__()))  # expect: TypeError: __import__() missing required argument 'name' (pos 1)
print(error(lambda: format()))  # expect: TypeError: format expected at least 1 argument, got 0
print(error(lambda: repr()))  # expect: TypeError: repr() takes exactly one argument (0 given)
print(error(lambda: callable()))  # expect: TypeError: callable() takes exactly one argument (0 given)
print(error(lambda: any(1)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: all()))  # expect: TypeError: all() takes exactly one argument (0 given)
print(error(lambda: delattr(1)))  # expect: TypeError: delattr expected 2 arguments, got 1
print(error(lambda: abs('a')))  # expect: TypeError: bad operand type for abs(): 'str'
print(error(lambda: bin('a')))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(error(lambda: round('a')))  # expect: TypeError: type str doesn't define __round__ method
print(error(lambda: list.__init__()))  # expect: TypeError: descriptor '__init__' of 'list' object needs an argument
print(error(lambda: [].__init__(1,2)))  # expect: TypeError: list expected at most 1 argument, got 2
print(error(lambda: [].__len__(1)))  # expect: TypeError: expected 0 arguments, got 1
print(error(lambda: [].__getitem__()))  # expect: TypeError: list.__getitem__() takes exactly one argument (0 given)
print(error(lambda: (1).__add__()))  # expect: TypeError: expected 1 argument, got 0
print(error(lambda: (1).__add__(1,2)))  # expect: TypeError: expected 1 argument, got 2
print(error(lambda: [].__contains__()))  # expect: TypeError: expected 1 argument, got 0
print(error(lambda: {}.__getitem__()))  # expect: TypeError: dict.__getitem__() takes exactly one argument (0 given)
print(error(lambda: {}.update(1,2)))  # expect: TypeError: update expected at most 1 argument, got 2
print(error(lambda: {}.setdefault()))  # expect: TypeError: setdefault expected at least 1 argument, got 0
print(error(lambda: {1}.add()))  # expect: TypeError: set.add() takes exactly one argument (0 given)
print(error(lambda: {1}.pop(1)))  # expect: TypeError: set.pop() takes no arguments (1 given)
print(error(lambda: dict.fromkeys()))  # expect: TypeError: fromkeys expected at least 1 argument, got 0
