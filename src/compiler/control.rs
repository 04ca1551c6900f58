//! Control flow: `if`, loops, `try`, `with`, and leaving them by `break`, `continue` and `return`.
//!
//! A `finally` body and the exit of a `with` are emitted once for each way out. While such a copy is emitted, the regions of the blocks
//! being left are suspended, so that nothing is protected by the handler it came from.

use super::emit::{Label, Region};
use super::{Compiler, Done};
use crate::ast::*;
use crate::bytecode::op::{Intrinsic, Op, Reg, Special};
use crate::source::Span;

/// Something around the current place that must be left in order.
pub(super) enum Block {
    /// A loop; `iter` is the iterator of a `for`.
    Loop { out: Label, next: Label, iter: Option<Reg>, at_break: Option<Vec<bool>>, broken: bool },
    /// `try` with handlers: only its region matters.
    Try { region: Option<Region> },
    /// `try` … `finally`: the statements, shared by all their copies.
    Finally { region: Option<Region>, body: std::rc::Rc<[Stmt]> },
    /// `with`
    With { region: Option<Region>, manager: Reg, is_async: bool, span: Span },
    /// `except … as name`: the name is deleted on every way out.
    Handler { region: Option<Region>, name: Option<Name>, exc: Reg },
    /// A clause of `except*`, which may not be left.
    Group,
}

impl Block {
    fn region(&mut self) -> Option<&mut Region> {
        match self {
            Block::Try { region }
            | Block::Finally { region, .. }
            | Block::With { region, .. }
            | Block::Handler { region, .. } => region.as_mut(),
            Block::Loop { .. } | Block::Group => None,
        }
    }

    /// Whether leaving it runs something.
    pub(super) fn needs_cleanup(&self) -> bool {
        matches!(self, Block::Finally { .. } | Block::With { .. } | Block::Handler { .. } | Block::Try { .. })
    }
}

impl Compiler {
    // --- if and loops --------------------------------------------------------------------------------------------

    pub(super) fn if_statement(&mut self, branches: &[(Expr, Vec<Stmt>)], orelse: &[Stmt]) -> Done {
        let end = self.emit().label();
        let mut after: Option<Vec<bool>> = None;
        let mut reached = false;
        for (index, (test, body)) in branches.iter().enumerate() {
            let next = self.emit().label();
            self.jump_if(test, false, next)?;
            let before = self.bound_state();
            self.body(body)?;
            let last = index + 1 == branches.len() && orelse.is_empty();
            if !last && self.bound_state().is_some() {
                self.emit().goto(end);
            }
            let state = self.bound_state();
            after = if reached { merged(after, state) } else { state };
            reached = true;
            self.set_bound(before);
            self.emit().place(next);
        }
        self.body(orelse)?;
        self.merge_bound(after);
        self.emit().place(end);
        Ok(())
    }

    fn push_loop(&mut self, iter: Option<Reg>) -> (Label, Label) {
        let (out, next) = (self.emit().label(), self.emit().label());
        self.frame().blocks.push(Block::Loop { out, next, iter, at_break: None, broken: false });
        (out, next)
    }

    /// Ends a loop's body; answers what is known where it was broken out of.
    fn pop_loop(&mut self) -> Option<Option<Vec<bool>>> {
        match self.frame().blocks.pop() {
            Some(Block::Loop { at_break, broken, .. }) => broken.then_some(at_break),
            _ => unreachable!("blocks are popped in order"),
        }
    }

    pub(super) fn while_loop(&mut self, test: &Expr, body: &[Stmt], orelse: &[Stmt]) -> Done {
        let (out, next) = self.push_loop(None);
        let (top, done) = (self.emit().label(), self.emit().label());
        let endless = super::fold::truth(test) == Some(true);
        if !endless {
            self.jump_if(test, false, done)?;
        }
        let before = self.bound_state();
        self.emit().place(top);
        self.body(body)?;
        self.emit().place(next);
        self.set_bound(before.clone());
        if endless {
            self.at(test.span, |this| this.emit().goto(top));
            self.unreachable();
        } else {
            self.jump_if(test, true, top)?;
            self.set_bound(before);
        }
        let broken = self.pop_loop();
        self.emit().place(done);
        self.body(orelse)?;
        self.after_loop(broken);
        self.emit().place(out);
        Ok(())
    }

