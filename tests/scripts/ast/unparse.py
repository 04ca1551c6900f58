"""`ast.unparse`: source text of a tree."""
import ast

for source in ("x = a, (b)\ny: int = 3\nz += -x ** -2\n", "a and b and (not c) or d\n", "(a + b) * c - (d - e) // f ** g ** h\n",
               "lambda x, /, *y, z=1, **k: (yield)\n", "[i for i in range(3) if i if not i]\n", "f'{a!r:>{w}} {{}} {b[\"k\"]}\\n'\n",
               "async def f(a: int = 1) -> str:\n    '''doc'''\n    async with a as b, c:\n        return await d, 1\n",
               "class A(B, metaclass=C):\n    @property\n    def p(self): ...\n", "if a: pass\nelif b: pass\nelse: c\n",
               "try: a\nexcept (B, C) as e: raise D from e\nelse: f\nfinally: g\n", "for a, b in c: continue\nelse: d\n",
               "match x:\n    case [1, *r] | {'k': v, **w}: pass\n    case A(b, c=d) as e if f: pass\n    case _: pass\n",
               "x[1:2, ::3], x[a,], 3 .real, 1e400, ..., b'x'\n", "print(*a, b=c, **d)\n", "type X[T: int, *U] = list[T]\n",
               "from ..a import b as c\nimport d.e\nglobal g\nassert h, i\ndel j, k[0]\n", "x = (y := 1)\nreturn_ = a if b else c\n",
               "while 1:\n    break\nwith (a): pass\nt = ()\ns = {*a, 1}\nd = {**a, 'b': 2}\n"):
    tree = ast.parse(source)
    text = ast.unparse(tree)
    print(text)
    print(ast.dump(ast.parse(text)) == ast.dump(tree))
print(ast.unparse(ast.BinOp(ast.Constant(1), ast.Add(), ast.Name("x"))), ast.unparse(ast.parse("a;b").body[1]))

# output:
# x = (a, b)
# y: int = 3
# z += -x ** (-2)
# True
# a and b and (not c) or d
# True
# (a + b) * c - (d - e) // f ** g ** h
# True
# lambda x, /, *y, z=1, **k: (yield)
# True
# [i for i in range(3) if i if not i]
# True
# f'{a!r:>{w}} {{}} {b['k']}\n'
# True
# async def f(a: int=1) -> str:
#     """doc"""
#     async with a as b, c:
#         return (await d, 1)
# True
# class A(B, metaclass=C):
#
#     @property
#     def p(self):
#         ...
# True
# if a:
#     pass
# elif b:
#     pass
# else:
#     c
# True
# try:
#     a
# except (B, C) as e:
#     raise D from e
# else:
#     f
# finally:
#     g
# True
# for a, b in c:
#     continue
# else:
#     d
# True
# match x:
#     case [1, *r] | {'k': v, **w}:
#         pass
#     case A(b, c=d) as e if f:
#         pass
#     case _:
#         pass
# True
# (x[1:2, ::3], x[a,], 3 .real, 1e309, ..., b'x')
# True
# print(*a, b=c, **d)
# True
# type X[T: int, *U] = list[T]
# True
# from ..a import b as c
# import d.e
# global g
# assert h, i
# del j, k[0]
# True
# x = (y := 1)
# return_ = a if b else c
# True
# while 1:
#     break
# with a:
#     pass
# t = ()
# s = {*a, 1}
# d = {**a, 'b': 2}
# True
# 1 + x b
