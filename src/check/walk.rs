//! Walking a tree: statements with the function around them, and the expressions that a statement holds itself.
//!
//! The depth of trees is bounded by the parser, so this recursion is too.

use crate::ast::{Arg, Class, Comprehension, Expr, ExprKind, FStringPart, Function, Stmt, StmtKind};

/// Where a statement stands.
#[derive(Clone, Copy, Default)]
pub struct Place<'a> {
    /// The class in whose methods it stands.
    pub class: Option<&'a Class>,
    /// The innermost function around it; none at the outermost level and in class bodies.
    pub function: Option<&'a Function>,
}

impl Place<'_> {
    /// Whether `await` may stand there.
    pub fn is_async(self) -> bool {
        self.function.is_some_and(|function| function.is_async)
    }
}

/// Shows every statement of a body, those of functions and classes in it included.
pub fn each_statement<'a>(body: &'a [Stmt], place: Place<'a>, visit: &mut dyn FnMut(&'a Stmt, Place<'a>)) {
    for statement in body {
        visit(statement, place);
        let inner = match &statement.kind {
            StmtKind::Function(function) => Place { function: Some(function), ..place },
            StmtKind::Class(class) => Place { class: Some(class), function: None },
            _ => place,
        };
        for body in bodies(statement) {
            each_statement(body, inner, visit);
        }
    }
}

/// The blocks of a statement.
pub fn bodies(statement: &Stmt) -> Vec<&[Stmt]> {
    match &statement.kind {
        StmtKind::Function(function) => vec![&function.body],
        StmtKind::Class(class) => vec![&class.body],
        StmtKind::For { body, orelse, .. } | StmtKind::While { body, orelse, .. } => vec![body, orelse],
        StmtKind::If { branches, orelse } => branches.iter().map(|(_, body)| &body[..]).chain([&orelse[..]]).collect(),
        StmtKind::With { body, .. } => vec![body],
        StmtKind::Match { cases, .. } => cases.iter().map(|case| &case.body[..]).collect(),
        StmtKind::Try { body, handlers, orelse, finalbody, .. } => {
            let handlers = handlers.iter().map(|handler| &handler.body[..]);
            [&body[..], orelse, finalbody].into_iter().chain(handlers).collect()
        }
        _ => Vec::new(),
    }
}

/// The expressions that stand in a statement itself, not in its blocks.
pub fn own_expressions(statement: &Stmt) -> Vec<&Expr> {
    match &statement.kind {
        StmtKind::Expr(value) => vec![value],
        StmtKind::Assign { targets, value } => targets.iter().chain([value]).collect(),
        StmtKind::AugAssign { target, value, .. } => vec![target, value],
        StmtKind::AnnAssign { target, value, .. } => std::iter::once(target).chain(value).collect(),
        StmtKind::Function(function) => function.decorators.iter().collect(),
        StmtKind::Class(class) => class.decorators.iter().chain(class.args.iter().map(argument)).collect(),
        StmtKind::Return(value) => value.iter().collect(),
        StmtKind::Delete(targets) => targets.iter().collect(),
        StmtKind::For { target, iter, .. } => vec![target, iter],
        StmtKind::While { test, .. } => vec![test],
        StmtKind::If { branches, .. } => branches.iter().map(|(test, _)| test).collect(),
        StmtKind::With { items, .. } => {
            items.iter().flat_map(|item| [Some(&item.context), item.target.as_ref()]).flatten().collect()
        }
        StmtKind::Match { subject, cases } => {
            std::iter::once(subject).chain(cases.iter().filter_map(|case| case.guard.as_ref())).collect()
        }
        StmtKind::Raise { exc, cause } => exc.iter().chain(cause).collect(),
        StmtKind::Try { handlers, .. } => handlers.iter().filter_map(|handler| handler.exc.as_ref()).collect(),
        StmtKind::Assert { test, msg } => std::iter::once(test).chain(msg).collect(),
        StmtKind::TypeAlias { value, .. } => vec![value],
        StmtKind::Import(_)
        | StmtKind::ImportFrom { .. }
        | StmtKind::Global(_)
        | StmtKind::Nonlocal(_)
        | StmtKind::Pass
        | StmtKind::Break
        | StmtKind::Continue => Vec::new(),
    }
}

