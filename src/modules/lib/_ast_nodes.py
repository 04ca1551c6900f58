"""The nodes of `ast`, by the grammar on the documentation page of the module.

A field with `*` is a list and empty where it is not given, one with `?` is None; the context of an expression is Load.
"""


class AST:
    """Base of all nodes."""

    _fields = ()
    _attributes = ()
    _field_types = {}
    __match_args__ = ()

    def __init__(self, *args, **kwargs):
        cls = type(self)
        if len(args) > len(cls._fields):
            count = len(cls._fields)
            raise TypeError(f"{cls.__name__} constructor takes at most {count} positional argument{'' if count == 1 else 's'}")
        missing = list(cls._fields[len(args):])
        for name, value in zip(cls._fields, args):
            setattr(self, name, value)
        for name, value in kwargs.items():
            if name in cls._fields[:len(args)]:
                raise TypeError(f"{cls.__name__} got multiple values for argument {name!r}")
            if name in missing:
                missing.remove(name)
            elif name not in cls._attributes:
                _warn(3, f"{cls.__name__}.__init__ got an unexpected keyword argument {name!r}. Support for arbitrary keyword "
                         "arguments is deprecated and will be removed in Python 3.15.")
            setattr(self, name, value)
        for name in missing:
            self._leave_out(cls, name)

    def _leave_out(self, cls, name):
        kind = cls._kinds.get(name, "?")
        if kind == "*":
            setattr(self, name, [])
        elif kind == "load":
            setattr(self, name, Load())
        elif kind == "1":
            _warn(4, f"{cls.__name__}.__init__ missing 1 required positional argument: {name!r}. This will become an error in "
                     "Python 3.15.")

    def __reduce_ex__(self, protocol):
        return _made_again, (type(self), dict(self.__dict__))


def _made_again(cls, state):
    node = cls.__new__(cls)
    node.__dict__.update(state)
    return node


def _warn(level, message):
    """Warns of who is so many frames out: the one that makes the node."""
    import warnings

    warnings.warn(message, DeprecationWarning, stacklevel=level)


_PLACES = ("lineno", "col_offset", "end_lineno", "end_col_offset")

_GRAMMAR = """
mod: Module(body*, type_ignores*) Interactive(body*) Expression(body) FunctionType(argtypes*, returns)
stmt: FunctionDef(name, args, body*, decorator_list*, returns?, type_comment?, type_params*) \
AsyncFunctionDef(name, args, body*, decorator_list*, returns?, type_comment?, type_params*) \
ClassDef(name, bases*, keywords*, body*, decorator_list*, type_params*) Return(value?) Delete(targets*) \
Assign(targets*, value, type_comment?) TypeAlias(name, type_params*, value) AugAssign(target, op, value) \
AnnAssign(target, annotation, value?, simple) For(target, iter, body*, orelse*, type_comment?) \
AsyncFor(target, iter, body*, orelse*, type_comment?) While(test, body*, orelse*) If(test, body*, orelse*) \
With(items*, body*, type_comment?) AsyncWith(items*, body*, type_comment?) Match(subject, cases*) Raise(exc?, cause?) \
Try(body*, handlers*, orelse*, finalbody*) TryStar(body*, handlers*, orelse*, finalbody*) Assert(test, msg?) Import(names*) \
ImportFrom(module?, names*, level?) Global(names*) Nonlocal(names*) Expr(value) Pass() Break() Continue()
expr: BoolOp(op, values*) NamedExpr(target, value) BinOp(left, op, right) UnaryOp(op, operand) Lambda(args, body) \
IfExp(test, body, orelse) Dict(keys*, values*) Set(elts*) ListComp(elt, generators*) SetComp(elt, generators*) \
DictComp(key, value, generators*) GeneratorExp(elt, generators*) Await(value) Yield(value?) YieldFrom(value) \
Compare(left, ops*, comparators*) Call(func, args*, keywords*) FormattedValue(value, conversion, format_spec?) \
JoinedStr(values*) Constant(value, kind?) Attribute(value, attr, ctx) Subscript(value, slice, ctx) Starred(value, ctx) \
Name(id, ctx) List(elts*, ctx) Tuple(elts*, ctx) Slice(lower?, upper?, step?)
expr_context: Load() Store() Del()
boolop: And() Or()
operator: Add() Sub() Mult() MatMult() Div() Mod() Pow() LShift() RShift() BitOr() BitXor() BitAnd() FloorDiv()
unaryop: Invert() Not() UAdd() USub()
cmpop: Eq() NotEq() Lt() LtE() Gt() GtE() Is() IsNot() In() NotIn()
comprehension(target, iter, ifs*, is_async)
excepthandler: ExceptHandler(type?, name?, body*)
arguments(posonlyargs*, args*, vararg?, kwonlyargs*, kw_defaults*, kwarg?, defaults*)
arg(arg, annotation?, type_comment?)
keyword(arg?, value)
alias(name, asname?)
withitem(context_expr, optional_vars?)
match_case(pattern, guard?, body*)
pattern: MatchValue(value) MatchSingleton(value) MatchSequence(patterns*) MatchMapping(keys*, patterns*, rest?) \
MatchClass(cls, patterns*, kwd_attrs*, kwd_patterns*) MatchStar(name?) MatchAs(pattern?, name?) MatchOr(patterns*)
type_ignore: TypeIgnore(lineno, tag)
type_param: TypeVar(name, bound?, default_value?) ParamSpec(name, default_value?) TypeVarTuple(name, default_value?)
"""

_WITH_PLACES = {"stmt", "expr", "excepthandler", "arg", "keyword", "alias", "pattern", "type_param"}
_CLASSES = {}


def _define(name, base, fields, places):
    names = tuple(field.rstrip("*?") for field in fields)
    kinds = {}
    for field, field_name in zip(fields, names):
        kinds[field_name] = field[-1] if field[-1] in "*?" else "load" if field_name == "ctx" else "1"
    namespace = {"__module__": "ast", "_fields": names, "__match_args__": names, "_kinds": kinds,
                 "_field_types": {field: list if kind == "*" else object for field, kind in kinds.items()}}
    # Optional fields are None in the class: `dump` knows by this that they may be left out.
    namespace.update((field, None) for field, kind in kinds.items() if kind == "?")
    if places:
        namespace["_attributes"] = _PLACES
        namespace["end_lineno"] = namespace["end_col_offset"] = None
    _CLASSES[name] = type(name, (base,), namespace)
    return _CLASSES[name]


def _define_all():
    import re

    for line in _GRAMMAR.replace("\\\n", "").strip().splitlines():
        group, colon, rest = line.partition(": ")
        places = group.partition("(")[0] in _WITH_PLACES
        if not colon:
            group, rest, base = None, line, AST
        else:
            base = _define(group, AST, (), places)
        for name, fields in re.findall(r"(\w+)\(([^)]*)\)", rest):
            _define(name, base, [field for field in fields.split(", ") if field], places)


_define_all()
AST.__module__ = "ast"
AST._kinds = {}
_CLASSES["AST"] = AST
globals().update(_CLASSES)
__all__ = list(_CLASSES)
