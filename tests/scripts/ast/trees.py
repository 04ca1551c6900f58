"""`ast`: trees of source text, `literal_eval`, visitors, places."""
import ast, warnings


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}".split(" at 0x")[0])


for text in ("1", "-1", "+2.5", "'a' 'b'", "b'x'", "[1, (2,), {3: 4}, {5}]", "None", "...", "1 + 2j", "-1 - 2j", "set()", "f(1)", "a", "1 + 1",
             "[1", "{**a}", " \t'x'", "-'a'", "{1: 2}", "()", "f'x'", "1_000", "0x1f", "10 ** 2", "True", "1e400", "'\\u00e9\\n'", "-0.0",
             "123456789012345678901234567890"):
    attempt(ast.literal_eval, text)
for text in ("x = 1", "def f(a, b=1, /, *c, d=2, **e) -> int:\n  'doc'\n  return a + b", "class A(B, m=1): x: int = 3",
             "[a for a in b if c]", "f'{x!r:>{w}} {y=}'", "match x:\n case [1, *r]: pass\n case {'a': None, **k}: pass\n case A(1, b=2) | None: pass",
             "try: pass\nexcept* E as e: pass\nfinally: z", "async def f():\n async with a as b, c: await d\n async for x in y: pass",
             "from ..m import a as b\nimport x.y", "x[1:2, ::3] += -y", "not a and b or 1 < 2 <= 3 in c", "type X[T: int, *Ts, **P] = list"):
    print(ast.dump(ast.parse(text)))
print(ast.dump(ast.parse("if a:\n    b(1, k=2)\nelse:\n    pass"), indent=2))
print(ast.dump(ast.parse("x = (1)\ny"), include_attributes=True, indent=1))
print(ast.dump(ast.parse("a + 1", mode="eval"), annotate_fields=False), ast.dump(ast.parse("a; b", mode="single")))
source = "def f():\n  '''Doc\n     two'''\n  x = 1\n\ny = f(2)\n"
tree = ast.parse(source)
print(ast.get_docstring(tree.body[0]), ast.get_docstring(tree), ast.get_source_segment(source, tree.body[1].value), tree.body[1].lineno, tree._fields)


class Numbers(ast.NodeVisitor):
    def visit_Constant(self, node):
        print("constant", repr(node.value), node.lineno, node.col_offset)

    def visit_Call(self, node):
        print("call", node.func.id)
        self.generic_visit(node)


class Doubled(ast.NodeTransformer):
    def visit_Constant(self, node):
        return ast.copy_location(ast.Constant(node.value * 2), node)

    def visit_FunctionDef(self, node):
        return None


Numbers().visit(tree)
print(ast.dump(Doubled().visit(tree)), [type(node).__name__ for node in ast.walk(tree)])
print(ast.dump(ast.Name("x")), issubclass(ast.Name, ast.expr), ast.Name.__match_args__, isinstance(ast.Add(), ast.operator))
match ast.parse("a + b", mode="eval").body:
    case ast.BinOp(ast.Name(left), ast.Add(), ast.Name(right)):
        print(left, right)
for wrong in ((ast.parse, "x ="), (ast.parse, "1", "f", "bad"), (ast.Name, "a", "b", "c"), (ast.dump, 5), (ast.get_docstring, ast.Name("x"))):
    attempt(*wrong)
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    ast.Name()
    ast.Name(id="x", foo=1)
print([str(warning.message) for warning in seen])

