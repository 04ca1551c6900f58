def error(call):
    """What a call returns, or the exception that it ends in."""
    try:
        return repr(call())
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: abs('a')))  # expect: TypeError: bad operand type for abs(): 'str'
print(error(lambda: ord(b'ab')))  # expect: TypeError: ord() expected a character, but string of length 2 found
print(error(lambda: ord(b'a')))  # expect: 97
print(error(lambda: ord(3)))  # expect: TypeError: ord() expected string of length 1, but int found
print(error(lambda: ord('')))  # expect: TypeError: ord() expected a character, but string of length 0 found
print(error(lambda: getattr(1,2)))  # expect: TypeError: attribute name must be string, not 'int'
print(error(lambda: getattr(1,2,3)))  # expect: TypeError: attribute name must be string, not 'int'
print(error(lambda: hasattr(1,2)))  # expect: TypeError: attribute name must be string, not 'int'
print(error(lambda: setattr(1,2,3)))  # expect: TypeError: attribute name must be string, not 'int'
print(error(lambda: setattr(1,'a',3)))  # expect: AttributeError: 'int' object has no attribute 'a' and no __dict__ for setting new attributes
print(error(lambda: isinstance(1,2)))  # expect: TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union
print(error(lambda: isinstance(1,(int,2))))  # expect: True
print(error(lambda: isinstance(1,(2,int))))  # expect: TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union
print(error(lambda: issubclass(1,2)))  # expect: TypeError: issubclass() arg 1 must be a class
print(error(lambda: issubclass(int,2)))  # expect: TypeError: issubclass() arg 2 must be a class, a tuple of classes, or a union
print(error(lambda: len(5)))  # expect: TypeError: object of type 'int' has no len()
print(error(lambda: iter(5)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: next(5)))  # expect: TypeError: 'int' object is not an iterator
print(error(lambda: min()))  # expect: TypeError: min expected at least 1 argument, got 0
print(error(lambda: min([])))  # expect: ValueError: min() iterable argument is empty
print(error(lambda: min(1,2,default=3)))  # expect: TypeError: Cannot specify a default for min() with multiple positional arguments
print(error(lambda: min([],default=None)))  # expect: None
print(error(lambda: max([1,'a'])))  # expect: TypeError: '>' not supported between instances of 'str' and 'int'
print(error(lambda: max(5)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: sorted(5)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: sorted([1,'a'])))  # expect: TypeError: '<' not supported between instances of 'str' and 'int'
print(error(lambda: sum(['a'])))  # expect: TypeError: unsupported operand type(s) for +: 'int' and 'str'
print(error(lambda: sum(['a'],'')))  # expect: TypeError: sum() can't sum strings [use ''.join(seq) instead]
print(error(lambda: sum([b'a'],b'')))  # expect: TypeError: sum() can't sum bytes [use b''.join(seq) instead]
print(error(lambda: sum([[1],[2]],[])))  # expect: [1, 2]
print(error(lambda: pow(2,'a')))  # expect: TypeError: unsupported operand type(s) for ** or pow(): 'int' and 'str'
print(error(lambda: pow(2,3,'a')))  # expect: TypeError: unsupported operand type(s) for ** or pow(): 'int', 'int', 'str'
print(error(lambda: divmod(1,'a')))  # expect: TypeError: unsupported operand type(s) for divmod(): 'int' and 'str'
print(error(lambda: divmod(1,0)))  # expect: ZeroDivisionError: integer division or modulo by zero
print(error(lambda: round(1.5,'a')))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(error(lambda: round('a')))  # expect: TypeError: type str doesn't define __round__ method
print(error(lambda: bin(1.5)))  # expect: TypeError: 'float' object cannot be interpreted as an integer
print(error(lambda: hash([])))  # expect: TypeError: unhashable type: 'list'
print(error(lambda: format(1,2)))  # expect: TypeError: format() argument 2 must be str, not int
print(error(lambda: format('a','d')))  # expect: ValueError: Unknown format code 'd' for object of type 'str'
print(error(lambda: format([], 'd')))  # expect: TypeError: unsupported format string passed to list.__format__
print(error(lambda: format(1,'z')))  # expect: ValueError: Negative zero coercion (z) not allowed in integer format specifier
print(error(lambda: vars(1)))  # expect: TypeError: vars() argument must have __dict__ attribute
print(error(lambda: eval(1)))  # expect: TypeError: eval() arg 1 must be a string, bytes or code object
print(error(lambda: exec(1)))  # expect: TypeError: exec() arg 1 must be a string, bytes or code object
print(error(lambda: eval('1+')))  # expect: SyntaxError: invalid syntax (<string>, line 1)
print(error(lambda: compile('1','a','foo')))  # expect: ValueError: compile() mode must be 'exec', 'eval' or 'single'
print(error(lambda: compile(1,'a','exec')))  # expect: TypeError: compile() arg 1 must be a string, bytes or AST object
print(error(lambda: __import__(1)))  # expect: TypeError: module name must be a string
print(error(lambda: __import__('nonexistent')))  # expect: ModuleNotFoundError: No module named 'nonexistent'
print(error(lambda: __import__('')))  # expect: ValueError: Empty module name
print(error(lambda: print(1,sep=2)))  # expect: TypeError: sep must be None or a string, not int
print(error(lambda: print(1,end=2)))  # expect: TypeError: end must be None or a string, not int
print(error(lambda: print(1,file=2)))  # expect: AttributeError: 'int' object has no attribute 'write'
print(error(lambda: aiter([])))  # expect: TypeError: 'list' object is not an async iterable
print(error(lambda: anext([])))  # expect: TypeError: 'list' object is not an async iterator
print(error(lambda: callable()))  # expect: TypeError: callable() takes exactly one argument (0 given)
print(error(lambda: dir(1)[:2]))  # expect: ['__abs__', '__add__']
print(error(lambda: eval('a', {'a':1})))  # expect: 1
print(error(lambda: eval('a', 3)))  # expect: TypeError: globals must be a dict
print(error(lambda: exec('a=1', {}, 3)))  # expect: TypeError: locals must be a mapping or None, not int
print(error(lambda: zip([1],[2,3],strict=True).__next__()))  # expect: (1, 2)
print(error(lambda: list(zip([1],[2,3],strict=True))))  # expect: ValueError: zip() argument 2 is longer than argument 1
print(error(lambda: list(zip([1,2],[2],strict=True))))  # expect: ValueError: zip() argument 2 is shorter than argument 1
print(error(lambda: list(zip([1,2],[2,3],[1],strict=True))))  # expect: ValueError: zip() argument 3 is shorter than arguments 1-2
print(error(lambda: list(zip([1],[2],[1,3],strict=True))))  # expect: ValueError: zip() argument 3 is longer than arguments 1-2
print(error(lambda: enumerate(5)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: list(map(None,[1]))))  # expect: TypeError: 'NoneType' object is not callable
print(error(lambda: list(filter(None,[0,1]))))  # expect: [1]
print(error(lambda: reversed(5)))  # expect: TypeError: 'int' object is not reversible
print(error(lambda: reversed({1})))  # expect: TypeError: 'set' object is not reversible
print(error(lambda: list(reversed({1:2}))))  # expect: [1]
print(error(lambda: list(reversed(range(3)))))  # expect: [2, 1, 0]
print(error(lambda: list(reversed('abc'))))  # expect: ['c', 'b', 'a']
print(error(lambda: type(reversed([]))))  # expect: <class 'list_reverseiterator'>
print(error(lambda: iter([1,2]).__length_hint__()))  # expect: 2
print(error(lambda: iter({1,2}).__length_hint__()))  # expect: 2
print(error(lambda: iter({1:1}).__length_hint__()))  # expect: 1
print(error(lambda: type(iter(int,1))))  # expect: <class 'callable_iterator'>
print(error(lambda: type(reversed({}))))  # expect: <class 'dict_reversekeyiterator'>
print(error(lambda: type(reversed({}.items()))))  # expect: <class 'dict_reverseitemiterator'>
print(error(lambda: type(reversed({}.values()))))  # expect: <class 'dict_reversevalueiterator'>
print(error(lambda: isinstance(map(int,[]),map)))  # expect: True
print(error(lambda: hex('a')))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(error(lambda: id()))  # expect: TypeError: id() takes exactly one argument (0 given)
print(error(lambda: any(5)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: all([])))  # expect: True
print(error(lambda: zip(5)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: zip([],5)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: map(int,5)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: filter(int,5)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: [*zip()]))  # expect: []
print(error(lambda: range(1.5)))  # expect: TypeError: 'float' object cannot be interpreted as an integer
print(error(lambda: range('a')))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(error(lambda: range(1,2,0)))  # expect: ValueError: range() arg 3 must not be zero
print(error(lambda: slice(1,2,3,4)))  # expect: TypeError: slice expected at most 3 arguments, got 4
print(error(lambda: super()))  # expect: RuntimeError: super(): no arguments
print(error(lambda: type('a')))  # expect: <class 'str'>
print(error(lambda: type('a',1,2)))  # expect: TypeError: type.__new__() argument 2 must be tuple, not int
print(error(lambda: type('a',(),2)))  # expect: TypeError: type.__new__() argument 3 must be dict, not int
print(error(lambda: type(1,(),{})))  # expect: TypeError: type.__new__() argument 1 must be str, not int
print(error(lambda: staticmethod(1)))  # expect: <staticmethod(1)>
print(error(lambda: classmethod()))  # expect: TypeError: classmethod expected 1 argument, got 0
print(error(lambda: object().x))  # expect: AttributeError: 'object' object has no attribute 'x'
print(error(lambda: setattr(object(),'x',1)))  # expect: AttributeError: 'object' object has no attribute 'x' and no __dict__ for setting new attributes
print(error(lambda: delattr(object(),'x')))  # expect: AttributeError: 'object' object has no attribute 'x' and no __dict__ for setting new attributes
print(error(lambda: str(object=5)))  # expect: '5'
print(error(lambda: bytes(source=b'a')))  # expect: b'a'
print(error(lambda: __debug__))  # expect: True
