//! Our tree as CPython's nodes.

use super::constants::{constant, text};
use super::{Field, Node};
use crate::ast::*;
use crate::source::Span;

/// What happens to a name: contexts are fields of CPython's nodes, ours follow from the place.
#[derive(Clone, Copy)]
enum Ctx {
    Load,
    Store,
    Del,
}

fn node(name: &'static str, span: Span, fields: Vec<(&'static str, Field)>) -> Field {
    Field::Node(Box::new(Node { name, fields, span: Some(span) }))
}

/// A node without place or fields.
fn bare(name: &'static str) -> Field {
    Field::Node(Box::new(Node { name, fields: Vec::new(), span: None }))
}

fn placeless(name: &'static str, fields: Vec<(&'static str, Field)>) -> Field {
    Field::Node(Box::new(Node { name, fields, span: None }))
}

fn list<T>(items: &[T], convert: impl Fn(&T) -> Field) -> Field {
    Field::List(items.iter().map(convert).collect())
}

fn optional<T>(item: &Option<T>, convert: impl Fn(&T) -> Field) -> Field {
    item.as_ref().map_or(Field::Absent, convert)
}

fn string(value: &str) -> Field {
    Field::Text(text(&Text::Utf8(value.into())))
}

fn identifier(ident: &Ident) -> Field {
    string(&ident.name)
}

fn ctx(ctx: Ctx) -> Field {
    bare(match ctx {
        Ctx::Load => "Load",
        Ctx::Store => "Store",
        Ctx::Del => "Del",
    })
}

pub(super) fn module(body: &[Stmt]) -> Node {
    Node { name: "Module", fields: vec![("body", stmts(body))], span: None }
}

// Statements.

fn stmts(body: &[Stmt]) -> Field {
    list(body, stmt)
}

fn stmt(stmt: &Stmt) -> Field {
    let is_async_name = |is_async, name, async_name| if is_async { async_name } else { name };
    let (name, fields) = match &stmt.kind {
        StmtKind::Expr(value) => ("Expr", vec![("value", load(value))]),
        StmtKind::Assign { targets, value } => {
            ("Assign", vec![("targets", list(targets, store)), ("value", load(value))])
        }
        StmtKind::AugAssign { target, op, value } => {
            ("AugAssign", vec![("target", store(target)), ("op", bare(binary_name(*op))), ("value", load(value))])
        }
        StmtKind::AnnAssign { target, annotation, value, simple } => {
            let simple = Field::Text(u8::from(*simple).to_string());
            let fields = vec![
                ("target", store(target)),
                ("annotation", load(annotation)),
                ("value", optional(value, load)),
                ("simple", simple),
            ];
            ("AnnAssign", fields)
        }
        StmtKind::Function(function) => {
            (is_async_name(function.is_async, "FunctionDef", "AsyncFunctionDef"), function_fields(function))
        }
        StmtKind::Class(class) => ("ClassDef", class_fields(class)),
        StmtKind::Return(value) => ("Return", vec![("value", optional(value, load))]),
        StmtKind::Delete(targets) => ("Delete", vec![("targets", list(targets, |target| expr(target, Ctx::Del)))]),
        StmtKind::For { is_async, target, iter, body, orelse } => {
            let fields =
                vec![("target", store(target)), ("iter", load(iter)), ("body", stmts(body)), ("orelse", stmts(orelse))];
            (is_async_name(*is_async, "For", "AsyncFor"), fields)
        }
        StmtKind::While { test, body, orelse } => {
            ("While", vec![("test", load(test)), ("body", stmts(body)), ("orelse", stmts(orelse))])
        }
        StmtKind::If { branches, orelse } => return if_chain(stmt.span, branches, orelse),
        StmtKind::With { is_async, items, body } => {
            let item = |item: &WithItem| {
                let fields =
                    vec![("context_expr", load(&item.context)), ("optional_vars", optional(&item.target, store))];
                placeless("withitem", fields)
            };
            (is_async_name(*is_async, "With", "AsyncWith"), vec![("items", list(items, item)), ("body", stmts(body))])
        }
        StmtKind::Match { subject, cases } => {
            ("Match", vec![("subject", load(subject)), ("cases", list(cases, match_case))])
        }
        StmtKind::Raise { exc, cause } => {
            ("Raise", vec![("exc", optional(exc, load)), ("cause", optional(cause, load))])
        }
        StmtKind::Try { body, handlers, is_star, orelse, finalbody } => {
            let fields = vec![
                ("body", stmts(body)),
                ("handlers", list(handlers, handler)),
                ("orelse", stmts(orelse)),
                ("finalbody", stmts(finalbody)),
            ];
            (if *is_star { "TryStar" } else { "Try" }, fields)
        }
        StmtKind::Assert { test, msg } => ("Assert", vec![("test", load(test)), ("msg", optional(msg, load))]),
        StmtKind::Import(names) => ("Import", vec![("names", list(names, alias))]),
        StmtKind::ImportFrom { module, names, level } => {
            let star = || Field::List(vec![placeless("alias", vec![("name", string("*"))])]);
            let names = if names.is_empty() { star() } else { list(names, alias) };
            let level = Field::Text(level.to_string());
            ("ImportFrom", vec![("module", optional(module, identifier)), ("names", names), ("level", level)])
        }
        StmtKind::Global(names) => ("Global", vec![("names", list(names, identifier))]),
        StmtKind::Nonlocal(names) => ("Nonlocal", vec![("names", list(names, identifier))]),
        StmtKind::TypeAlias { name, type_params, value } => {
            let target = node("Name", name.span, vec![("id", identifier(name)), ("ctx", ctx(Ctx::Store))]);
            let params = list(type_params, type_param);
            ("TypeAlias", vec![("name", target), ("type_params", params), ("value", load(value))])
        }
        StmtKind::Pass => ("Pass", vec![]),
        StmtKind::Break => ("Break", vec![]),
        StmtKind::Continue => ("Continue", vec![]),
    };
    node(name, stmt.span, fields)
}

