"""`yield`, `await` and `:=` may not stand in what type parameters and aliases evaluate when asked."""
for text in (
    "type X = (yield)",
    "type X[T: (y := 3)] = T",
    "type X[T: (int, (yield))] = T",
    "type X[*T = (yield)] = T",
    "type A = await x",
    "def f[T](a: (yield)): pass",
    "class A[T](await x): pass",
):
    try:
        compile(text, "<string>", "exec")
    except SyntaxError as error:
        print(error.msg)

# output:
# yield expression cannot be used within a type alias
# named expression cannot be used within a TypeVar bound
# yield expression cannot be used within a TypeVar constraint
# yield expression cannot be used within a TypeVarTuple default
# await expression cannot be used within a type alias
# yield expression cannot be used within the definition of a generic
# await expression cannot be used within the definition of a generic
