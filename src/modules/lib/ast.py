"""The tree of source text: nodes, parsing, walking, printing.

The parser's tree comes as the text that `dump` prints, and nodes are made by evaluating it; `_ast_unparse` goes the other way, and so
does `compile()` of a tree (`_ast_compile`).
"""

from _ast import describe
from _ast_nodes import *
from _ast_nodes import AST, _CLASSES

PyCF_ONLY_AST = 0x400
PyCF_TYPE_COMMENTS = 0x1000
PyCF_ALLOW_TOP_LEVEL_AWAIT = 0x2000
PyCF_OPTIMIZED_AST = 0x8400

_MODES = ("exec", "eval", "single")


def parse(source, filename="<unknown>", mode="exec", *, type_comments=False, feature_version=None, optimize=-1):
    """Parse the source into an AST node. Equivalent to compile(source, filename, mode, PyCF_ONLY_AST)."""
    if isinstance(source, AST):
        return source
    if mode == "func_type":
        raise ValueError("type comments are not read: mode 'func_type' is not offered")
    if mode not in _MODES:
        raise ValueError("compile() mode must be 'exec', 'eval', 'single' or 'func_type'")
    tree = eval(describe(source, filename, mode == "eval"), dict(_CLASSES, inf=float("inf"), infj=complex(0, float("inf"))))
    return Interactive(body=tree.body) if mode == "single" else tree


def literal_eval(node_or_string):
    """Evaluate an expression node or a string containing only a Python expression.

    The string or node provided may only consist of the following Python literal structures: strings, bytes, numbers, tuples,
    lists, dicts, sets, booleans, and None.

    Caution: A complex expression can overflow the C stack and cause a crash.
    """
    if isinstance(node_or_string, str):
        node_or_string = parse(node_or_string.lstrip(" \t"), mode="eval")
    if isinstance(node_or_string, Expression):
        node_or_string = node_or_string.body
    return _literal(node_or_string)


def _malformed(node):
    message = "malformed node or string"
    if lno := getattr(node, "lineno", None):
        message += f" on line {lno}"
    raise ValueError(f"{message}: {node!r}")


def _number(node):
    if not isinstance(node, Constant) or type(node.value) not in (int, float, complex):
        _malformed(node)
    return node.value


def _signed_number(node):
    if isinstance(node, UnaryOp) and isinstance(node.op, (UAdd, USub)):
        operand = _number(node.operand)
        return +operand if isinstance(node.op, UAdd) else -operand
    return _number(node)


def _literal(node):
    if isinstance(node, Constant):
        return node.value
    if isinstance(node, Tuple):
        return tuple(map(_literal, node.elts))
    if isinstance(node, List):
        return list(map(_literal, node.elts))
    if isinstance(node, Set):
        return set(map(_literal, node.elts))
    if isinstance(node, Call) and isinstance(node.func, Name) and node.func.id == "set" and node.args == node.keywords == []:
        return set()
    if isinstance(node, Dict):
        if len(node.keys) != len(node.values):
            _malformed(node)
        return dict(zip(map(_literal, node.keys), map(_literal, node.values)))
    if isinstance(node, BinOp) and isinstance(node.op, (Add, Sub)):
        left, right = _signed_number(node.left), _number(node.right)
        if isinstance(left, (int, float)) and isinstance(right, complex):
            return left + right if isinstance(node.op, Add) else left - right
    return _signed_number(node)


def dump(node, annotate_fields=True, include_attributes=False, *, indent=None, show_empty=False):
    """Return a formatted dump of the tree in node. This is mainly useful for debugging purposes.

    If annotate_fields is true (by default), the returned string will show the names and the values for fields. If
    annotate_fields is false, the result string will be more compact by omitting unambiguous field names. Attributes such as line
    numbers and column offsets are not dumped by default. If this is wanted, include_attributes can be set to true. If indent is a
    non-negative integer or string, then the tree will be pretty-printed with that indent level. None (the default) selects the
    single line representation. If show_empty is False, then empty lists and fields that are None will be omitted from the output.
    """
    if not isinstance(node, AST):
        raise TypeError(f"expected AST, got {node.__class__.__name__!r}")
    if indent is not None and not isinstance(indent, str):
        indent = " " * indent
    return _Dumper(annotate_fields, include_attributes, indent, show_empty).text(node, 0)[0]