/// `elif` is an `If` alone in the `orelse` of the one before. Built from the last backwards.
fn if_chain(span: Span, branches: &[(Expr, Vec<Stmt>)], orelse: &[Stmt]) -> Field {
    let mut rest = stmts(orelse);
    for (at, (test, body)) in branches.iter().enumerate().rev() {
        // CPython's `elif` starts at its word, which the tree does not keep.
        let place = if at == 0 { Some(span) } else { None };
        let fields = vec![("test", load(test)), ("body", stmts(body)), ("orelse", rest)];
        let branch = Field::Node(Box::new(Node { name: "If", fields, span: place }));
        if at == 0 {
            return branch;
        }
        rest = Field::List(vec![branch]);
    }
    rest
}

fn function_fields(function: &Function) -> Vec<(&'static str, Field)> {
    vec![
        ("name", identifier(&function.name)),
        ("args", params(&function.params)),
        ("body", stmts(&function.body)),
        ("decorator_list", list(&function.decorators, load)),
        ("returns", optional(&function.returns, load)),
        ("type_params", list(&function.type_params, type_param)),
    ]
}

fn class_fields(class: &Class) -> Vec<(&'static str, Field)> {
    let (bases, keywords) = arguments(&class.args);
    vec![
        ("name", identifier(&class.name)),
        ("bases", bases),
        ("keywords", keywords),
        ("body", stmts(&class.body)),
        ("decorator_list", list(&class.decorators, load)),
        ("type_params", list(&class.type_params, type_param)),
    ]
}

fn params(params: &Params) -> Field {
    let arg = |param: &Param| {
        let fields = vec![("arg", identifier(&param.name)), ("annotation", optional(&param.annotation, load))];
        placeless("arg", fields)
    };
    let default = |param: &Param| optional(&param.default, load);
    let kw_default = |param: &Param| if param.default.is_some() { default(param) } else { Field::Text("None".into()) };
    let defaults = params.posonly.iter().chain(&params.args).filter(|param| param.default.is_some()).map(default);
    let fields = vec![
        ("posonlyargs", list(&params.posonly, arg)),
        ("args", list(&params.args, arg)),
        ("vararg", optional(&params.vararg, |param| arg(param))),
        ("kwonlyargs", list(&params.kwonly, arg)),
        ("kw_defaults", list(&params.kwonly, kw_default)),
        ("kwarg", optional(&params.kwarg, |param| arg(param))),
        ("defaults", Field::List(defaults.collect())),
    ];
    placeless("arguments", fields)
}

fn arguments(args: &[Arg]) -> (Field, Field) {
    let (mut positional, mut keywords) = (Vec::new(), Vec::new());
    for arg in args {
        match arg {
            Arg::Positional(value) => positional.push(load(value)),
            Arg::Starred(value, span) => {
                positional.push(node("Starred", *span, vec![("value", load(value)), ("ctx", ctx(Ctx::Load))]));
            }
            Arg::Keyword(name, value) => {
                let fields = vec![("arg", identifier(name)), ("value", load(value))];
                keywords.push(placeless("keyword", fields));
            }
            Arg::DoubleStarred(value, _) => keywords.push(placeless("keyword", vec![("value", load(value))])),
        }
    }
    (Field::List(positional), Field::List(keywords))
}

fn handler(handler: &Handler) -> Field {
    let fields = vec![
        ("type", optional(&handler.exc, load)),
        ("name", optional(&handler.name, identifier)),
        ("body", stmts(&handler.body)),
    ];
    node("ExceptHandler", handler.span, fields)
}

