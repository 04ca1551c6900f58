//! Arguments of calls and classes: their order, and generator expressions without parentheses.

use super::context::Context;
use crate::ast::{Arg, Expr, ExprKind};
use crate::source::Span;
use rustc_hash::FxHashSet;

/// An argument as the grammar finds it.
pub struct Argument {
    arg: Arg,
    /// `f(x for x in y)`: allowed only as the sole argument.
    bare_generator: bool,
}

impl Argument {
    pub(crate) fn new(arg: Arg) -> Argument {
        Argument { arg, bare_generator: false }
    }

    pub(crate) fn bare_generator(generator: Expr) -> Argument {
        Argument { arg: Arg::Positional(generator), bare_generator: true }
    }
}

impl Context<'_> {
    /// `func(args)`, the parenthesis at `open`.
    pub(crate) fn call(&mut self, l: u32, r: u32, func: Expr, open: u32, args: (Vec<Argument>, bool)) -> Expr {
        let args = self.arguments(open, r, args);
        self.expr(l, r, ExprKind::Call { func: Box::new(func), args })
    }

    /// The parentheses of a call are a sole generator's own.
    fn arguments(&mut self, open: u32, r: u32, (mut args, trailing): (Vec<Argument>, bool)) -> Vec<Arg> {
        if let [Argument { arg: Arg::Positional(generator), bare_generator: bare @ true }] = &mut args[..]
            && !trailing
        {
            generator.span = Span::new(open, r);
            *bare = false;
        }
        self.class_arguments((args, trailing))
    }

    /// Bases and keywords of a class; its parentheses belong to no generator.
    pub(crate) fn class_arguments(&mut self, (args, _): (Vec<Argument>, bool)) -> Vec<Arg> {
        let (mut keyword, mut double_star) = (false, false);
        for Argument { arg, bare_generator } in &args {
            let allowed = match arg {
                Arg::Positional(_) => !keyword && !double_star,
                Arg::Starred(..) => !double_star,
                Arg::Keyword(..) | Arg::DoubleStarred(..) => true,
            };
            keyword |= matches!(arg, Arg::Keyword(..));
            double_star |= matches!(arg, Arg::DoubleStarred(..));
            self.refuse_unless(allowed && !bare_generator, arg_span(arg));
        }
        let args: Vec<Arg> = args.into_iter().map(|argument| argument.arg).collect();
        self.check_repeated(&args);
        args
    }

    /// A keyword may be given once.
    fn check_repeated(&mut self, args: &[Arg]) {
        let mut seen = FxHashSet::default();
        for arg in args {
            if let Arg::Keyword(name, _) = arg
                && !seen.insert(name.name.clone())
            {
                self.fail_late(arg_span(arg), &format!("keyword argument repeated: {}", name.name));
            }
        }
    }
}

fn arg_span(arg: &Arg) -> Span {
    match arg {
        Arg::Positional(value) => value.span,
        Arg::Keyword(name, value) => name.span.to(value.span),
        Arg::Starred(_, span) | Arg::DoubleStarred(_, span) => *span,
    }
}
