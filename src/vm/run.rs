//! The run loop: the one `match` over the instructions, one short arm each.
//!
//! `cursor`, `regs` and `code` are the loop's registers; they are reloaded whenever the topmost frame changes. A handler that may
//! push a frame gets the frame's `pc` saved before (`go!`); it answers whether frames changed. An exception leaves the
//! inner loop; [`Vm::unwind`] finds where to go on.

use super::Vm;
use super::frame::{Cursor, site_of};
use super::outcome::Exit;
use super::regs::Regs;
use crate::bytecode::op::Op;
use crate::heap::{Value, registry};
use crate::objects::cell::Cell;
use crate::objects::function::Function;
use crate::objects::native::Raised;
use crate::objects::protocols::compare::Comparison;
use crate::objects::protocols::operators::{Operator, UnaryOperator};

/// What a handler that may change frames answers: whether it did.
pub type Switched = Result<bool, Raised>;

/// What ends the inner loop.
enum Stop {
    /// An exception; the topmost frame is the loop's, its `pc` not saved.
    Raised,
    /// An exception; the topmost frame (perhaps another one) has its `pc`.
    Saved,
    Exit(Exit),
}

impl Vm {
    /// Runs the topmost frame, which is an entry frame, to its end or suspension.
    pub fn run(&mut self) -> Exit {
        if self.tracing() { self.run_loop::<true>() } else { self.run_loop::<false>() }
    }