class _Dumper:
    def __init__(self, annotate_fields, include_attributes, indent, show_empty):
        self.annotate_fields = annotate_fields
        self.include_attributes = include_attributes
        self.indent = indent
        self.show_empty = show_empty

    def text(self, node, level):
        """The text, and whether it is so simple that it fits on its parent's line."""
        if self.indent is not None:
            level += 1
            prefix, separator = "\n" + self.indent * level, ",\n" + self.indent * level
        else:
            prefix, separator = "", ", "
        if isinstance(node, AST):
            return self._node(node, level, prefix, separator)
        if isinstance(node, list):
            if not node:
                return "[]", True
            return f"[{prefix}{separator.join(self.text(item, level)[0] for item in node)}]", False
        return repr(node), True

    def _node(self, node, level, prefix, separator):
        args, left_out, allsimple, keywords = [], [], True, self.annotate_fields
        for name in node._fields:
            try:
                value = getattr(node, name)
            except AttributeError:
                keywords = True
                continue
            if value is None and getattr(type(node), name, ...) is None:
                keywords = True
                continue
            if not self.show_empty:
                if value == [] and type(node)._field_types.get(name) is list:
                    left_out.append(repr(value))
                    continue
                if not keywords:
                    # Without names, what was left out before it must stand there after all.
                    args.extend(left_out)
                    left_out = []
            value, simple = self.text(value, level)
            allsimple = allsimple and simple
            args.append(f"{name}={value}" if keywords else value)
        if self.include_attributes and node._attributes:
            for name in node._attributes:
                value = getattr(node, name, None)
                if value is None:
                    continue
                value, simple = self.text(value, level)
                allsimple = allsimple and simple
                args.append(f"{name}={value}")
        name = node.__class__.__name__
        if allsimple and len(args) <= 3:
            return f"{name}({', '.join(args)})", not args
        return f"{name}({prefix}{separator.join(args)})", False


def unparse(ast_obj):
    """Source text whose tree is this one."""
    from _ast_unparse import unparse
    return unparse(ast_obj)


# Walking.


def iter_fields(node):
    """Yield a tuple of ``(fieldname, value)`` for each field in ``node._fields`` that is present on *node*."""
    for field in node._fields:
        try:
            yield field, getattr(node, field)
        except AttributeError:
            pass


def iter_child_nodes(node):
    """Yield all direct child nodes of *node*, that is, all fields that are nodes and all items of fields that are lists of
    nodes."""
    for _, field in iter_fields(node):
        if isinstance(field, AST):
            yield field
        elif isinstance(field, list):
            for item in field:
                if isinstance(item, AST):
                    yield item


def walk(node):
    """Recursively yield all descendant nodes in the tree starting at *node* (including *node* itself), in no specified order.
    This is useful if you only want to modify nodes in place and don't care about the context."""
    from collections import deque

    todo = deque([node])
    while todo:
        node = todo.popleft()
        todo.extend(iter_child_nodes(node))
        yield node


class NodeVisitor:
    """A node visitor base class that walks the abstract syntax tree and calls a visitor function for every node found. This
    function may return a value which is forwarded by the `visit` method.

    This class is meant to be subclassed, with the subclass adding visitor methods. Per default the visitor functions for the
    nodes are ``'visit_'`` + class name of the node.
    """

    def visit(self, node):
        """Visit a node."""
        return getattr(self, "visit_" + node.__class__.__name__, self.generic_visit)(node)

    def visit_Constant(self, node):
        """Called for constants; a method by one of their old names (`visit_Num`) is called with a warning."""
        old = {int: "Num", float: "Num", complex: "Num", str: "Str", bytes: "Bytes", bool: "NameConstant", type(None): "NameConstant",
               type(...): "Ellipsis"}.get(type(node.value))
        visitor = old and getattr(self, "visit_" + old, None)
        if not visitor:
            return self.generic_visit(node)
        import warnings
        warnings.warn(f"visit_{old} is deprecated; add visit_Constant", DeprecationWarning, 2)
        return visitor(node)

    def generic_visit(self, node):
        """Called if no explicit visitor function exists for a node."""
        for _, value in iter_fields(node):
            if isinstance(value, list):
                for item in value:
                    if isinstance(item, AST):
                        self.visit(item)
            elif isinstance(value, AST):
                self.visit(value)