# output:
# 1
# -1
# 2.5
# 'ab'
# b'x'
# [1, (2,), {3: 4}, {5}]
# None
# Ellipsis
# (1+2j)
# (-1-2j)
# set()
# ValueError: malformed node or string on line 1: <ast.Call object
# ValueError: malformed node or string on line 1: <ast.Name object
# ValueError: malformed node or string on line 1: <ast.BinOp object
# SyntaxError: '[' was never closed (<unknown>, line 1)
# ValueError: malformed node or string: None
# 'x'
# ValueError: malformed node or string on line 1: <ast.Constant object
# {1: 2}
# ()
# ValueError: malformed node or string on line 1: <ast.JoinedStr object
# 1000
# 31
# ValueError: malformed node or string on line 1: <ast.BinOp object
# True
# inf
# 'é\n'
# -0.0
# 123456789012345678901234567890
# Module(body=[Assign(targets=[Name(id='x', ctx=Store())], value=Constant(value=1))])
# Module(body=[FunctionDef(name='f', args=arguments(posonlyargs=[arg(arg='a'), arg(arg='b')], vararg=arg(arg='c'), kwonlyargs=[arg(arg='d')], kw_defaults=[Constant(value=2)], kwarg=arg(arg='e'), defaults=[Constant(value=1)]), body=[Expr(value=Constant(value='doc')), Return(value=BinOp(left=Name(id='a', ctx=Load()), op=Add(), right=Name(id='b', ctx=Load())))], returns=Name(id='int', ctx=Load()))])
# Module(body=[ClassDef(name='A', bases=[Name(id='B', ctx=Load())], keywords=[keyword(arg='m', value=Constant(value=1))], body=[AnnAssign(target=Name(id='x', ctx=Store()), annotation=Name(id='int', ctx=Load()), value=Constant(value=3), simple=1)])])
# Module(body=[Expr(value=ListComp(elt=Name(id='a', ctx=Load()), generators=[comprehension(target=Name(id='a', ctx=Store()), iter=Name(id='b', ctx=Load()), ifs=[Name(id='c', ctx=Load())], is_async=0)]))])
# Module(body=[Expr(value=JoinedStr(values=[FormattedValue(value=Name(id='x', ctx=Load()), conversion=114, format_spec=JoinedStr(values=[Constant(value='>'), FormattedValue(value=Name(id='w', ctx=Load()), conversion=-1)])), Constant(value=' y='), FormattedValue(value=Name(id='y', ctx=Load()), conversion=114)]))])
# Module(body=[Match(subject=Name(id='x', ctx=Load()), cases=[match_case(pattern=MatchSequence(patterns=[MatchValue(value=Constant(value=1)), MatchStar(name='r')]), body=[Pass()]), match_case(pattern=MatchMapping(keys=[Constant(value='a')], patterns=[MatchSingleton(value=None)], rest='k'), body=[Pass()]), match_case(pattern=MatchOr(patterns=[MatchClass(cls=Name(id='A', ctx=Load()), patterns=[MatchValue(value=Constant(value=1))], kwd_attrs=['b'], kwd_patterns=[MatchValue(value=Constant(value=2))]), MatchSingleton(value=None)]), body=[Pass()])])])
# Module(body=[TryStar(body=[Pass()], handlers=[ExceptHandler(type=Name(id='E', ctx=Load()), name='e', body=[Pass()])], finalbody=[Expr(value=Name(id='z', ctx=Load()))])])
# Module(body=[AsyncFunctionDef(name='f', args=arguments(), body=[AsyncWith(items=[withitem(context_expr=Name(id='a', ctx=Load()), optional_vars=Name(id='b', ctx=Store())), withitem(context_expr=Name(id='c', ctx=Load()))], body=[Expr(value=Await(value=Name(id='d', ctx=Load())))]), AsyncFor(target=Name(id='x', ctx=Store()), iter=Name(id='y', ctx=Load()), body=[Pass()])])])
# Module(body=[ImportFrom(module='m', names=[alias(name='a', asname='b')], level=2), Import(names=[alias(name='x.y')])])
# Module(body=[AugAssign(target=Subscript(value=Name(id='x', ctx=Load()), slice=Tuple(elts=[Slice(lower=Constant(value=1), upper=Constant(value=2)), Slice(step=Constant(value=3))], ctx=Load()), ctx=Store()), op=Add(), value=UnaryOp(op=USub(), operand=Name(id='y', ctx=Load())))])
# Module(body=[Expr(value=BoolOp(op=Or(), values=[BoolOp(op=And(), values=[UnaryOp(op=Not(), operand=Name(id='a', ctx=Load())), Name(id='b', ctx=Load())]), Compare(left=Constant(value=1), ops=[Lt(), LtE(), In()], comparators=[Constant(value=2), Constant(value=3), Name(id='c', ctx=Load())])]))])
# Module(body=[TypeAlias(name=Name(id='X', ctx=Store()), type_params=[TypeVar(name='T', bound=Name(id='int', ctx=Load())), TypeVarTuple(name='Ts'), ParamSpec(name='P')], value=Name(id='list', ctx=Load()))])
# Module(
#   body=[
#     If(
#       test=Name(id='a', ctx=Load()),
#       body=[
#         Expr(
#           value=Call(
#             func=Name(id='b', ctx=Load()),
#             args=[
#               Constant(value=1)],
#             keywords=[
#               keyword(
#                 arg='k',
#                 value=Constant(value=2))]))],
#       orelse=[
#         Pass()])])
# Module(
#  body=[
#   Assign(
#    targets=[
#     Name(
#      id='x',
#      ctx=Store(),
#      lineno=1,
#      col_offset=0,
#      end_lineno=1,
#      end_col_offset=1)],
#    value=Constant(
#     value=1,
#     lineno=1,
#     col_offset=5,
#     end_lineno=1,
#     end_col_offset=6),
#    lineno=1,
#    col_offset=0,
#    end_lineno=1,
#    end_col_offset=7),
#   Expr(
#    value=Name(
#     id='y',
#     ctx=Load(),
#     lineno=2,
#     col_offset=0,
#     end_lineno=2,
#     end_col_offset=1),
#    lineno=2,
#    col_offset=0,
#    end_lineno=2,
#    end_col_offset=1)])
# Expression(BinOp(Name('a', Load()), Add(), Constant(1))) Interactive(body=[Expr(value=Name(id='a', ctx=Load())), Expr(value=Name(id='b', ctx=Load()))])
# Doc
# two None f(2) 6 ('body', 'type_ignores')
# constant 'Doc\n     two' 2 2
# constant 1 4 6
# call f
# constant 2 6 6
# Module(body=[Assign(targets=[Name(id='y', ctx=Store())], value=Call(func=Name(id='f', ctx=Load()), args=[Constant(value=4)]))]) ['Module', 'Assign', 'Name', 'Call', 'Store', 'Name', 'Constant', 'Load']
# Name(id='x', ctx=Load()) True ('id', 'ctx') True
# a b
# SyntaxError: invalid syntax (<unknown>, line 1)
# ValueError: compile() mode must be 'exec', 'eval', 'single' or 'func_type'
# TypeError: Name constructor takes at most 2 positional arguments
# TypeError: expected AST, got 'int'
# TypeError: 'Name' can't have docstrings
# ["Name.__init__ missing 1 required positional argument: 'id'. This will become an error in Python 3.15.", "Name.__init__ got an unexpected keyword argument 'foo'. Support for arbitrary keyword arguments is deprecated and will be removed in Python 3.15."]
