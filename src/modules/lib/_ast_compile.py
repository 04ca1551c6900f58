"""Trees for `compile()`: a tree is checked as CPython checks it and written as source text again, each statement on its own line of old
where the lines before leave room, so that tracebacks name the lines that the tree names."""

import ast
from _ast_unparse import Unparser

_ROOTS = {"exec": ast.Module, "eval": ast.Expression, "single": ast.Interactive}
_BODIES = ("body", "orelse", "finalbody")
_NEVER_EMPTY = {"If": ("body",), "For": ("body",), "AsyncFor": ("body",), "While": ("body",), "With": ("body", "items"),
                "AsyncWith": ("body", "items"), "FunctionDef": ("body",), "AsyncFunctionDef": ("body",), "ClassDef": ("body",),
                "Try": ("body",), "TryStar": ("body",), "ExceptHandler": ("body",), "Delete": ("targets",), "Assign": ("targets",),
                "Global": ("names",), "Nonlocal": ("names",), "Import": ("names",), "ImportFrom": ("names",),
                "match_case": ("body",)}
_LOADED = {"value", "left", "right", "operand", "test", "iter", "func", "exc", "cause", "msg", "comparators", "args", "elt", "body"}


class _KeepingLines(Unparser):
    def stmt(self, node):
        missing = node.lineno - 1 - len(self.lines)
        if not getattr(node, "decorator_list", None):
            self.lines += [""] * missing
        super().stmt(node)

    def line(self, text=""):
        if text:
            super().line(text)

    def text(self, tree):
        if isinstance(tree, ast.Expression):
            return super().text(tree)
        for node in tree.body:
            self.stmt(node)
        return "\n".join(self.lines)


def source_of(tree, mode):
    """The text that compiles to what this tree means; TypeError, ValueError where it means nothing."""
    wanted = _ROOTS[mode]
    if not isinstance(tree, wanted):
        raise TypeError(f"expected {wanted.__name__} node, got {type(tree).__name__}")
    _check(tree)
    return _KeepingLines().text(tree) + "\n"


def _group(node):
    """The name in the grammar of what a node is one of: `expr` for `Name`."""
    base = type(node)
    while base.__base__ is not ast.AST:
        base = base.__base__
    return base.__name__


def _check(node, placed=True):
    cls = type(node)
    # The parser gives the pieces of an f-string no place of their own.
    placed = placed and isinstance(node, (ast.stmt, ast.expr, ast.excepthandler))
    for name in ("lineno", "col_offset") if placed else ():
        if getattr(node, name, None) is None:
            raise TypeError(f'required field "{name}" missing from {_group(node)}')
    for name in cls._fields:
        if not hasattr(node, name):
            raise TypeError(f'required field "{name}" missing from {cls.__name__}')
        value = getattr(node, name)
        if name in _NEVER_EMPTY.get(cls.__name__, ()) and not value:
            raise ValueError(f"empty {name} on {cls.__name__}")
        _check_field(node, name, value)


def _check_field(node, name, value):
    if name in _BODIES and isinstance(value, list):
        for item in value:
            if not isinstance(item, ast.stmt):
                raise TypeError(f"expected some sort of stmt, but got {item!r}")
    if name == "op" and not isinstance(value, (ast.operator, ast.unaryop, ast.boolop)):
        raise TypeError(f"expected some sort of operator, but got {value!r}")
    for item in value if isinstance(value, list) else (value,):
        if not isinstance(item, ast.AST):
            continue
        context = getattr(item, "ctx", None)
        if name in _LOADED and context is not None and not isinstance(context, ast.Load):
            raise ValueError(f"expression must have Load context but has {type(context).__name__} instead")
        _check(item, placed=not isinstance(node, (ast.JoinedStr, ast.FormattedValue)))