fn alias(alias: &Alias) -> Field {
    let fields = vec![("name", identifier(&alias.name)), ("asname", optional(&alias.asname, identifier))];
    placeless("alias", fields)
}

fn type_param(param: &TypeParam) -> Field {
    let name = match param.kind {
        TypeParamKind::TypeVar => "TypeVar",
        TypeParamKind::TypeVarTuple => "TypeVarTuple",
        TypeParamKind::ParamSpec => "ParamSpec",
    };
    let fields = vec![
        ("name", identifier(&param.name)),
        ("bound", optional(&param.bound, load)),
        ("default_value", optional(&param.default, load)),
    ];
    placeless(name, fields)
}

// Patterns.

fn match_case(case: &MatchCase) -> Field {
    let fields =
        vec![("pattern", pattern(&case.pattern)), ("guard", optional(&case.guard, load)), ("body", stmts(&case.body))];
    placeless("match_case", fields)
}

fn pattern(of: &Pattern) -> Field {
    let (name, fields) = match &of.kind {
        PatternKind::Value(value) => ("MatchValue", vec![("value", load(value))]),
        PatternKind::Singleton(value) => {
            let shown = match &value.kind {
                ExprKind::Constant(value) => constant(value),
                _ => String::new(),
            };
            ("MatchSingleton", vec![("value", Field::Text(shown))])
        }
        PatternKind::Sequence(items) => ("MatchSequence", vec![("patterns", list(items, pattern))]),
        PatternKind::Star(name) => ("MatchStar", vec![("name", optional(name, identifier))]),
        PatternKind::Mapping { keys, patterns, rest } => {
            let fields = vec![
                ("keys", list(keys, load)),
                ("patterns", list(patterns, pattern)),
                ("rest", optional(rest, identifier)),
            ];
            ("MatchMapping", fields)
        }
        PatternKind::Class { class, positional, keywords } => {
            let fields = vec![
                ("cls", load(class)),
                ("patterns", list(positional, pattern)),
                ("kwd_attrs", list(keywords, |(name, _)| identifier(name))),
                ("kwd_patterns", list(keywords, |(_, value)| pattern(value))),
            ];
            ("MatchClass", fields)
        }
        PatternKind::As { pattern: inner, name } => {
            let fields =
                vec![("pattern", optional(inner, |inner| pattern(inner))), ("name", optional(name, identifier))];
            ("MatchAs", fields)
        }
        PatternKind::Or(items) => ("MatchOr", vec![("patterns", list(items, pattern))]),
    };
    node(name, of.span, fields)
}

// Expressions.

fn load(value: &Expr) -> Field {
    expr(value, Ctx::Load)
}

fn store(target: &Expr) -> Field {
    expr(target, Ctx::Store)
}

fn boxed(value: &Option<Box<Expr>>) -> Field {
    optional(value, |value| load(value))
}

