//! Parameters of functions and lambdas: their order.

use super::context::Context;
use crate::ast::{Param, Params, TypeParam};
use crate::source::Span;

/// One entry of a parameter list as the grammar finds it.
pub enum ParamItem {
    /// A parameter with or without default.
    Plain(Param),
    /// `/`
    Slash,
    /// `*` or `*args`
    Star(Option<Param>),
    /// `**kwargs`
    DoubleStar(Param),
}

impl Context<'_> {
    /// Defaults only at the end.
    pub(crate) fn type_params(&mut self, params: Vec<(TypeParam, Span)>) -> Vec<TypeParam> {
        let late =
            params.iter().skip_while(|(param, _)| param.default.is_none()).find(|(param, _)| param.default.is_none());
        if let Some((param, span)) = late {
            let message = format!("non-default type parameter '{}' follows default type parameter", param.name.name);
            self.fail_late(*span, &message);
        }
        params.into_iter().map(|(param, _)| param).collect()
    }

    pub(crate) fn params(&mut self, items: Vec<ParamItem>) -> Params {
        let mut params = Params::default();
        let mut order = Order::default();
        for item in items {
            let allowed = order.admits(&item);
            self.refuse_unless(allowed, Span::default());
            match item {
                ParamItem::Plain(param) if order.star => params.kwonly.push(param),
                ParamItem::Plain(param) => params.args.push(param),
                ParamItem::Slash => params.posonly = std::mem::take(&mut params.args),
                ParamItem::Star(param) => params.vararg = param.map(Box::new),
                ParamItem::DoubleStar(param) => params.kwarg = Some(Box::new(param)),
            }
        }
        self.refuse_unless(!order.bare_star_open, Span::default());
        params
    }
}

/// What has been seen so far.
#[derive(Default)]
struct Order {
    any: bool,
    slash: bool,
    star: bool,
    double_star: bool,
    default: bool,
    /// A bare `*` waits for its keyword-only parameter.
    bare_star_open: bool,
}

impl Order {
    /// Whether the item may come next; notes it.
    fn admits(&mut self, item: &ParamItem) -> bool {
        let allowed = !self.double_star
            && match item {
                ParamItem::Plain(param) => self.star || param.default.is_some() || !self.default,
                ParamItem::Slash => self.any && !self.slash && !self.star,
                ParamItem::Star(_) => !self.star,
                ParamItem::DoubleStar(_) => !self.bare_star_open,
            };
        match item {
            ParamItem::Plain(param) => {
                self.default |= param.default.is_some() && !self.star;
                self.bare_star_open = false;
            }
            ParamItem::Slash => self.slash = true,
            ParamItem::Star(param) => {
                self.star = true;
                self.bare_star_open = param.is_none();
            }
            ParamItem::DoubleStar(_) => self.double_star = true,
        }
        self.any = true;
        allowed
    }
}
