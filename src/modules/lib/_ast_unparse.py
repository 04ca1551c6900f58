"""`ast.unparse`: source text that has this tree, laid out as CPython lays it out."""

# How tightly operators bind, loosest first.
(_NAMED, _TUPLE, _YIELD, _TEST, _OR, _AND, _NOT, _CMP, _EXPR, _BOR, _BXOR, _BAND, _SHIFT, _ARITH, _TERM, _FACTOR, _POWER, _AWAIT,
 _ATOM) = range(19)
_BINARY = {"Add": ("+", _ARITH), "Sub": ("-", _ARITH), "Mult": ("*", _TERM), "MatMult": ("@", _TERM), "Div": ("/", _TERM),
           "Mod": ("%", _TERM), "LShift": ("<<", _SHIFT), "RShift": (">>", _SHIFT), "BitOr": ("|", _BOR), "BitXor": ("^", _BXOR),
           "BitAnd": ("&", _BAND), "FloorDiv": ("//", _TERM), "Pow": ("**", _POWER)}
_UNARY = {"Invert": ("~", _FACTOR), "Not": ("not ", _NOT), "UAdd": ("+", _FACTOR), "USub": ("-", _FACTOR)}
_COMPARE = {"Eq": "==", "NotEq": "!=", "Lt": "<", "LtE": "<=", "Gt": ">", "GtE": ">=", "Is": "is", "IsNot": "is not", "In": "in",
            "NotIn": "not in"}