class NodeTransformer(NodeVisitor):
    """A :class:`NodeVisitor` subclass that walks the abstract syntax tree and allows modification of nodes.

    The return value of the visitor methods will be used to replace or remove the old node. If the return value of the visitor
    method is ``None``, the node will be removed from its location, otherwise it is replaced with the return value.
    """

    def generic_visit(self, node):
        for field, old_value in iter_fields(node):
            if isinstance(old_value, list):
                new_values = []
                for value in old_value:
                    if isinstance(value, AST):
                        value = self.visit(value)
                        if value is None:
                            continue
                        if not isinstance(value, AST):
                            new_values.extend(value)
                            continue
                    new_values.append(value)
                old_value[:] = new_values
            elif isinstance(old_value, AST):
                new_node = self.visit(old_value)
                if new_node is None:
                    delattr(node, field)
                else:
                    setattr(node, field, new_node)
        return node


# Places.


def copy_location(new_node, old_node):
    """Copy source location (`lineno`, `col_offset`, `end_lineno`, and `end_col_offset` attributes) from *old_node* to *new_node*
    if possible, and return *new_node*."""
    for attr in ("lineno", "col_offset", "end_lineno", "end_col_offset"):
        if attr in old_node._attributes and attr in new_node._attributes:
            value = getattr(old_node, attr, None)
            if value is not None or (hasattr(old_node, attr) and attr.startswith("end_")):
                setattr(new_node, attr, value)
    return new_node


def fix_missing_locations(node):
    """When you compile a node tree with compile(), the compiler expects lineno and col_offset attributes for every node that
    supports them. This is rather tedious to fill in for generated nodes, so this helper adds these attributes recursively where
    not already set, by setting them to the values of the parent node. It works recursively starting at *node*."""
    names = ("lineno", "end_lineno", "col_offset", "end_col_offset")

    def fix(node, place):
        place = dict(place)
        for name in names:
            if name in node._attributes:
                if getattr(node, name, None) is None:
                    setattr(node, name, place[name])
                else:
                    place[name] = getattr(node, name)
        for child in iter_child_nodes(node):
            fix(child, place)

    fix(node, {"lineno": 1, "end_lineno": 1, "col_offset": 0, "end_col_offset": 0})
    return node


def increment_lineno(node, n=1):
    """Increment the line number and end line number of each node in the tree starting at *node* by *n*. This is useful to "move
    code" to a different location in a file."""
    for child in walk(node):
        if "lineno" in child._attributes:
            child.lineno = getattr(child, "lineno", 0) + n
        if "end_lineno" in child._attributes and (end_lineno := getattr(child, "end_lineno", 0)) is not None:
            child.end_lineno = end_lineno + n
    return node


def get_docstring(node, clean=True):
    """Return the docstring for the given node or None if no docstring can be found. If the node provided does not have docstrings
    a TypeError will be raised.

    If *clean* is `True`, all tabs are expanded to spaces and any whitespace that can be uniformly removed from the second line
    onwards is removed.
    """
    if not isinstance(node, (AsyncFunctionDef, FunctionDef, ClassDef, Module)):
        raise TypeError(f"{node.__class__.__name__!r} can't have docstrings")
    if not (node.body and isinstance(node.body[0], Expr)):
        return None
    value = node.body[0].value
    if not (isinstance(value, Constant) and isinstance(value.value, str)):
        return None
    if not clean:
        return value.value
    import inspect
    return inspect.cleandoc(value.value)