/// Whether statements hold an expression of a kind, not counting functions and classes inside.
pub fn any_expression(body: &[Stmt], wanted: &dyn Fn(&Expr) -> bool) -> bool {
    any_statement(body, &|statement| {
        let mut found = false;
        for expression in own_expressions(statement) {
            each_expression(expression, &mut |part| found |= wanted(part));
        }
        found
    })
}

/// Whether there is a statement of a kind, not counting those of functions and classes inside.
pub fn any_statement(body: &[Stmt], wanted: &dyn Fn(&Stmt) -> bool) -> bool {
    let here = body.iter().filter(|statement| !matches!(statement.kind, StmtKind::Function(_) | StmtKind::Class(_)));
    here.into_iter()
        .any(|statement| wanted(statement) || bodies(statement).into_iter().any(|body| any_statement(body, wanted)))
}

/// Whether an expression holds one of a kind.
pub fn holds(expression: &Expr, wanted: &dyn Fn(&Expr) -> bool) -> bool {
    let mut found = false;
    each_expression(expression, &mut |part| found |= wanted(part));
    found
}

/// The value of an argument.
pub fn argument(argument: &Arg) -> &Expr {
    match argument {
        Arg::Positional(value) | Arg::Starred(value, _) | Arg::Keyword(_, value) | Arg::DoubleStarred(value, _) => {
            value
        }
    }
}

/// Shows an expression and every one inside it, but not the bodies of lambdas, which run at another time.
pub fn each_expression<'a>(expression: &'a Expr, visit: &mut dyn FnMut(&'a Expr)) {
    visit(expression);
    for part in parts(expression) {
        each_expression(part, visit);
    }
}

/// The expressions that an expression is made of.
pub fn parts(expression: &Expr) -> Vec<&Expr> {
    match &expression.kind {
        ExprKind::Constant(_) | ExprKind::Name(_) | ExprKind::Lambda { .. } => Vec::new(),
        ExprKind::FString(pieces) => pieces.iter().flat_map(piece).collect(),
        ExprKind::Binary { left, right, .. } => vec![left, right],
        ExprKind::Unary { operand: inner, .. }
        | ExprKind::Attribute { value: inner, .. }
        | ExprKind::Starred(inner)
        | ExprKind::Named { value: inner, .. }
        | ExprKind::Await(inner)
        | ExprKind::YieldFrom(inner) => vec![inner],
        ExprKind::Bool { values: items, .. }
        | ExprKind::Tuple { items, .. }
        | ExprKind::List(items)
        | ExprKind::Set(items) => items.iter().collect(),
        ExprKind::Compare { left, rest } => {
            std::iter::once(&**left).chain(rest.iter().map(|(_, right)| right)).collect()
        }
        ExprKind::Call { func, args } => std::iter::once(&**func).chain(args.iter().map(argument)).collect(),
        ExprKind::Subscript { value, index } => vec![value, index],
        ExprKind::Slice { lower, upper, step } => {
            [lower, upper, step].into_iter().flatten().map(|part| &**part).collect()
        }
        ExprKind::Dict(pairs) => pairs.iter().flat_map(|(key, value)| key.iter().chain([value])).collect(),
        ExprKind::ListComp { element, clauses }
        | ExprKind::SetComp { element, clauses }
        | ExprKind::Generator { element, clauses } => {
            std::iter::once(&**element).chain(clauses.iter().flat_map(clause)).collect()
        }
        ExprKind::DictComp { key, value, clauses } => {
            [&**key, &**value].into_iter().chain(clauses.iter().flat_map(clause)).collect()
        }
        ExprKind::IfExp { test, body, orelse } => vec![test, body, orelse],
        ExprKind::Yield(value) => value.iter().map(|value| &**value).collect(),
    }
}

fn clause(clause: &Comprehension) -> Vec<&Expr> {
    [&clause.target, &clause.iter].into_iter().chain(&clause.ifs).collect()
}

fn piece(piece: &FStringPart) -> Vec<&Expr> {
    match piece {
        FStringPart::Literal(_) => Vec::new(),
        FStringPart::Field { value, spec, .. } => {
            std::iter::once(&**value).chain(spec.iter().flatten().flat_map(self::piece)).collect()
        }
    }
}