    fn after_loop(&mut self, broken: Option<Option<Vec<bool>>>) {
        if let Some(state) = broken {
            self.merge_bound(state);
        }
    }

    /// Where a `for` puts its items: a local's own register, or a temporary.
    fn item_register(&mut self, target: &Expr) -> (Reg, bool) {
        if let ExprKind::Name(name) = &target.kind {
            if let Some(register) = self.target_register(name) {
                return (register, true);
            }
        }
        (self.emit().temp(), false)
    }

    pub(super) fn for_loop(&mut self, target: &Expr, iter: &Expr, body: &[Stmt], orelse: &[Stmt]) -> Done {
        let mark = self.emit().depth;
        let src = self.operand(iter)?;
        let iterator = self.emit().hidden();
        self.at(iter.span, |this| this.op(Op::GetIter { dst: iterator, src }));
        self.emit().depth = mark;
        let (out, next) = self.push_loop(Some(iterator));
        let top = self.emit().label();
        self.emit().goto(next);
        self.emit().place(top);
        let before = self.bound_state();
        let (item, direct) = self.item_register(target);
        if direct {
            self.mark_bound(item);
        } else {
            self.store(target, item)?;
            self.emit().depth = mark;
        }
        self.body(body)?;
        self.emit().place(next);
        self.at(iter.span, |this| this.emit().jump(Op::ForIter { dst: item, iter: iterator, to: 0 }, top));
        self.set_bound(before);
        let broken = self.pop_loop();
        self.emit().free_hidden(iterator);
        self.body(orelse)?;
        self.after_loop(broken);
        self.emit().place(out);
        Ok(())
    }

    pub(super) fn async_for(
        &mut self,
        stmt: &Stmt,
        target: &Expr,
        iter: &Expr,
        body: &[Stmt],
        orelse: &[Stmt],
    ) -> Done {
        self.check_async(stmt.span, "'async for' outside async function")?;
        let mark = self.emit().depth;
        let src = self.operand(iter)?;
        let iterator = self.emit().hidden();
        self.at(iter.span, |this| this.op(Op::GetAIter { dst: iterator, src }));
        self.emit().depth = mark;
        let (out, next) = self.push_loop(Some(iterator));
        let handler = self.emit().label();
        self.emit().place(next);
        let before = self.bound_state();
        let direct = match &target.kind {
            ExprKind::Name(name) => self.target_register(name),
            _ => None,
        };
        let item = self.async_item(iterator, stmt.span, handler, direct);
        match direct {
            Some(local) => self.mark_bound(local),
            None => self.store(target, item)?,
        }
        self.emit().depth = mark;
        self.body(body)?;
        self.emit().goto(next);
        self.set_bound(before);
        let broken = self.pop_loop();
        self.end_of_async_items(iterator, iter.span, handler);
        self.emit().free_hidden(iterator);
        self.body(orelse)?;
        self.after_loop(broken);
        self.emit().place(out);
        Ok(())
    }

    /// The next item of an asynchronous iterator, in a local of its own or a temporary; its end goes to `handler`.
    pub(super) fn async_item(&mut self, iterator: Reg, span: Span, handler: Label, local: Option<Reg>) -> Reg {
        self.at(span, |this| {
            let region = this.emit().open_region();
            let depth = this.emit().depth;
            let item = this.emit().temp();
            this.op(Op::GetANext { dst: item, aiter: iterator });
            this.op(Op::Await { dst: local.unwrap_or(item), src: item });
            this.emit().depth = depth;
            this.emit().close_region(region, handler);
            this.emit().depth = depth + 1;
            item
        })
    }

    /// The handler of an asynchronous loop.
    pub(super) fn end_of_async_items(&mut self, iterator: Reg, span: Span, handler: Label) {
        self.emit().place(handler);
        let exc = self.emit().hidden();
        self.at(span, |this| {
            this.op(Op::CatchExc { dst: exc });
            this.op(Op::EndAsyncFor { exc });
            this.op(Op::Drop { reg: iterator });
        });
        self.emit().free_hidden(exc);
    }

    // --- leaving -------------------------------------------------------------------------------------------------