fn expr(of: &Expr, place: Ctx) -> Field {
    let (name, fields) = match &of.kind {
        ExprKind::Constant(value) => ("Constant", vec![("value", Field::Text(constant(value)))]),
        ExprKind::FString(parts) => ("JoinedStr", vec![("values", list(parts, |part| fstring_part(part, of.span)))]),
        ExprKind::Name(name) => ("Name", vec![("id", string(name)), ("ctx", ctx(place))]),
        ExprKind::Binary { left, op, right } => {
            ("BinOp", vec![("left", load(left)), ("op", bare(binary_name(*op))), ("right", load(right))])
        }
        ExprKind::Unary { op, operand } => ("UnaryOp", vec![("op", bare(unary_name(*op))), ("operand", load(operand))]),
        ExprKind::Bool { op, values } => {
            let op = if *op == BoolOp::And { "And" } else { "Or" };
            ("BoolOp", vec![("op", bare(op)), ("values", list(values, load))])
        }
        ExprKind::Compare { left, rest } => {
            let fields = vec![
                ("left", load(left)),
                ("ops", list(rest, |(op, _)| bare(compare_name(*op)))),
                ("comparators", list(rest, |(_, right)| load(right))),
            ];
            ("Compare", fields)
        }
        ExprKind::Call { func, args } => {
            let (args, keywords) = arguments(args);
            ("Call", vec![("func", load(func)), ("args", args), ("keywords", keywords)])
        }
        ExprKind::Attribute { value, attr } => {
            ("Attribute", vec![("value", load(value)), ("attr", identifier(attr)), ("ctx", ctx(place))])
        }
        ExprKind::Subscript { value, index } => {
            ("Subscript", vec![("value", load(value)), ("slice", load(index)), ("ctx", ctx(place))])
        }
        ExprKind::Slice { lower, upper, step } => {
            ("Slice", vec![("lower", boxed(lower)), ("upper", boxed(upper)), ("step", boxed(step))])
        }
        ExprKind::Starred(value) => ("Starred", vec![("value", expr(value, place)), ("ctx", ctx(place))]),
        ExprKind::Tuple { items, .. } => {
            ("Tuple", vec![("elts", list(items, |item| expr(item, place))), ("ctx", ctx(place))])
        }
        ExprKind::List(items) => ("List", vec![("elts", list(items, |item| expr(item, place))), ("ctx", ctx(place))]),
        ExprKind::Set(items) => ("Set", vec![("elts", list(items, load))]),
        ExprKind::Dict(items) => {
            let key = |(key, _): &(Option<Expr>, Expr)| key.as_ref().map_or(Field::Text("None".into()), load);
            ("Dict", vec![("keys", list(items, key)), ("values", list(items, |(_, value)| load(value)))])
        }
        ExprKind::ListComp { element, clauses } => ("ListComp", comprehension(element, clauses)),
        ExprKind::SetComp { element, clauses } => ("SetComp", comprehension(element, clauses)),
        ExprKind::Generator { element, clauses } => ("GeneratorExp", comprehension(element, clauses)),
        ExprKind::DictComp { key, value, clauses } => {
            ("DictComp", vec![("key", load(key)), ("value", load(value)), ("generators", list(clauses, clause))])
        }
        ExprKind::IfExp { test, body, orelse } => {
            ("IfExp", vec![("test", load(test)), ("body", load(body)), ("orelse", load(orelse))])
        }
        ExprKind::Lambda { params: list, body } => ("Lambda", vec![("args", params(list)), ("body", load(body))]),
        ExprKind::Named { target, value } => {
            let target = node("Name", target.span, vec![("id", identifier(target)), ("ctx", ctx(Ctx::Store))]);
            ("NamedExpr", vec![("target", target), ("value", load(value))])
        }
        ExprKind::Await(value) => ("Await", vec![("value", load(value))]),
        ExprKind::Yield(value) => ("Yield", vec![("value", boxed(value))]),
        ExprKind::YieldFrom(value) => ("YieldFrom", vec![("value", load(value))]),
    };
    node(name, of.span, fields)
}

fn comprehension(element: &Expr, clauses: &[Comprehension]) -> Vec<(&'static str, Field)> {
    vec![("elt", load(element)), ("generators", list(clauses, clause))]
}

fn clause(clause: &Comprehension) -> Field {
    let is_async = Field::Text(u8::from(clause.is_async).to_string());
    let fields = vec![
        ("target", store(&clause.target)),
        ("iter", load(&clause.iter)),
        ("ifs", list(&clause.ifs, load)),
        ("is_async", is_async),
    ];
    placeless("comprehension", fields)
}

fn fstring_part(part: &FStringPart, whole: Span) -> Field {
    match part {
        FStringPart::Literal(literal) => placeless("Constant", vec![("value", Field::Text(text(literal)))]),
        FStringPart::Field { value, conversion, spec, span } => {
            let code = conversion.map_or(-1, |letter| letter as i32);
            let spec = optional(spec, |parts| {
                placeless("JoinedStr", vec![("values", list(parts, |part| fstring_part(part, whole)))])
            });
            let fields =
                vec![("value", load(value)), ("conversion", Field::Text(code.to_string())), ("format_spec", spec)];
            node("FormattedValue", *span, fields)
        }
    }
}

fn binary_name(op: BinOp) -> &'static str {
    match op {
        BinOp::Add => "Add",
        BinOp::Sub => "Sub",
        BinOp::Mul => "Mult",
        BinOp::Div => "Div",
        BinOp::FloorDiv => "FloorDiv",
        BinOp::Mod => "Mod",
        BinOp::Pow => "Pow",
        BinOp::Shl => "LShift",
        BinOp::Shr => "RShift",
        BinOp::And => "BitAnd",
        BinOp::Or => "BitOr",
        BinOp::Xor => "BitXor",
        BinOp::MatMul => "MatMult",
    }
}

fn unary_name(op: UnaryOp) -> &'static str {
    match op {
        UnaryOp::Neg => "USub",
        UnaryOp::Pos => "UAdd",
        UnaryOp::Invert => "Invert",
        UnaryOp::Not => "Not",
    }
}

fn compare_name(op: CmpOp) -> &'static str {
    match op {
        CmpOp::Lt => "Lt",
        CmpOp::Le => "LtE",
        CmpOp::Eq => "Eq",
        CmpOp::Ne => "NotEq",
        CmpOp::Gt => "Gt",
        CmpOp::Ge => "GtE",
        CmpOp::Is => "Is",
        CmpOp::IsNot => "IsNot",
        CmpOp::In => "In",
        CmpOp::NotIn => "NotIn",
    }
}
