//! Bytecode as text: each source line, then the instructions that came from it; await points marked; nested scopes after.

use super::code::CodeUnit;
use super::op::Op;

/// The listing of a unit and the units in it.
pub fn listing(unit: &CodeUnit) -> String {
    let mut out = String::new();
    list(unit, &mut out);
    out
}

fn list(unit: &CodeUnit, out: &mut String) {
    out.push_str(&format!(
        "{} {} ({:?}, {} locals, {} registers)\n",
        unit.qualname, unit.source.name, unit.flavor, unit.nlocals, unit.nregs
    ));
    let mut shown = 0;
    for (index, op) in unit.ops.iter().enumerate() {
        let line = unit.source.line_of(unit.spans[index].start);
        if line != shown {
            shown = line;
            out.push_str(&format!("{line:>5}  {}\n", unit.source.line(line).unwrap_or("").trim()));
        }
        let mark = if matches!(op, Op::Await { .. } | Op::Yield { .. } | Op::YieldFrom { .. }) { '*' } else { ' ' };
        out.push_str(&format!("     {mark} {index:05} | {op:?}{}\n", note(unit, *op, index)));
    }
    for entry in &unit.handlers {
        out.push_str(&format!(
            "      {:05}..{:05} -> {:05} depth {}\n",
            entry.start, entry.end, entry.target, entry.depth
        ));
    }
    for nested in &unit.codes {
        out.push('\n');
        list(nested, out);
    }
}

/// What an operand stands for.
fn note(unit: &CodeUnit, op: Op, index: usize) -> String {
    let site = |site: u32| unit.sites.get(site as usize).map_or(String::new(), |name| format!("    ; {name}"));
    let constant = |at: u32| unit.consts.get(at as usize).map_or(String::new(), |value| format!("    ; {value:?}"));
    match op {
        Op::LoadConst { index, .. } => constant(index),
        Op::LoadGlobal { site: s, .. } | Op::StoreGlobal { site: s, .. } | Op::DeleteGlobal { site: s } => site(s),
        Op::LoadName { site: s, .. } | Op::StoreName { site: s, .. } | Op::DeleteName { site: s } => site(s),
        Op::GetAttr { site: s, .. } | Op::SetAttr { site: s, .. } | Op::DelAttr { site: s, .. } => site(u32::from(s)),
        Op::LoadMethod { site: s, .. }
        | Op::LoadSuper { site: s, .. }
        | Op::LoadSpecial { site: s, .. }
        | Op::ImportFrom { site: s, .. } => site(u32::from(s)),
        Op::ImportName { name, .. } | Op::CallKw { names: name, .. } => constant(u32::from(name)),
        Op::MakeFunction { code, .. } => {
            unit.codes.get(code as usize).map_or(String::new(), |code| format!("    ; {}", code.name))
        }
        _ => op.distance().map_or(String::new(), |to| format!("    ; to {:05}", index as i64 + 1 + i64::from(to))),
    }
}