    /// Emits what leaving the blocks from the innermost down to `to` runs. Their regions stay suspended.
    pub(super) fn unwind_blocks(&mut self, to: usize) -> Done {
        let mut inner: Vec<Block> = Vec::new();
        while self.frame().blocks.len() > to {
            let frame = self.frame();
            let mut block = frame.blocks.pop().expect("looked just now");
            if let Some(region) = block.region() {
                self.frames.last_mut().expect("a unit is being emitted").emit.suspend(region);
            }
            self.cleanup(&mut block)?;
            inner.push(block);
        }
        while let Some(block) = inner.pop() {
            self.frame().blocks.push(block);
        }
        Ok(())
    }

    /// Goes on with the regions that [`Compiler::unwind_blocks`] suspended.
    pub(super) fn reopen_blocks(&mut self, to: usize) {
        let frame = self.frames.last_mut().expect("a unit is being emitted");
        for block in &mut frame.blocks[to..] {
            if let Some(region) = block.region() {
                frame.emit.resume(region);
            }
        }
    }

    fn cleanup(&mut self, block: &mut Block) -> Done {
        match block {
            Block::Loop { iter: Some(iterator), .. } => self.op(Op::Drop { reg: *iterator }),
            Block::Loop { iter: None, .. } | Block::Try { .. } | Block::Group => {}
            Block::Finally { body, .. } => {
                let body = body.clone();
                self.body(&body)?;
            }
            Block::With { manager, is_async, span, .. } => self.exit_with(*manager, *is_async, *span),
            Block::Handler { name, exc, .. } => {
                let (name, exc) = (name.clone(), *exc);
                self.op(Op::Drop { reg: exc });
                if let Some(name) = name {
                    self.forget(&name);
                }
            }
        }
        Ok(())
    }

    fn innermost_loop(&mut self) -> Option<usize> {
        self.frame().blocks.iter().rposition(|block| matches!(block, Block::Loop { .. } | Block::Group))
    }

    pub(super) fn break_loop(&mut self, span: Span) -> Done {
        self.leave_loop(span, "'break' outside loop", true)
    }

    pub(super) fn continue_loop(&mut self, span: Span) -> Done {
        self.leave_loop(span, "'continue' not properly in loop", false)
    }

    fn leave_loop(&mut self, span: Span, complaint: &str, is_break: bool) -> Done {
        let Some(at) = self.innermost_loop() else { return self.error(span, complaint) };
        let Block::Loop { out, next, iter, .. } = self.frame().blocks[at] else {
            return self.error(span, "'break', 'continue' and 'return' cannot appear in an except* block");
        };
        self.unwind_blocks(at + 1)?;
        if is_break {
            if let Some(iterator) = iter {
                self.op(Op::Drop { reg: iterator });
            }
            self.emit().goto(out);
            let state = self.bound_state();
            if let Block::Loop { at_break, broken, .. } = &mut self.frame().blocks[at] {
                *at_break = if *broken { merged(at_break.take(), state) } else { state };
                *broken = true;
            }
        } else {
            self.emit().goto(next);
        }
        self.reopen_blocks(at + 1);
        self.unreachable();
        Ok(())
    }

    /// `return` may not leave a clause of `except*`.
    pub(super) fn check_group_handler(&mut self, span: Span) -> Done {
        if self.frame().blocks.iter().any(|block| matches!(block, Block::Group)) {
            return self.error(span, "'break', 'continue' and 'return' cannot appear in an except* block");
        }
        Ok(())
    }

    /// Ends a block; its region gets `handler`.
    fn pop_block(&mut self, handler: Label) {
        let frame = self.frames.last_mut().expect("a unit is being emitted");
        let mut block = frame.blocks.pop().expect("blocks are popped in order");
        let region = match &mut block {
            Block::Try { region }
            | Block::Finally { region, .. }
            | Block::With { region, .. }
            | Block::Handler { region, .. } => region.take(),
            Block::Loop { .. } | Block::Group => None,
        };
        if let Some(region) = region {
            frame.emit.close_region(region, handler);
        }
    }

    /// Drops hidden locals that a protected region made: a fault may have left iterators in them.
    fn drop_since(&mut self, first: Reg, keep: &[Reg]) {
        let last = self.emit().local_count();
        for register in first..last {
            let hidden = self.emit().unit.varnames[register as usize].is_empty();
            if hidden && !keep.contains(&register) {
                self.op(Op::Drop { reg: register });
            }
        }
    }

    // --- try -----------------------------------------------------------------------------------------------------