    fn run_loop<const TRACE: bool>(&mut self) -> Exit {
        let frame = self.frames.top();
        let mut regs: Regs = frame.base;
        let mut code = frame.code();
        let mut cursor: Cursor = frame.cursor;

        macro_rules! reload {
            () => {{
                let frame = self.frames.top();
                regs = frame.base;
                code = frame.code();
                cursor = frame.cursor;
            }};
        }

        loop {
            let stop = 'exec: loop {
                macro_rules! save {
                    () => {{
                        self.frames.top().cursor = cursor;
                    }};
                }
                // A handler that neither pushes frames nor can be noticed between instructions.
                macro_rules! ok {
                    ($answer:expr) => {
                        match $answer {
                            Ok(value) => value,
                            Err(Raised) => break 'exec Stop::Raised,
                        }
                    };
                }
                // A handler that may push a frame.
                macro_rules! go {
                    ($answer:expr) => {{
                        save!();
                        match $answer {
                            Ok(false) => {}
                            Ok(true) => reload!(),
                            Err(Raised) => break 'exec Stop::Saved,
                        }
                    }};
                }
                // Finalisers due are run at the end of the instruction.
                macro_rules! drain {
                    () => {
                        if registry::pending() {
                            save!();
                            self.run_finalizers();
                        }
                    };
                }
                // The end of the frame.
                macro_rules! leave {
                    ($value:expr) => {{
                        regs.drop_locals(code.nlocals);
                        if self.leaves_plainly() {
                            let (caller, dst) = self.leave_plain(regs);
                            caller.base.set(dst, $value);
                            (code, regs, cursor) = (caller.code(), caller.base, caller.cursor);
                            drain!();
                        } else {
                            save!();
                            match self.leave_flagged($value) {
                                Ok(None) => {
                                    reload!();
                                    drain!();
                                }
                                Ok(Some(exit)) => break 'exec Stop::Exit(exit),
                                Err(Raised) => break 'exec Stop::Saved,
                            }
                        }
                    }};
                }
                // The short ways of calling a function of the script: where one is gone the next instruction is the callee's.
                macro_rules! call_function {
                    ($dst:expr, $at:expr, $argc:expr) => {
                        if let Some(function) = regs.get($at).exact::<Function>() {
                            if let Some(callee) = self.call_exact(function, regs, cursor, $dst, $at, $argc) {
                                (code, regs, cursor) = (callee.code(), callee.base, callee.cursor);
                                continue 'exec;
                            }
                            if function.code.awaited_args == i32::from($argc) {
                                if let Some(callee) = self.call_awaited(&function.code, regs, cursor, $dst, $at) {
                                    (code, regs, cursor) = (callee.code(), callee.base, callee.cursor);
                                    continue 'exec;
                                }
                            }
                        }
                    };
                }
                macro_rules! jump {
                    ($to:expr) => {{
                        let to = $to as isize;
                        if to < 0 {
                            self.fuel -= 1;
                            if self.fuel < 0 {
                                // Before it jumps: what is raised here comes from the loop, not from what stands before it.
                                save!();
                                ok!(self.out_of_fuel());
                            }
                        }
                        cursor.jump(to);
                    }};
                }
                macro_rules! arithmetic {
                    ($fast:ident, $op:ident, $form:expr, $dst:expr, $a:expr, $b:expr) => {
                        if !self.$fast(regs, $dst, $a, $b) {
                            go!(self.binary_op(regs, Operator::$op, $form, $dst, $a, $b))
                        }
                    };
                }
                macro_rules! immediate {
                    ($fast:ident, $op:ident, $form:expr, $dst:expr, $a:expr, $imm:expr) => {
                        if !self.$fast(regs, $dst, $a, $imm) {
                            go!(self.binary_imm(regs, Operator::$op, $form, $dst, $a, $imm))
                        }
                    };
                }
                macro_rules! compare {
                    ($op:ident, $dst:expr, $a:expr, $b:expr) => {
                        match Self::fast_compare(regs, Comparison::$op, $a, $b) {
                            Some(truth) => regs.set($dst, Value::bool(truth)),
                            None => go!(self.compare_op(regs, code.nlocals, Comparison::$op, $dst, $a, $b)),
                        }
                    };
                }
                // The truth of a comparison, or None where a special method's frame was pushed and will decide the jump.
                macro_rules! compare_answer {
                    ($on:expr, $to:expr, $answer:expr) => {{
                        save!();
                        match $answer {
                            Ok(Some(truth)) => {
                                if truth == $on {
                                    jump!($to)
                                }
                            }
                            Ok(None) => reload!(),
                            Err(Raised) => break 'exec Stop::Saved,
                        }
                    }};
                }
                macro_rules! compare_jump {
                    ($op:ident, $on:expr, $a:expr, $b:expr, $to:expr) => {
                        match Self::fast_compare(regs, Comparison::$op, $a, $b) {
                            Some(truth) => {
                                if truth == $on {
                                    jump!($to)
                                }
                            }
                            None => compare_answer!(
                                $on,
                                $to,
                                self.compare_jump(regs, code.nlocals, Comparison::$op, $a, $b)
                            ),
                        }
                    };
                }
                macro_rules! compare_imm_jump {
                    ($op:ident, $on:expr, $a:expr, $imm:expr, $to:expr) => {
                        match Self::fast_compare_imm(regs, Comparison::$op, $a, $imm) {
                            Some(truth) => {
                                if truth == $on {
                                    jump!($to)
                                }
                            }
                            None => compare_answer!(
                                $on,
                                $to,
                                self.compare_imm_jump(regs, code.nlocals, Comparison::$op, $a, $imm)
                            ),
                        }
                    };
                }

                if TRACE {
                    save!();
                    if self.trace_instruction().is_err() {
                        // The exception is one of the instruction about to run.
                        cursor.next();
                        break 'exec Stop::Raised;
                    }
                }
                match *cursor.next() {
                    // --- moves
                    Op::Move { dst, src } => {
                        let value = regs.operand(src, code.nlocals);
                        regs.set(dst, value);
                        drain!();
                    }
                    Op::LoadInt { dst, value } => regs.set(dst, Value::Int(i64::from(value))),
                    Op::LoadConst { dst, index } => regs.set(dst, code.consts[index as usize].clone()),
                    Op::LoadNone { dst } => regs.set(dst, Value::None),
                    Op::LoadTrue { dst } => regs.set(dst, Value::True),
                    Op::LoadFalse { dst } => regs.set(dst, Value::False),
                    Op::LoadGlobal { dst, site } => {
                        let site = site_of(code, site as usize);
                        match self.cached_global(regs, site) {
                            Some(value) => regs.set(dst, value),
                            None => {
                                let value = ok!(self.find_global(regs, site));
                                regs.set(dst, value);
                            }
                        }
                    }
                    Op::StoreGlobal { src, site } => {
                        self.store_global(regs, regs.operand(src, code.nlocals), site_of(code, site as usize));
                        drain!();
                    }
                    Op::DeleteGlobal { site } => {
                        ok!(self.delete_global(regs, site_of(code, site as usize)));
                        drain!();
                    }
                    Op::LoadName { dst, site } => {
                        let value = ok!(self.load_name(regs, site_of(code, site as usize)));
                        regs.set(dst, value);
                    }
                    Op::StoreName { src, site } => {
                        let value = regs.operand(src, code.nlocals);
                        ok!(self.store_name(regs, value, site_of(code, site as usize)));
                        drain!();
                    }
                    Op::DeleteName { site } => {
                        ok!(self.delete_name(regs, site_of(code, site as usize)));
                        drain!();
                    }
                    Op::MakeCell { reg } => {
                        let cell = Cell::new(regs.take(reg));
                        regs.put(reg, cell.into());
                    }
                    Op::LoadCell { dst, cell } => {
                        let value = ok!(self.load_cell(regs, cell));
                        regs.set(dst, value);
                    }
                    Op::StoreCell { cell, src } => {
                        Self::store_cell(regs, cell, regs.operand(src, code.nlocals));
                        drain!();
                    }
                    Op::DeleteCell { cell } => {
                        ok!(self.delete_cell(regs, cell));
                        drain!();
                    }
                    Op::LoadFree { dst, index } => {
                        let value = Self::free_content(regs, index);
                        if value.is_unbound() {
                            let Raised = self.unbound_free(regs, index);
                            break 'exec Stop::Raised;
                        }
                        regs.set(dst, value);
                    }
                    Op::StoreFree { index, src } => {
                        Self::store_free(regs, index, regs.operand(src, code.nlocals));
                        drain!();
                    }
                    Op::DeleteFree { index } => {
                        ok!(self.delete_free(regs, index));
                        drain!();
                    }
                    Op::FreeCell { dst, index } => regs.set(dst, Self::free_cell(regs, index)),
                    Op::LoadClassFree { dst, index, site } => {
                        let value = ok!(self.load_class_free(regs, index, site_of(code, site as usize)));
                        regs.set(dst, value);
                    }
                    Op::CheckBound { reg } => {
                        if regs.get(reg).is_unbound() {
                            ok!(self.unbound_local(code, reg));
                        }
                    }
                    Op::DeleteLocal { reg } => {
                        if regs.get(reg).is_unbound() {
                            ok!(self.unbound_local(code, reg));
                        }
                        drop(regs.take(reg));
                        drain!();
                    }
                    Op::Drop { reg } => {
                        if matches!(regs.get(reg), Value::Obj(_)) {
                            drop(regs.take(reg));
                            drain!();
                        } else {
                            regs.put(reg, Value::Unbound);
                        }
                    }

                    // --- arithmetic
                    Op::Add { form, dst, a, b } => arithmetic!(fast_add, Add, form, dst, a, b),
                    Op::Sub { form, dst, a, b } => arithmetic!(fast_sub, Sub, form, dst, a, b),
                    Op::Mul { form, dst, a, b } => arithmetic!(fast_mul, Mul, form, dst, a, b),
                    Op::Div { form, dst, a, b } => arithmetic!(fast_div, Div, form, dst, a, b),
                    Op::FloorDiv { form, dst, a, b } => arithmetic!(fast_floordiv, FloorDiv, form, dst, a, b),
                    Op::Mod { form, dst, a, b } => arithmetic!(fast_mod, Mod, form, dst, a, b),
                    Op::Pow { form, dst, a, b } => arithmetic!(fast_pow, Pow, form, dst, a, b),
                    Op::Shl { form, dst, a, b } => arithmetic!(fast_shl, Shl, form, dst, a, b),
                    Op::Shr { form, dst, a, b } => arithmetic!(fast_shr, Shr, form, dst, a, b),
                    Op::And { form, dst, a, b } => arithmetic!(fast_and, And, form, dst, a, b),
                    Op::Or { form, dst, a, b } => arithmetic!(fast_or, Or, form, dst, a, b),
                    Op::Xor { form, dst, a, b } => arithmetic!(fast_xor, Xor, form, dst, a, b),
                    Op::MatMul { form, dst, a, b } => {
                        go!(self.binary_op(regs, Operator::MatMul, form, dst, a, b))
                    }
                    Op::AddI { form, dst, a, imm } => immediate!(fast_add_imm, Add, form, dst, a, imm),
                    Op::SubI { form, dst, a, imm } => immediate!(fast_sub_imm, Sub, form, dst, a, imm),
                    Op::MulI { form, dst, a, imm } => immediate!(fast_mul_imm, Mul, form, dst, a, imm),
                    Op::FloorDivI { form, dst, a, imm } => immediate!(fast_floordiv_imm, FloorDiv, form, dst, a, imm),
                    Op::ModI { form, dst, a, imm } => immediate!(fast_mod_imm, Mod, form, dst, a, imm),
                    Op::AndI { form, dst, a, imm } => immediate!(fast_and_imm, And, form, dst, a, imm),
                    Op::Neg { dst, a } => ok!(self.unary_op(regs, code.nlocals, UnaryOperator::Neg, dst, a)),
                    Op::Pos { dst, a } => ok!(self.unary_op(regs, code.nlocals, UnaryOperator::Pos, dst, a)),
                    Op::Invert { dst, a } => ok!(self.unary_op(regs, code.nlocals, UnaryOperator::Invert, dst, a)),
                    Op::Not { dst, a } => {
                        let truth = ok!(self.truth_of(regs, code.nlocals, a));
                        regs.set(dst, Value::bool(!truth));
                    }

                    // --- comparison
                    Op::Lt { dst, a, b } => compare!(Lt, dst, a, b),
                    Op::Le { dst, a, b } => compare!(Le, dst, a, b),
                    Op::Eq { dst, a, b } => compare!(Eq, dst, a, b),
                    Op::Ne { dst, a, b } => compare!(Ne, dst, a, b),
                    Op::Gt { dst, a, b } => compare!(Gt, dst, a, b),
                    Op::Ge { dst, a, b } => compare!(Ge, dst, a, b),
                    Op::Is { negate, dst, a, b } => {
                        let same = Self::identical(regs, code.nlocals, a, b);
                        regs.set(dst, Value::bool(same != negate));
                    }
                    Op::In { negate, dst, a, b } => {
                        let found = ok!(self.contains_op(regs, code.nlocals, a, b));
                        regs.set(dst, Value::bool(found != negate));
                        drain!();
                    }

                    // --- jumps
                    Op::Jump { to } => jump!(to),
                    Op::JLt { on, a, b, to } => compare_jump!(Lt, on, a, b, to),
                    Op::JLe { on, a, b, to } => compare_jump!(Le, on, a, b, to),
                    Op::JEq { on, a, b, to } => compare_jump!(Eq, on, a, b, to),
                    Op::JNe { on, a, b, to } => compare_jump!(Ne, on, a, b, to),
                    Op::JGt { on, a, b, to } => compare_jump!(Gt, on, a, b, to),
                    Op::JGe { on, a, b, to } => compare_jump!(Ge, on, a, b, to),
                    Op::JLtI { on, a, imm, to } => compare_imm_jump!(Lt, on, a, imm, to),
                    Op::JLeI { on, a, imm, to } => compare_imm_jump!(Le, on, a, imm, to),
                    Op::JEqI { on, a, imm, to } => compare_imm_jump!(Eq, on, a, imm, to),
                    Op::JNeI { on, a, imm, to } => compare_imm_jump!(Ne, on, a, imm, to),
                    Op::JGtI { on, a, imm, to } => compare_imm_jump!(Gt, on, a, imm, to),
                    Op::JGeI { on, a, imm, to } => compare_imm_jump!(Ge, on, a, imm, to),
                    Op::JIs { on, a, b, to } => {
                        if Self::identical(regs, code.nlocals, a, b) == on {
                            jump!(to)
                        }
                    }
                    Op::JIn { on, a, b, to } => {
                        let found = ok!(self.contains_op(regs, code.nlocals, a, b));
                        drain!();
                        if found == on {
                            jump!(to)
                        }
                    }
                    Op::JTrue { on, a, to } => {
                        let truth = match Self::plain_truth(regs, a) {
                            Some(truth) => truth,
                            None => {
                                let truth = ok!(self.truth_of_object(regs, code.nlocals, a));
                                // What dies by being asked dies on this line.
                                drain!();
                                truth
                            }
                        };
                        if truth == on {
                            jump!(to)
                        }
                    }
                    Op::JNone { on, a, to } => {
                        let none = regs.get(a).is_none();
                        if a >= code.nlocals {
                            regs.clear(a);
                        }
                        if none == on {
                            jump!(to)
                        }
                    }
                    Op::JKeep { on, dst, a, to } => {
                        if ok!(self.keep_if(regs, code.nlocals, on, dst, a)) {
                            jump!(to)
                        }
                    }

                    // --- attributes and items
                    Op::GetAttr { dst, obj, site } => {
                        let site = site_of(code, site as usize);
                        let value = self.cached_attr(regs, obj, site);
                        if value.is_unbound() {
                            go!(self.get_attr_op(regs, code.nlocals, dst, obj, site))
                        } else {
                            if obj >= code.nlocals {
                                regs.clear(obj);
                            }
                            regs.set(dst, value);
                        }
                    }
                    Op::SetAttr { obj, src, site } => {
                        let site = site_of(code, site as usize);
                        let value = regs.operand(src, code.nlocals);
                        match self.cached_store(regs, obj, site, value) {
                            None => {
                                if obj >= code.nlocals {
                                    regs.clear(obj);
                                }
                            }
                            Some(value) => ok!(self.set_attr_op(regs, code.nlocals, obj, value, site)),
                        }
                        drain!();
                    }
                    Op::DelAttr { obj, site } => {
                        ok!(self.del_attr_op(regs, code.nlocals, obj, site_of(code, site as usize)));
                        drain!();
                    }
                    Op::GetItem { dst, obj, key } => match self.fast_item(regs, obj, key) {
                        Some(value) => {
                            Self::consume2(regs, code.nlocals, obj, key);
                            regs.set(dst, value);
                        }
                        None => go!(self.get_item_op(regs, code.nlocals, dst, obj, key)),
                    },
                    Op::GetItemI { dst, obj, imm } => match self.fast_item_imm(regs, obj, imm) {
                        Some(value) => {
                            if obj >= code.nlocals {
                                regs.clear(obj);
                            }
                            regs.set(dst, value);
                        }
                        None => go!(self.get_item_imm(regs, code.nlocals, dst, obj, imm)),
                    },
                    Op::SetItem { obj, key, src } => {
                        if !Self::fast_set_item(regs, code.nlocals, obj, key, src) {
                            go!(self.set_item_op(regs, code.nlocals, obj, key, src));
                        }
                        drain!();
                    }
                    Op::DelItem { obj, key } => {
                        ok!(self.del_item_op(regs, code.nlocals, obj, key));
                        drain!();
                    }

                    // --- displays
                    Op::BuildList { dst, first, n } => regs.set(dst, Self::build_list(regs, first, n)),
                    Op::BuildTuple { dst, first, n } => {
                        let tuple = self.build_tuple(regs, first, n);
                        regs.set(dst, tuple);
                    }
                    Op::BuildSet { dst, first, n } => {
                        let set = ok!(self.build_set(regs, first, n));
                        regs.set(dst, set);
                    }
                    Op::BuildDict { dst, first, n } => {
                        let dict = ok!(self.build_dict(regs, first, n));
                        regs.set(dst, dict);
                    }
                    Op::BuildSlice { dst, first, n } => {
                        if !TRACE && self.slice_at_once(regs, code.nlocals, dst, first, n, cursor.target(0)) {
                            cursor.jump(1);
                            drain!();
                        } else {
                            regs.set(dst, Self::build_slice(regs, first, n));
                        }
                    }
                    Op::BuildString { dst, first, n } => {
                        let text = self.build_string(regs, first, n);
                        regs.set(dst, text);
                    }
                    Op::ListAppend { list, src } => ok!(self.list_append(regs, list, regs.operand(src, code.nlocals))),
                    Op::ListExtend { list, src } => ok!(self.list_extend(regs, list, regs.operand(src, code.nlocals))),
                    Op::SetAdd { set, src } => ok!(self.set_add(regs, set, regs.operand(src, code.nlocals))),
                    Op::SetUpdate { set, src } => ok!(self.set_update(regs, set, regs.operand(src, code.nlocals))),
                    Op::DictInsert { dict, key, src } => {
                        let (key, value) = (regs.operand(key, code.nlocals), regs.operand(src, code.nlocals));
                        ok!(self.dict_set(regs, dict, key, value));
                    }
                    Op::DictUpdate { dict, src } => ok!(self.dict_update(regs, dict, regs.operand(src, code.nlocals))),
                    Op::DictMerge { dict, src, func } => {
                        ok!(self.dict_merge(regs, dict, regs.operand(src, code.nlocals), func));
                    }
                    Op::ListToTuple { dst, src } => {
                        let list = regs.operand(src, code.nlocals);
                        regs.set(dst, self.list_to_tuple(&list));
                    }
                    Op::FormatValue { conversion, dst, value, spec } => {
                        let text = ok!(self.format_value(regs, code.nlocals, conversion, value, spec));
                        regs.set(dst, text);
                    }
                    Op::Unpack { src, first, n } => {
                        let value = regs.operand(src, code.nlocals);
                        ok!(self.unpack_op(regs, value, first, n));
                        drain!();
                    }
                    Op::UnpackEx { before, src, first, after } => {
                        let value = regs.operand(src, code.nlocals);
                        ok!(self.unpack_ex_op(regs, value, first, before, after));
                    }

                    // --- functions and calls
                    Op::Call { dst, at, argc } => {
                        call_function!(dst, at, argc);
                        go!(match Self::is_native(regs, at) {
                            true => self.call_native_op(regs, dst, at, argc),
                            false => self.call_op(regs, dst, at, argc),
                        });
                        drain!();
                    }
                    Op::LoadMethod { at, obj, site } => {
                        let site = site_of(code, site as usize);
                        match self.cached_method(regs, obj, site) {
                            Some(function) => {
                                let receiver = regs.operand(obj, code.nlocals);
                                regs.set(at, function);
                                regs.set(at + 1, receiver);
                            }
                            None if Self::load_module_function(regs, code.nlocals, at, obj, site) => {}
                            None => go!(self.load_method_op(regs, code.nlocals, at, obj, site)),
                        }
                    }
                    Op::LoadSuper { at, class, site } => {
                        let site = site_of(code, site as usize);
                        if !self.cached_super(regs, at, class, site) {
                            go!(self.load_super_op(regs, at, class, site));
                        }
                    }
                    Op::CallMethod { dst, at, argc } => {
                        // With the receiver in front it is a call like any other; unbound, there is no function to see.
                        call_function!(dst, at, argc + 1);
                        go!(if Self::is_native(regs, at) {
                            self.call_native_method_op(regs, dst, at, argc)
                        } else if Self::is_unbound_native(regs, at) {
                            self.call_native_op(regs, dst, at + 1, argc)
                        } else {
                            self.call_method_op(regs, dst, at, argc)
                        });
                        drain!();
                    }
                    Op::CallKw { method, at, argc, names } => {
                        go!(self.call_kw_op(regs, method, at, argc, &code.consts[names as usize]));
                        drain!();
                    }
                    Op::CallEx { keywords, at } => {
                        go!(self.call_ex_op(regs, keywords, at));
                        drain!();
                    }
                    Op::LoadSpecial { which, at, obj, site } => {
                        let site = site_of(code, site as usize);
                        match self.cached_method(regs, obj, site) {
                            Some(function) => {
                                regs.set(at, function);
                                regs.set(at + 1, regs.copy(obj));
                            }
                            None => ok!(self.load_special(regs, which, at, obj, site)),
                        }
                    }
                    Op::MakeFunction { flags, dst, at, code: index } => {
                        let function = self.make_function(regs, flags, at, &code.codes[index as usize]);
                        regs.set(dst, function);
                    }
                    Op::Ret { src } => {
                        let value = regs.take(src);
                        leave!(value);
                    }
                    Op::RetNone => leave!(Value::None),

                    // --- iteration, generators, coroutines
                    Op::GetIter { dst, src } => {
                        let value = regs.operand(src, code.nlocals);
                        let iterator = ok!(self.iter(&value));
                        regs.set(dst, iterator);
                    }
                    Op::ForIter { dst, iter, to } => match self.fast_next(regs, iter) {
                        Some(value) => {
                            regs.set(dst, value);
                            jump!(to);
                        }
                        None if Self::is_builtin_iterator(regs, iter) => {
                            save!();
                            let body = cursor.jumped(isize::from(to));
                            match self.step_builtin_iterator(regs, code.nlocals, dst, iter, body) {
                                // The body's first instructions, where they are done already, are jumped over.
                                Ok(Some(done)) => {
                                    drain!();
                                    jump!(isize::from(to) + done);
                                }
                                Ok(None) => regs.clear(iter),
                                Err(Raised) => break 'exec Stop::Saved,
                            }
                        }
                        None => go!(self.for_iter_op(regs, dst, iter)),
                    },
                    Op::GetAIter { dst, src } => {
                        let value = regs.operand(src, code.nlocals);
                        let iterator = ok!(self.aiter(&value));
                        regs.set(dst, iterator);
                    }
                    Op::GetANext { dst, aiter } => {
                        let item = if TRACE { None } else { self.step_to_item(regs, cursor, dst, aiter) };
                        match item {
                            Some(item) => (code, regs, cursor) = (item.code(), item.base, item.cursor),
                            None => go!(self.anext_op(regs, dst, aiter)),
                        }
                    }
                    Op::EndAsyncFor { exc } => {
                        ok!(self.end_async_for(regs, exc));
                        drain!();
                    }
                    Op::Yield { dst: _, src } => {
                        let value = regs.operand(src, code.nlocals);
                        match self.yield_to_for(cursor, value) {
                            Ok(caller) => (code, regs, cursor) = (caller.code(), caller.base, caller.cursor),
                            Err(value) => {
                                save!();
                                match self.yield_op(value) {
                                    None => {
                                        reload!();
                                        drain!();
                                    }
                                    Some(exit) => break 'exec Stop::Exit(exit),
                                }
                            }
                        }
                    }
                    Op::YieldFrom { dst: _, src } => {
                        let value = regs.operand(src, code.nlocals);
                        save!();
                        match self.yield_from_op(value) {
                            Ok(None) => reload!(),
                            Ok(Some(exit)) => break 'exec Stop::Exit(exit),
                            Err(Raised) => break 'exec Stop::Saved,
                        }
                    }
                    Op::Await { dst: _, src } => {
                        let value = regs.operand(src, code.nlocals);
                        save!();
                        match self.await_op(value) {
                            Ok(None) => {
                                reload!();
                                drain!();
                            }
                            Ok(Some(exit)) => break 'exec Stop::Exit(exit),
                            Err(Raised) => break 'exec Stop::Saved,
                        }
                    }

                    // --- exceptions
                    Op::CatchExc { dst } => {
                        let exception = self.take_raised();
                        regs.set(dst, exception);
                        drain!();
                    }
                    Op::Raise { exc, cause } => {
                        save!();
                        let Raised = self.raise_op(regs, code.nlocals, exc, cause);
                        break 'exec Stop::Raised;
                    }
                    Op::RaiseBare => {
                        save!();
                        let Raised = self.raise_bare();
                        break 'exec Stop::Raised;
                    }
                    Op::Reraise { exc } => {
                        self.raised = regs.take(exc);
                        self.reraising = true;
                        break 'exec Stop::Raised;
                    }
                    Op::JExcMatch { on, exc, class, to } => {
                        let class = regs.operand(class, code.nlocals);
                        if ok!(self.exception_matches(regs.get(exc), &class)) == on {
                            jump!(to)
                        }
                    }
                    Op::SplitGroup { rest, found, class } => {
                        let class = regs.operand(class, code.nlocals);
                        ok!(self.split_group(regs, rest, found, &class));
                    }
                    Op::JoinGroup { dst, exc, raised } => {
                        let joined = ok!(self.join_group(regs.get(exc), regs.get(raised)));
                        regs.set(dst, joined);
                    }
                    Op::ExcTriple { at, exc } => self.exception_triple(regs, at, exc),

                    // --- pattern matching
                    Op::JSequence { on, subject, to } => {
                        if self.is_sequence_pattern(regs.get(subject)) == on {
                            jump!(to)
                        }
                    }
                    Op::JMapping { on, subject, to } => {
                        if self.is_mapping_pattern(regs.get(subject)) == on {
                            jump!(to)
                        }
                    }
                    Op::GetLen { dst, src } => {
                        let len = ok!(self.len(regs.get(src)));
                        regs.set(dst, Value::Int(len as i64));
                    }
                    Op::MatchKeys { dst, subject, keys } => {
                        let values = ok!(self.match_keys(regs.get(subject), regs.get(keys)));
                        regs.set(dst, values);
                    }
                    Op::MapRest { dst, subject, keys } => {
                        let rest = ok!(self.map_rest(regs.get(subject), regs.get(keys)));
                        regs.set(dst, rest);
                    }
                    Op::MatchClass { npos, at, subject, names } => {
                        let class = regs.take(at);
                        let names = &code.consts[names as usize];
                        let found = ok!(self.match_class(regs.get(subject), &class, npos, names));
                        regs.set(at, found);
                    }

                    // --- imports and the rest
                    Op::ImportName { level, dst, at, name } => {
                        save!();
                        let names = regs.take(at);
                        let module = ok!(self.import_name(regs, &code.consts[name as usize], &names, level));
                        regs.set(dst, module);
                    }
                    Op::ImportFrom { dst, module, site } => {
                        let value = ok!(self.import_from(regs.get(module), site_of(code, site as usize).name));
                        regs.set(dst, value);
                    }
                    Op::Intrinsic { which, dst, a, b } => {
                        save!();
                        ok!(self.intrinsic(regs, code.nlocals, which, dst, a, b));
                    }
                }
            };
            match stop {
                Stop::Exit(exit) => return exit,
                Stop::Saved => {}
                Stop::Raised => {
                    self.frames.top().cursor = cursor;
                }
            }
            if std::mem::take(&mut self.switching) {
                if !TRACE {
                    return self.run_loop::<true>();
                }
                reload!();
                continue;
            }
            if !self.unwind() {
                return Exit::Raised;
            }
            reload!();
        }
    }
}
