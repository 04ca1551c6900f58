import ast


class Doubled(ast.NodeTransformer):
    def visit_Constant(self, node):
        return ast.copy_location(ast.Constant(node.value * 2), node) if isinstance(node.value, int) else node


tree = ast.parse("""
def total(*numbers):
    return sum(numbers) + 1

print(total(1, 2, 3), "text")
""")
exec(compile(tree, "tree", "exec"))
exec(compile(ast.fix_missing_locations(Doubled().visit(tree)), "tree", "exec"))

added = ast.BinOp(ast.Constant(40), ast.Add(), ast.Constant(2))
print(eval(compile(ast.fix_missing_locations(ast.Expression(added)), "sum", "eval")))
print(type(compile("1 + 1", "text", "eval", ast.PyCF_ONLY_AST)).__name__)

module = ast.parse("\n\n\n1 / 0\n")
try:
    exec(compile(module, "lines", "exec"))
except ZeroDivisionError as error:
    print("line", error.__traceback__.tb_next.tb_lineno)

broken = [
    (ast.parse("1"), "eval"),
    (ast.Constant(1), "eval"),
    (ast.Expression(ast.Constant(1)), "eval"),
    (ast.fix_missing_locations(ast.Expression(ast.Name("x", ast.Store()))), "eval"),
    (ast.fix_missing_locations(ast.Module([ast.FunctionDef("f", ast.arguments(), [])], [])), "exec"),
    (5, "exec"),
]
for source, mode in broken:
    try:
        compile(source, "broken", mode)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
try:
    exec(ast.parse("1"))
except TypeError as error:
    print(error)
exec(compile(ast.parse("print(f'{total=} {total!r:>9}' if (total := 3) else '')"), "string", "exec"))

# output:
# 7 text
# 14 text
# 42
# Expression
# line 4
# TypeError expected Expression node, got Module
# TypeError expected Expression node, got Constant
# TypeError required field "lineno" missing from expr
# ValueError expression must have Load context but has Store instead
# ValueError empty body on FunctionDef
# TypeError compile() arg 1 must be a string, bytes or AST object
# exec() arg 1 must be a string, bytes or code object
# total=3         3