    pub(super) fn try_statement(
        &mut self,
        body: &[Stmt],
        handlers: &[Handler],
        is_star: bool,
        orelse: &[Stmt],
        finalbody: &[Stmt],
    ) -> Done {
        if finalbody.is_empty() {
            return self.try_except(body, handlers, is_star, orelse);
        }
        let before = self.bound_state();
        let first_hidden = self.emit().local_count();
        let exc = self.emit().hidden();
        let region = Some(self.emit().open_region());
        let shared: std::rc::Rc<[Stmt]> = finalbody.into();
        self.frame().blocks.push(Block::Finally { region, body: shared.clone() });
        if handlers.is_empty() {
            self.body(body)?;
        } else {
            self.try_except(body, handlers, is_star, orelse)?;
        }
        let (handler, end) = (self.emit().label(), self.emit().label());
        self.pop_block(handler);
        let reached = self.bound_state().is_some();
        if reached {
            self.body(&shared)?;
            self.emit().goto(end);
        }
        let after = self.bound_state();
        self.set_bound(before);
        self.emit().place(handler);
        self.op(Op::CatchExc { dst: exc });
        self.drop_since(first_hidden, &[exc]);
        let start = self.emit().here();
        self.body(&shared)?;
        self.emit().handling(start, exc);
        if self.bound_state().is_some() {
            self.op(Op::Reraise { exc });
        }
        self.set_bound(after);
        self.emit().place(end);
        self.emit().free_hidden(exc);
        Ok(())
    }

    fn try_except(&mut self, body: &[Stmt], handlers: &[Handler], is_star: bool, orelse: &[Stmt]) -> Done {
        let before = self.bound_state();
        let first_hidden = self.emit().local_count();
        let exc = self.emit().hidden();
        let region = Some(self.emit().open_region());
        self.frame().blocks.push(Block::Try { region });
        self.body(body)?;
        let (handler, end) = (self.emit().label(), self.emit().label());
        self.pop_block(handler);
        self.body(orelse)?;
        let mut after = self.bound_state();
        if after.is_some() {
            self.emit().goto(end);
        }
        self.set_bound(before.clone());
        self.emit().place(handler);
        self.op(Op::CatchExc { dst: exc });
        self.drop_since(first_hidden, &[exc]);
        let start = self.emit().here();
        if is_star {
            self.star_handlers(exc, handlers, end)?;
            after = merged_states(after, self.bound_state());
        } else {
            for (index, clause) in handlers.iter().enumerate() {
                if clause.exc.is_none() && index + 1 < handlers.len() {
                    return self.error(clause.span, "default 'except:' must be last");
                }
                let next = self.emit().label();
                self.except_clause(clause, exc, next)?;
                if self.bound_state().is_some() {
                    self.emit().goto(end);
                }
                after = merged_states(after, self.bound_state());
                self.set_bound(before.clone());
                self.emit().place(next);
            }
            self.op(Op::Reraise { exc });
        }
        self.emit().handling(start, exc);
        self.set_bound(after);
        self.emit().place(end);
        self.emit().free_hidden(exc);
        Ok(())
    }

    fn except_clause(&mut self, clause: &Handler, exc: Reg, next: Label) -> Done {
        if let Some(class) = &clause.exc {
            let mark = self.emit().depth;
            let register = self.operand(class)?;
            self.at(class.span, |this| {
                this.emit().jump(Op::JExcMatch { on: false, exc, class: register, to: 0 }, next)
            });
            self.emit().depth = mark;
        }
        let name = clause.name.as_ref().map(|name| name.name.clone());
        self.named_handler(name, exc, |this| this.body(&clause.body))
    }

    /// A handler's body; the name is bound before and deleted on every way out.
    fn named_handler(&mut self, name: Option<Name>, exc: Reg, body: impl FnOnce(&mut Self) -> Done) -> Done {
        let Some(name) = name else {
            self.frame().blocks.push(Block::Handler { region: None, name: None, exc });
            body(self)?;
            self.frame().blocks.pop();
            if self.bound_state().is_some() {
                self.op(Op::Drop { reg: exc });
            }
            return Ok(());
        };
        let mark = self.emit().depth;
        let copy = self.emit().temp();
        self.op(Op::Move { dst: copy, src: exc });
        self.store_name(&name, copy);
        self.emit().depth = mark;
        let again = self.emit().hidden();
        let region = Some(self.emit().open_region());
        self.frame().blocks.push(Block::Handler { region, name: Some(name.clone()), exc });
        body(self)?;
        let cleanup = self.emit().label();
        let end = self.emit().label();
        self.pop_block(cleanup);
        if self.bound_state().is_some() {
            self.op(Op::Drop { reg: exc });
            self.forget(&name);
            self.emit().goto(end);
        }
        let state = self.bound_state();
        self.emit().place(cleanup);
        self.op(Op::CatchExc { dst: again });
        self.forget(&name);
        self.op(Op::Drop { reg: exc });
        self.op(Op::Reraise { exc: again });
        self.set_bound(state);
        self.emit().place(end);
        self.emit().free_hidden(again);
        Ok(())
    }

