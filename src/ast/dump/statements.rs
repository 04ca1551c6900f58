//! Statements as CPython's nodes.

use super::expressions::{arguments, expr, load, operator, params, store, stored_name};
use super::nodes::{Ctx, identifier, list, node, optional, placeless, string};
use super::patterns::match_case;
use super::{Field, Node};
use crate::ast::*;
use crate::source::Span;

pub(super) fn module(body: &[Stmt]) -> Node {
    Node { name: "Module", fields: vec![("body", stmts(body))], span: None }
}

pub(super) fn stmts(body: &[Stmt]) -> Field {
    list(body, stmt)
}

fn stmt(stmt: &Stmt) -> Field {
    let (name, fields) = match &stmt.kind {
        StmtKind::Expr(value) => ("Expr", vec![("value", load(value))]),
        StmtKind::Assign { targets, value } => {
            ("Assign", vec![("targets", list(targets, store)), ("value", load(value))])
        }
        StmtKind::AugAssign { target, op, value } => {
            ("AugAssign", vec![("target", store(target)), ("op", operator(*op)), ("value", load(value))])
        }
        StmtKind::AnnAssign { target, annotation, value, simple } => {
            ("AnnAssign", annotated_fields(target, annotation, value, *simple))
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
        StmtKind::With { is_async, items, body } => (
            is_async_name(*is_async, "With", "AsyncWith"),
            vec![("items", list(items, with_item)), ("body", stmts(body))],
        ),
        StmtKind::Match { subject, cases } => {
            ("Match", vec![("subject", load(subject)), ("cases", list(cases, match_case))])
        }
        StmtKind::Raise { exc, cause } => {
            ("Raise", vec![("exc", optional(exc, load)), ("cause", optional(cause, load))])
        }
        StmtKind::Try { body, handlers, is_star, orelse, finalbody } => {
            let fields = [("body", stmts(body)), ("handlers", list(handlers, handler)), ("orelse", stmts(orelse))];
            let name = if *is_star { "TryStar" } else { "Try" };
            (name, fields.into_iter().chain([("finalbody", stmts(finalbody))]).collect())
        }
        StmtKind::Assert { test, msg } => ("Assert", vec![("test", load(test)), ("msg", optional(msg, load))]),
        StmtKind::Import(names) => ("Import", vec![("names", list(names, alias))]),
        StmtKind::ImportFrom { module, names, level } => {
            let level = Field::Text(level.to_string());
            ("ImportFrom", vec![("module", optional(module, identifier)), ("names", imported(names)), ("level", level)])
        }
        StmtKind::Global(names) => ("Global", vec![("names", list(names, identifier))]),
        StmtKind::Nonlocal(names) => ("Nonlocal", vec![("names", list(names, identifier))]),
        StmtKind::TypeAlias { name, type_params, value } => {
            let params = list(type_params, type_param);
            ("TypeAlias", vec![("name", stored_name(name)), ("type_params", params), ("value", load(value))])
        }
        StmtKind::Pass => ("Pass", vec![]),
        StmtKind::Break => ("Break", vec![]),
        StmtKind::Continue => ("Continue", vec![]),
    };
    node(name, stmt.span, fields)
}

fn is_async_name(is_async: bool, name: &'static str, async_name: &'static str) -> &'static str {
    if is_async { async_name } else { name }
}

fn with_item(item: &WithItem) -> Field {
    let fields = vec![("context_expr", load(&item.context)), ("optional_vars", optional(&item.target, store))];
    placeless("withitem", fields)
}

/// The names of a `from` import; none stand for `*`.
fn imported(names: &[Alias]) -> Field {
    if names.is_empty() {
        return Field::List(vec![placeless("alias", vec![("name", string("*"))])]);
    }
    list(names, alias)
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

fn annotated_fields(
    target: &Expr,
    annotation: &Expr,
    value: &Option<Expr>,
    simple: bool,
) -> Vec<(&'static str, Field)> {
    vec![
        ("target", store(target)),
        ("annotation", load(annotation)),
        ("value", optional(value, load)),
        ("simple", Field::Text(u8::from(simple).to_string())),
    ]
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