def get_source_segment(source, node, *, padded=False):
    """Get source code segment of the *source* that generated *node*.

    If some location information (`lineno`, `end_lineno`, `col_offset`, or `end_col_offset`) is missing, return None. If *padded*
    is `True`, the first line of a multi-line statement will be padded with spaces to match its original position.
    """
    try:
        if node.end_lineno is None or node.end_col_offset is None:
            return None
        first, last = node.lineno - 1, node.end_lineno - 1
        start, stop = node.col_offset, node.end_col_offset
    except AttributeError:
        return None
    lines = [line.encode() for line in source.splitlines(keepends=True)][first : last + 1]
    if first == last:
        return lines[0][start:stop].decode()
    padding = "".join(c if c in "\f\t" else " " for c in lines[0][:start].decode()) if padded else ""
    return "".join([padding + lines[0][start:].decode(), *(line.decode() for line in lines[1:-1]), lines[-1][:stop].decode()])


# What was in the tree of earlier versions, kept for programs that still name it.


class slice(AST):
    """Deprecated AST node class."""


class Index(slice):
    """Deprecated AST node class. Use the index value directly instead."""

    def __new__(cls, value, **kwargs):
        return value


class ExtSlice(slice):
    """Deprecated AST node class. Use ast.Tuple instead."""

    def __new__(cls, dims=(), **kwargs):
        return Tuple(list(dims), Load(), **kwargs)


class Suite(mod):
    """Deprecated AST node class. Unused in Python 3."""


class AugLoad(expr_context):
    """Deprecated AST node class. Unused in Python 3."""


class AugStore(expr_context):
    """Deprecated AST node class. Unused in Python 3."""


class Param(expr_context):
    """Deprecated AST node class. Unused in Python 3."""


_OLD_CONSTANTS = {"Num": (int, float, complex), "Str": (str,), "Bytes": (bytes,), "NameConstant": (bool, type(None)),
                  "Ellipsis": (type(...),)}


def _old_attribute(name):
    """`n` and `s` of constants, from the time when numbers and texts had classes of their own."""
    def warn():
        import warnings
        warnings.warn(f"Attribute {name} is deprecated and will be removed in Python 3.14; use value instead", DeprecationWarning, 3)

    def read(self):
        warn()
        return self.value

    def write(self, value):
        warn()
        self.value = value

    return property(read, write)


Constant.n, Constant.s = _old_attribute("n"), _old_attribute("s")


class _OldConstant(type):
    def __instancecheck__(cls, node):
        return isinstance(node, Constant) and type(node.value) in _OLD_CONSTANTS[cls.__name__]


def _old_constant(name):
    def new(cls, *args, **kwargs):
        if name == "Ellipsis":
            return Constant(..., *args, **kwargs)
        return Constant(*args, **kwargs)
    return _OldConstant(name, (Constant,), {"__new__": new, "__module__": "ast"})


def _keep_old(name):
    globals()[f"_{name}"] = made = _old_constant(name)
    return made


def __getattr__(name):
    if name not in _OLD_CONSTANTS:
        raise AttributeError(f"module 'ast' has no attribute '{name}'")
    import warnings
    warnings.warn(f"ast.{name} is deprecated and will be removed in Python 3.14; use ast.Constant instead", DeprecationWarning,
                  stacklevel=2)
    return globals().get(f"_{name}") or _keep_old(name)


def main():
    """Parse a file and print its tree: `-m ast [file]`."""
    import argparse
    import sys

    parser = argparse.ArgumentParser(prog="python -m ast")
    parser.add_argument("infile", nargs="?", default="-", help="the file to parse; defaults to stdin")
    parser.add_argument("-m", "--mode", default="exec", choices=("exec", "single", "eval", "func_type"),
                        help="specify what kind of code must be parsed")
    parser.add_argument("--no-type-comments", default=True, action="store_false",
                        help="don't add information about type comments")
    parser.add_argument("-a", "--include-attributes", action="store_true",
                        help="include attributes such as line numbers and column offsets")
    parser.add_argument("-i", "--indent", type=int, default=3, help="indentation of nodes (number of spaces)")
    args = parser.parse_args()
    if args.infile == "-":
        name, source = "<stdin>", sys.stdin.buffer.read()
    else:
        name = args.infile
        with open(name, "rb") as infile:
            source = infile.read()
    print(dump(parse(source, name, args.mode), include_attributes=args.include_attributes, indent=args.indent))


if __name__ == "__main__":
    main()