    /// `name = None; del name`
    fn forget(&mut self, name: &Name) {
        let mark = self.emit().depth;
        let none = self.emit().temp();
        self.op(Op::LoadNone { dst: none });
        self.store_name(name, none);
        self.emit().depth = mark;
        self.delete_name(name);
    }

    // --- except* -------------------------------------------------------------------------------------------------

    fn star_handlers(&mut self, exc: Reg, handlers: &[Handler], end: Label) -> Done {
        let (rest, found, raised) = (self.emit().hidden(), self.emit().hidden(), self.emit().hidden());
        self.op(Op::Move { dst: rest, src: exc });
        self.op(Op::BuildList { dst: raised, first: 0, n: 0 });
        for clause in handlers {
            let Some(class) = &clause.exc else {
                return self.error(clause.span, "expected one or more exception types");
            };
            let before = self.bound_state();
            let next = self.emit().label();
            let mark = self.emit().depth;
            let register = self.operand(class)?;
            self.at(class.span, |this| this.op(Op::SplitGroup { rest, found, class: register }));
            self.emit().depth = mark;
            self.emit().jump(Op::JNone { on: true, a: found, to: 0 }, next);
            self.star_clause(clause, found, raised, next)?;
            self.set_bound(before);
            self.emit().place(next);
        }
        let mark = self.emit().depth;
        let copy = self.emit().temp();
        self.op(Op::Move { dst: copy, src: rest });
        self.op(Op::ListAppend { list: raised, src: copy });
        let joined = found;
        self.op(Op::JoinGroup { dst: joined, exc, raised });
        self.emit().depth = mark;
        for register in [rest, raised] {
            self.op(Op::Drop { reg: register });
        }
        let nothing = self.emit().label();
        self.emit().jump(Op::JNone { on: true, a: joined, to: 0 }, nothing);
        self.op(Op::Reraise { exc: joined });
        self.emit().place(nothing);
        self.op(Op::Drop { reg: exc });
        self.op(Op::Drop { reg: joined });
        self.emit().goto(end);
        for register in [rest, found, raised] {
            self.emit().free_hidden(register);
        }
        Ok(())
    }

    /// One clause: what it raises is collected.
    fn star_clause(&mut self, clause: &Handler, found: Reg, raised: Reg, next: Label) -> Done {
        let region = Some(self.emit().open_region());
        let start = self.emit().here();
        self.frame().blocks.push(Block::Try { region });
        self.frame().blocks.push(Block::Group);
        let name = clause.name.as_ref().map(|name| name.name.clone());
        let body = &clause.body;
        self.named_handler(name, found, |this| this.body(body))?;
        self.frame().blocks.pop();
        let failed = self.emit().label();
        self.pop_block(failed);
        self.emit().handling(start, found);
        self.op(Op::Drop { reg: found });
        self.emit().goto(next);
        self.emit().place(failed);
        let again = self.emit().hidden();
        self.op(Op::CatchExc { dst: again });
        let mark = self.emit().depth;
        let copy = self.emit().temp();
        self.op(Op::Move { dst: copy, src: again });
        self.op(Op::ListAppend { list: raised, src: copy });
        self.emit().depth = mark;
        self.op(Op::Drop { reg: again });
        self.op(Op::Drop { reg: found });
        self.emit().free_hidden(again);
        Ok(())
    }

    // --- with ----------------------------------------------------------------------------------------------------