class Unparser:
    def __init__(self):
        self.lines = []
        self.depth = 0

    def text(self, tree):
        if type(tree).__name__ in ("Module", "Interactive"):
            self.body_with_doc(tree.body)
            return "\n".join(self.lines).lstrip("\n")
        if type(tree).__name__ == "Expression":
            return self.expr(tree.body, _TEST)
        if hasattr(self, "stmt_" + type(tree).__name__):
            self.stmt(tree)
            return "\n".join(self.lines).lstrip("\n")
        return self.expr(tree, _TEST)

    # Statements.

    def line(self, text=""):
        self.lines.append("    " * self.depth + text if text else "")

    def body_with_doc(self, body):
        first = body[0] if body else None
        if type(first).__name__ == "Expr" and type(first.value).__name__ == "Constant" and isinstance(first.value.value, str):
            self.docstring(first.value.value)
            body = body[1:]
        for node in body:
            self.stmt(node)

    def docstring(self, text):
        shown = []
        for c in text:
            if c == "\\":
                shown.append("\\\\")
            elif c in "\n\t" or c.isprintable():
                shown.append(c)
            else:
                shown.append(c.encode("unicode_escape").decode())
        shown = "".join(shown)
        quotes = '"""' if '"""' not in shown else "'''"
        if shown and shown[-1] == quotes[0]:
            shown = shown[:-1] + "\\" + shown[-1]
        first, *rest = f"{quotes}{shown}{quotes}".split("\n")
        self.line(first)
        self.lines += rest

    def block(self, body, doc=False):
        self.depth += 1
        if doc:
            self.body_with_doc(body)
        else:
            for node in body:
                self.stmt(node)
        self.depth -= 1

    def stmt(self, node):
        getattr(self, "stmt_" + type(node).__name__)(node)

    def stmt_Expr(self, node):
        self.line(self.expr(node.value, _YIELD))

    def stmt_Assign(self, node):
        targets = "".join(f"{self.expr(target, _TUPLE)} = " for target in node.targets)
        self.line(targets + self.expr(node.value))

    def stmt_AugAssign(self, node):
        self.line(f"{self.expr(node.target)} {_BINARY[type(node.op).__name__][0]}= {self.expr(node.value)}")

    def stmt_AnnAssign(self, node):
        target = self.expr(node.target)
        if not node.simple and type(node.target).__name__ == "Name":
            target = f"({target})"
        self.line(f"{target}: {self.expr(node.annotation)}" + (f" = {self.expr(node.value)}" if node.value else ""))

    def stmt_Return(self, node):
        self.line("return" + (f" {self.expr(node.value)}" if node.value else ""))

    def stmt_Pass(self, node):
        self.line("pass")

    def stmt_Break(self, node):
        self.line("break")

    def stmt_Continue(self, node):
        self.line("continue")

    def stmt_Delete(self, node):
        self.line("del " + ", ".join(map(self.expr, node.targets)))

    def stmt_Assert(self, node):
        self.line(f"assert {self.expr(node.test)}" + (f", {self.expr(node.msg)}" if node.msg else ""))

    def stmt_Global(self, node):
        self.line("global " + ", ".join(node.names))

    def stmt_Nonlocal(self, node):
        self.line("nonlocal " + ", ".join(node.names))

    def stmt_Import(self, node):
        self.line("import " + ", ".join(map(self.alias, node.names)))

    def stmt_ImportFrom(self, node):
        self.line(f"from {'.' * (node.level or 0)}{node.module or ''} import {', '.join(map(self.alias, node.names))}")

    def alias(self, node):
        return node.name + (f" as {node.asname}" if node.asname else "")

    def stmt_Raise(self, node):
        text = "raise"
        if node.exc:
            text += f" {self.expr(node.exc)}"
        if node.cause:
            text += f" from {self.expr(node.cause)}"
        self.line(text)

    def stmt_If(self, node):
        self.line(f"if {self.expr(node.test)}:")
        self.block(node.body)
        while node.orelse and len(node.orelse) == 1 and type(node.orelse[0]).__name__ == "If":
            node = node.orelse[0]
            self.line(f"elif {self.expr(node.test)}:")
            self.block(node.body)
        self.orelse(node.orelse)

    def orelse(self, body, word="else"):
        if body:
            self.line(f"{word}:")
            self.block(body)

    def stmt_While(self, node):
        self.line(f"while {self.expr(node.test)}:")
        self.block(node.body)
        self.orelse(node.orelse)

    def stmt_For(self, node, word="for"):
        self.line(f"{word} {self.expr(node.target, _TUPLE)} in {self.expr(node.iter)}:")
        self.block(node.body)
        self.orelse(node.orelse)

    def stmt_AsyncFor(self, node):
        self.stmt_For(node, "async for")

    def stmt_With(self, node, word="with"):
        items = [self.expr(item.context_expr) + (f" as {self.expr(item.optional_vars)}" if item.optional_vars else "")
                 for item in node.items]
        self.line(f"{word} {', '.join(items)}:")
        self.block(node.body)

    def stmt_AsyncWith(self, node):
        self.stmt_With(node, "async with")

    def stmt_Try(self, node, star=""):
        self.line("try:")
        self.block(node.body)
        for handler in node.handlers:
            text = f"except{star}"
            if handler.type:
                text += f" {self.expr(handler.type)}"
            if handler.name:
                text += f" as {handler.name}"
            self.line(text + ":")
            self.block(handler.body)
        self.orelse(node.orelse)
        self.orelse(node.finalbody, "finally")

    def stmt_TryStar(self, node):
        self.stmt_Try(node, "*")

    def stmt_FunctionDef(self, node, word="def"):
        self.line()
        for decorator in node.decorator_list:
            self.line(f"@{self.expr(decorator)}")
        returns = f" -> {self.expr(node.returns)}" if node.returns else ""
        self.line(f"{word} {node.name}{self.type_params(node)}({self.arguments(node.args)}){returns}:")
        self.block(node.body, True)

    def stmt_AsyncFunctionDef(self, node):
        self.stmt_FunctionDef(node, "async def")

    def stmt_ClassDef(self, node):
        self.line()
        for decorator in node.decorator_list:
            self.line(f"@{self.expr(decorator)}")
        args = [self.expr(base) for base in node.bases] + [self.keyword(keyword) for keyword in node.keywords]
        self.line(f"class {node.name}{self.type_params(node)}{'(' + ', '.join(args) + ')' if args else ''}:")
        self.block(node.body, True)

    def stmt_TypeAlias(self, node):
        self.line(f"type {self.expr(node.name)}{self.type_params(node)} = {self.expr(node.value)}")

    def type_params(self, node):
        shown = []
        for param in getattr(node, "type_params", ()):
            text = {"TypeVar": "", "TypeVarTuple": "*", "ParamSpec": "**"}[type(param).__name__] + param.name
            if getattr(param, "bound", None):
                text += f": {self.expr(param.bound)}"
            if getattr(param, "default_value", None):
                text += f" = {self.expr(param.default_value)}"
            shown.append(text)
        return f"[{', '.join(shown)}]" if shown else ""

    def stmt_Match(self, node):
        self.line(f"match {self.expr(node.subject)}:")
        self.depth += 1
        for case in node.cases:
            guard = f" if {self.expr(case.guard)}" if case.guard else ""
            self.line(f"case {self.pattern(case.pattern)}{guard}:")
            self.block(case.body)
        self.depth -= 1

    def pattern(self, node, level=_TEST):
        kind = type(node).__name__
        if kind == "MatchValue":
            return self.expr(node.value)
        if kind == "MatchSingleton":
            return repr(node.value)
        if kind == "MatchSequence":
            return f"[{', '.join(map(self.pattern, node.patterns))}]"
        if kind == "MatchStar":
            return f"*{node.name or '_'}"
        if kind == "MatchMapping":
            parts = [f"{self.expr(key)}: {self.pattern(value)}" for key, value in zip(node.keys, node.patterns)]
            return "{" + ", ".join(parts + ([f"**{node.rest}"] if node.rest else [])) + "}"
        if kind == "MatchClass":
            parts = [*map(self.pattern, node.patterns),
                     *(f"{name}={self.pattern(value)}" for name, value in zip(node.kwd_attrs, node.kwd_patterns))]
            return f"{self.expr(node.cls, _ATOM)}({', '.join(parts)})"
        if kind == "MatchOr":
            text = " | ".join(self.pattern(part, _BOR + 1) for part in node.patterns)
            return f"({text})" if level > _BOR else text
        if node.pattern is None:
            return node.name or "_"
        text = f"{self.pattern(node.pattern, _BOR)} as {node.name}"
        return f"({text})" if level > _TEST else text

    # Parameters and arguments.

    def arguments(self, node):
        shown, plain = [], node.posonlyargs + node.args
        defaults = [None] * (len(plain) - len(node.defaults)) + node.defaults
        for number, (arg, default) in enumerate(zip(plain, defaults), 1):
            shown.append(self.arg(arg) + (f"={self.expr(default)}" if default else ""))
            if number == len(node.posonlyargs):
                shown.append("/")
        if node.vararg or node.kwonlyargs:
            shown.append("*" + (self.arg(node.vararg) if node.vararg else ""))
        for arg, default in zip(node.kwonlyargs, node.kw_defaults):
            shown.append(self.arg(arg) + (f"={self.expr(default)}" if default else ""))
        if node.kwarg:
            shown.append("**" + self.arg(node.kwarg))
        return ", ".join(shown)

    def arg(self, node):
        return node.arg + (f": {self.expr(node.annotation)}" if node.annotation else "")

    def keyword(self, node):
        return f"**{self.expr(node.value)}" if node.arg is None else f"{node.arg}={self.expr(node.value)}"

    # Expressions: `level` is how tightly the place binds.

    def expr(self, node, level=_TEST):
        return getattr(self, "expr_" + type(node).__name__)(node, level)

    def within(self, text, own, level):
        return f"({text})" if level > own else text

    def expr_Name(self, node, level):
        return node.id

    def expr_Constant(self, node, level):
        value = node.value
        if value is ...:
            return "..."
        if isinstance(value, (float, complex)):
            return repr(value).replace("inf", "1e309").replace("nan", "(1e309-1e309)")
        return ("u" if getattr(node, "kind", None) == "u" else "") + repr(value)

    def expr_BinOp(self, node, level):
        sign, own = _BINARY[type(node.op).__name__]
        left, right = (own + 1, own) if sign == "**" else (own, own + 1)
        return self.within(f"{self.expr(node.left, left)} {sign} {self.expr(node.right, right)}", own, level)

    def expr_UnaryOp(self, node, level):
        sign, own = _UNARY[type(node.op).__name__]
        return self.within(sign + self.expr(node.operand, own), own, level)

    def expr_BoolOp(self, node, level):
        word, own = (" and ", _AND) if type(node.op).__name__ == "And" else (" or ", _OR)
        # Each operand must bind tighter than the one before it: CPython puts parentheses so.
        parts = [self.expr(value, min(own + 1 + at, _ATOM)) for at, value in enumerate(node.values)]
        return self.within(word.join(parts), own, level)

    def expr_Compare(self, node, level):
        text = self.expr(node.left, _CMP + 1)
        for op, value in zip(node.ops, node.comparators):
            text += f" {_COMPARE[type(op).__name__]} {self.expr(value, _CMP + 1)}"
        return self.within(text, _CMP, level)

    def expr_NamedExpr(self, node, level):
        return self.within(f"{self.expr(node.target, _ATOM)} := {self.expr(node.value, _ATOM)}", _NAMED, level)

    def expr_IfExp(self, node, level):
        text = f"{self.expr(node.body, _TEST + 1)} if {self.expr(node.test, _TEST + 1)} else {self.expr(node.orelse, _TEST)}"
        return self.within(text, _TEST, level)

    def expr_Lambda(self, node, level):
        args = self.arguments(node.args)
        return self.within(f"lambda{' ' + args if args else ''}: {self.expr(node.body, _TEST)}", _TEST, level)

    def expr_Await(self, node, level):
        return self.within(f"await {self.expr(node.value, _ATOM)}", _AWAIT, level)

    def expr_Yield(self, node, level):
        return self.within("yield" + (f" {self.expr(node.value, _ATOM)}" if node.value else ""), _YIELD, level)

    def expr_YieldFrom(self, node, level):
        return self.within(f"yield from {self.expr(node.value, _ATOM)}", _YIELD, level)

    def expr_Attribute(self, node, level):
        value = self.expr(node.value, _ATOM)
        # `3.real` would be a float.
        if type(node.value).__name__ == "Constant" and type(node.value.value) is int:
            value += " "
        return f"{value}.{node.attr}"

    def expr_Call(self, node, level):
        args = [self.expr(arg) for arg in node.args] + [self.keyword(keyword) for keyword in node.keywords]
        return f"{self.expr(node.func, _ATOM)}({', '.join(args)})"

    def expr_Subscript(self, node, level):
        index = node.slice
        if type(index).__name__ == "Tuple" and index.elts:
            shown = self.items(index.elts)
        else:
            shown = self.expr(index)
        return f"{self.expr(node.value, _ATOM)}[{shown}]"

    def expr_Slice(self, node, level):
        text = (self.expr(node.lower) if node.lower else "") + ":" + (self.expr(node.upper) if node.upper else "")
        return text + (f":{self.expr(node.step)}" if node.step else "")

    def expr_Starred(self, node, level):
        return "*" + self.expr(node.value, _EXPR)

    def items(self, elements):
        text = ", ".join(map(self.expr, elements))
        return text + "," if len(elements) == 1 else text

    def expr_Tuple(self, node, level):
        return self.within(self.items(node.elts), _TUPLE, level) if node.elts else "()"

    def expr_List(self, node, level):
        return f"[{', '.join(map(self.expr, node.elts))}]"

    def expr_Set(self, node, level):
        return f"{{{', '.join(map(self.expr, node.elts))}}}" if node.elts else "{*()}"

    def expr_Dict(self, node, level):
        parts = [f"**{self.expr(value, _EXPR)}" if key is None else f"{self.expr(key)}: {self.expr(value)}"
                 for key, value in zip(node.keys, node.values)]
        return f"{{{', '.join(parts)}}}"

    def generators(self, node):
        text = ""
        for part in node.generators:
            text += f" {'async ' if part.is_async else ''}for {self.expr(part.target, _TUPLE)} in {self.expr(part.iter, _TEST + 1)}"
            text += "".join(f" if {self.expr(test, _TEST + 1)}" for test in part.ifs)
        return text

    def expr_ListComp(self, node, level):
        return f"[{self.expr(node.elt)}{self.generators(node)}]"

    def expr_SetComp(self, node, level):
        return f"{{{self.expr(node.elt)}{self.generators(node)}}}"

    def expr_GeneratorExp(self, node, level):
        return f"({self.expr(node.elt)}{self.generators(node)})"

    def expr_DictComp(self, node, level):
        return f"{{{self.expr(node.key)}: {self.expr(node.value)}{self.generators(node)}}}"

    # f-strings.

    def expr_JoinedStr(self, node, level):
        parts = []
        for value in node.values:
            is_text = type(value).__name__ == "Constant"
            parts.append((self.fstring_text(value.value) if is_text else self.field(value), is_text))
        return "f" + _quoted(parts)

    def expr_FormattedValue(self, node, level):
        return "f" + _quoted([(self.field(node), False)])

    def fstring_text(self, text):
        return text.replace("{", "{{").replace("}", "}}")

    def field(self, node):
        shown = self.expr(node.value, _TEST + 1)
        if shown.startswith("{"):
            shown = " " + shown
        text = "{" + shown
        if node.conversion != -1:
            text += f"!{chr(node.conversion)}"
        if node.format_spec:
            text += ":" + "".join(self.fstring_text(part.value) if type(part).__name__ == "Constant" else self.field(part)
                                  for part in node.format_spec.values)
        return text + "}"


def _quoted(parts):
    """An f-string in quotes that do not occur in it; what cannot stand as it is, escaped."""
    shown = []
    for text, is_text in parts:
        if is_text:
            text = "".join("\\\\" if c == "\\" else c if c.isprintable() or c == "\n" else c.encode("unicode_escape").decode()
                           for c in text)
        shown.append((text, is_text))
    whole = "".join(text for text, _ in shown)
    possible = ["'", '"', '"""', "'''"]
    if "\n" in whole:
        if all("\n" not in text for text, is_text in shown if not is_text):
            escaped = [(text.replace("\n", "\\n") if is_text else text) for text, is_text in shown]
            whole = "".join(escaped)
    fixed = "".join(text for text, is_text in shown if is_text)
    possible = [quote for quote in possible if quote not in fixed] or possible
    return f"{possible[0]}{whole}{possible[0]}"


def unparse(ast_obj):
    """Source text whose tree is this one."""
    return Unparser().text(ast_obj)
