//! What suspended coroutines are inside of: the managers of `with` and `async with` blocks that were entered and not left.

use super::Vm;
use super::regs::Regs;
use crate::bytecode::op::{Op, Special};
use crate::heap::{Obj, Value};
use crate::objects::generator::Generator;

/// How many instructions behind the look-up of `__aenter__` its await ends.
const ENTERING: usize = 3;

impl Vm {
    /// The managers, outermost first, and the lines at which they were entered. A register of a block that was left is empty.
    pub fn entered(&self, generator: &Obj<Generator>) -> Vec<(Value, u32)> {
        let unit = &generator.code.unit;
        let next = generator.pc.get() as usize;
        let regs = Regs::of_generator(generator);
        let mut managers = Vec::new();
        for (at, op) in generator.code.ops.iter().enumerate() {
            if at + ENTERING >= next {
                break;
            }
            let Op::LoadSpecial { which: Special::AEnter | Special::Enter, obj, .. } = op else { continue };
            let manager = regs.copy(*obj);
            if manager.as_ref().is_some() {
                let line = unit.spans.get(at).map_or(unit.first_line, |span| unit.source.line_of(span.start));
                managers.push((manager, line));
            }
        }
        managers
    }
}