    pub(super) fn with(&mut self, is_async: bool, items: &[WithItem], body: &[Stmt]) -> Done {
        let Some((item, rest)) = items.split_first() else { return self.body(body) };
        let span = item.context.span;
        let mark = self.emit().depth;
        let first_hidden = self.emit().local_count();
        let manager = self.emit().hidden();
        self.expr_into(&item.context, manager)?;
        let entered = self.enter_with(manager, is_async, span);
        let exc = self.emit().hidden();
        let region = Some(self.emit().open_region());
        let before = self.bound_state();
        self.frame().blocks.push(Block::With { region, manager, is_async, span });
        match &item.target {
            Some(target) => self.store(target, entered)?,
            None => self.op(Op::Drop { reg: entered }),
        }
        self.emit().depth = mark;
        self.with(is_async, rest, body)?;
        let (handler, end) = (self.emit().label(), self.emit().label());
        self.pop_block(handler);
        let state = self.bound_state();
        if state.is_some() {
            self.exit_with(manager, is_async, span);
            self.emit().goto(end);
        }
        self.set_bound(before);
        self.emit().place(handler);
        self.fail_with(manager, exc, is_async, span, first_hidden);
        self.merge_bound(state);
        self.emit().place(end);
        self.emit().free_hidden(exc);
        self.emit().free_hidden(manager);
        Ok(())
    }

    fn enter_with(&mut self, manager: Reg, is_async: bool, span: Span) -> Reg {
        self.at(span, |this| {
            let which = if is_async { Special::AEnter } else { Special::Enter };
            let at = this.emit().temps(2);
            let site = this.emit().narrow_site(&which.name().into());
            this.op(Op::LoadSpecial { which, at, obj: manager, site });
            this.op(Op::CallMethod { dst: at, at, argc: 0 });
            if is_async {
                this.op(Op::Await { dst: at, src: at });
            }
            this.emit().depth -= 1;
            at
        })
    }

    /// `manager.__exit__(None, None, None)`; the manager is let go.
    fn exit_with(&mut self, manager: Reg, is_async: bool, span: Span) {
        self.at(span, |this| {
            let mark = this.emit().depth;
            let at = this.emit().temps(5);
            let which = if is_async { Special::AExit } else { Special::Exit };
            let site = this.emit().narrow_site(&which.name().into());
            this.op(Op::LoadSpecial { which, at, obj: manager, site });
            for register in at + 2..at + 5 {
                this.op(Op::LoadNone { dst: register });
            }
            this.op(Op::CallMethod { dst: at, at, argc: 3 });
            if is_async {
                this.op(Op::Await { dst: at, src: at });
            }
            this.op(Op::Drop { reg: at });
            this.op(Op::Drop { reg: manager });
            this.emit().depth = mark;
        });
    }

    /// The handler: `__exit__` may swallow the exception.
    fn fail_with(&mut self, manager: Reg, exc: Reg, is_async: bool, span: Span, first_hidden: Reg) {
        self.at(span, |this| {
            this.op(Op::CatchExc { dst: exc });
            this.drop_since(first_hidden, &[exc, manager]);
            let start = this.emit().here();
            let mark = this.emit().depth;
            let at = this.emit().temps(5);
            let which = if is_async { Special::AExit } else { Special::Exit };
            let site = this.emit().narrow_site(&which.name().into());
            this.op(Op::LoadSpecial { which, at, obj: manager, site });
            this.op(Op::ExcTriple { at: at + 2, exc });
            this.op(Op::CallMethod { dst: at, at, argc: 3 });
            if is_async {
                this.op(Op::Await { dst: at, src: at });
            }
            let swallowed = this.emit().label();
            this.emit().jump(Op::JTrue { on: true, a: at, to: 0 }, swallowed);
            this.emit().depth = mark;
            this.op(Op::Drop { reg: manager });
            this.op(Op::Reraise { exc });
            this.emit().handling(start, exc);
            this.emit().place(swallowed);
            this.op(Op::Drop { reg: manager });
            this.op(Op::Drop { reg: exc });
        });
    }

    /// `dst = ` an intrinsic of one or two operands.
    pub(super) fn intrinsic(&mut self, which: Intrinsic, dst: Reg, a: Reg, b: Reg) {
        self.op(Op::Intrinsic { which, dst, a, b });
    }
}

/// What both sides know, where either may not be reached.
fn merged(a: Option<Vec<bool>>, b: Option<Vec<bool>>) -> Option<Vec<bool>> {
    match (a, b) {
        (None, state) | (state, None) => state,
        (Some(a), Some(b)) => Some(a.iter().zip(&b).map(|(a, b)| *a && *b).collect()),
    }
}

fn merged_states(a: Option<Vec<bool>>, b: Option<Vec<bool>>) -> Option<Vec<bool>> {
    merged(a, b)
}
