//! Emitting instructions: alone knows labels, jumps and register numbers.
//!
//! Locals get their final numbers at once; temporaries are numbered from [`TEMP`] on while a unit is being emitted and moved behind the
//! locals at its end, when their number is known. Jumps name labels; at the end they become distances, and those that do not
//! fit their field are emitted inverted over a long jump.

use super::const_key::Key;
use super::scope::ScopeId;
use crate::ast::Name;
use crate::bytecode::code::{CodeUnit, Const, Flavor, HandlerEntry, HandlingEntry, ScopeKind};
use crate::bytecode::op::{NO_REG, Op, Reg};
use crate::source::{Source, Span};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Where temporaries are numbered from while a unit is emitted.
pub const TEMP: Reg = 0x8000;

/// Temporaries of a unit at most, and locals: numbers of registers are 16 bits wide.
const MAX_TEMPS: usize = 0x3800;
const MAX_LOCALS: usize = 0x7000;

/// Values of one row (targets, parameters, decorators, patterns) at most: two temporaries for each must fit.
pub const MAX_ROW: usize = MAX_TEMPS / 2;

/// A place to jump to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Label(usize);

/// A protected region: its pieces, and where its handler is.
pub struct Region {
    pieces: Vec<(u32, u32)>,
    open: Option<u32>,
}

/// A unit being emitted.
pub struct Emitter {
    /// The scope it is made from.
    pub scope: ScopeId,
    /// What it will be.
    pub unit: CodeUnit,
    /// The span of the instructions to come.
    pub span: Span,
    /// Registers of names.
    pub registers: FxHashMap<Name, Reg>,
    /// Temporaries in use.
    pub depth: u16,
    max_depth: u16,
    /// Whether the unit needs more registers than there are.
    overflow: bool,
    free_hidden: Vec<Reg>,
    labels: Vec<Option<u32>>,
    jumps: Vec<(u32, Label)>,
    handlers: Vec<(u32, u32, Label, Reg)>,
    const_index: FxHashMap<Key, u32>,
    site_index: FxHashMap<Name, Vec<u32>>,
}

impl Emitter {
    /// A unit without instructions.
    pub fn new(scope: ScopeId, name: Name, qualname: Name, source: Arc<Source>, kind: ScopeKind) -> Emitter {
        let unit = CodeUnit {
            name,
            qualname,
            source,
            first_line: 1,
            kind,
            flavor: Flavor::Plain,
            varargs: false,
            varkw: false,
            argcount: 0,
            posonly: 0,
            kwonly: 0,
            nlocals: 0,
            nregs: 0,
            varnames: Vec::new(),
            cells: Vec::new(),
            freevars: Vec::new(),
            ops: Vec::new(),
            spans: Vec::new(),
            consts: Vec::new(),
            codes: Vec::new(),
            sites: Vec::new(),
            handlers: Vec::new(),
            handling: Vec::new(),
            doc: None,
        };
        Emitter {
            scope,
            unit,
            span: Span::default(),
            registers: FxHashMap::default(),
            depth: 0,
            max_depth: 0,
            overflow: false,
            free_hidden: Vec::new(),
            labels: Vec::new(),
            jumps: Vec::new(),
            handlers: Vec::new(),
            const_index: FxHashMap::default(),
            site_index: FxHashMap::default(),
        }
    }

    // --- registers -----------------------------------------------------------------------------------------------

    /// A register for a named local.
    pub fn add_local(&mut self, name: &Name) -> Reg {
        let register = self.new_local(name.clone());
        self.registers.insert(name.clone(), register);
        register
    }

    /// A register under a name of a comprehension's block: not found by name.
    pub fn new_local(&mut self, name: Name) -> Reg {
        if self.unit.varnames.len() >= MAX_LOCALS {
            self.overflow = true;
            return 0;
        }
        self.unit.varnames.push(name);
        (self.unit.varnames.len() - 1) as Reg
    }

    /// A hidden local: an iterator, a manager, a caught exception.
    pub fn hidden(&mut self) -> Reg {
        match self.free_hidden.pop() {
            Some(register) => register,
            None => self.new_local("".into()),
        }
    }

    /// A hidden local is free again (it holds nothing).
    pub fn free_hidden(&mut self, register: Reg) {
        self.free_hidden.push(register);
    }

    /// How many locals there are: registers from here on are made later.
    pub fn local_count(&self) -> Reg {
        self.unit.varnames.len() as Reg
    }

    /// The next temporary.
    pub fn temp(&mut self) -> Reg {
        self.temps(1)
    }

    /// Where the window of a call begins whose result goes to `dst`: there, if `dst` is the last temporary (the result is
    /// written when the window is gone), else at a new one.
    pub fn window(&mut self, dst: Reg) -> Reg {
        if self.depth > 0 && dst == TEMP + self.depth - 1 { dst } else { self.temp() }
    }

    /// `n` temporaries in a row.
    pub fn temps(&mut self, n: u16) -> Reg {
        if usize::from(self.depth) + usize::from(n) > MAX_TEMPS {
            // The unit will be refused; what it is emitted into does not matter any more, but arithmetic must not overflow.
            self.overflow = true;
            return if usize::from(n) > MAX_TEMPS { 0 } else { TEMP };
        }
        let first = TEMP + self.depth;
        self.depth += n;
        self.max_depth = self.max_depth.max(self.depth);
        first
    }

    /// Whether a register is a temporary.
    pub fn is_temp(register: Reg) -> bool {
        register >= TEMP && register != NO_REG
    }

    // --- instructions --------------------------------------------------------------------------------------------

    /// Adds an instruction at the current span.
    pub fn op(&mut self, op: Op) {
        self.unit.ops.push(op);
        self.unit.spans.push(self.span);
    }

    /// The number of the next instruction.
    pub fn here(&self) -> u32 {
        self.unit.ops.len() as u32
    }

    /// A label to be placed.
    pub fn label(&mut self) -> Label {
        self.labels.push(None);
        Label(self.labels.len() - 1)
    }

    /// Places a label here.
    pub fn place(&mut self, label: Label) {
        self.labels[label.0] = Some(self.here());
    }

    /// Adds a jump (its `to` is filled in at the end).
    pub fn jump(&mut self, op: Op, to: Label) {
        self.jumps.push((self.here(), to));
        self.op(op);
    }

    /// Goes to a label.
    pub fn goto(&mut self, to: Label) {
        self.jump(Op::Jump { to: 0 }, to);
    }

    /// A constant's number.
    pub fn constant(&mut self, value: Const) -> u32 {
        let next = self.unit.consts.len() as u32;
        let index = *self.const_index.entry(Key(value.clone())).or_insert(next);
        if index == next {
            self.unit.consts.push(value);
        }
        index
    }

    /// A new cache site for a name; where there are too many, an old one of the same name is shared.
    pub fn site(&mut self, name: &Name) -> u32 {
        let index = self.unit.sites.len() as u32;
        let known = self.site_index.entry(name.clone()).or_default();
        if index >= u32::from(u16::MAX) {
            if let Some(shared) = known.first() {
                return *shared;
            }
        }
        known.push(index);
        self.unit.sites.push(name.clone());
        index
    }

    /// The same for instructions whose field is narrow.
    pub fn narrow_site(&mut self, name: &Name) -> u16 {
        self.site(name) as u16
    }

    // --- regions -------------------------------------------------------------------------------------------------

    /// Begins a protected region.
    pub fn open_region(&mut self) -> Region {
        Region { pieces: Vec::new(), open: Some(self.here()) }
    }

    /// Interrupts a region: what follows is not protected by it.
    pub fn suspend(&mut self, region: &mut Region) {
        if let Some(start) = region.open.take() {
            if start < self.here() {
                region.pieces.push((start, self.here()));
            }
        }
    }

    /// Goes on with a region.
    pub fn resume(&mut self, region: &mut Region) {
        region.open = Some(self.here());
    }

    /// Ends a region: faults in it go to `target` with the temporaries now in use kept.
    pub fn close_region(&mut self, mut region: Region, target: Label) {
        self.suspend(&mut region);
        let depth = TEMP + self.depth;
        for (start, end) in region.pieces {
            self.handlers.push((start, end, target, depth));
        }
    }

    /// From `start` to here the exception in `reg` is being handled.
    pub fn handling(&mut self, start: u32, reg: Reg) {
        let end = self.here();
        if start < end {
            self.unit.handling.push(HandlingEntry { start, end, reg });
        }
    }

    // --- the end -------------------------------------------------------------------------------------------------

    /// The finished unit; `None` where it needs more registers than there are.
    pub fn finish(mut self) -> Option<CodeUnit> {
        if self.overflow {
            return None;
        }
        let nlocals = self.unit.varnames.len() as u16;
        self.unit.nlocals = nlocals;
        let nregs = (nlocals + self.max_depth).max(1);
        self.unit.nregs = nregs;
        let settle = |register: Reg| {
            let settled = if Emitter::is_temp(register) { register - TEMP + nlocals } else { register };
            // The end of the window itself is named by empty rows of temporaries and by handlers that keep all registers.
            debug_assert!(settled <= nregs || settled == NO_REG, "every register lies in the window");
            settled
        };
        for op in &mut self.unit.ops {
            op.map_registers(settle);
        }
        self.shorten_jumps();
        let places = self.lay_out();
        let at = |old: u32| places[old as usize];
        let target = |label: Label| at(self.labels[label.0].expect("every label is placed"));
        self.unit.handlers = self
            .handlers
            .iter()
            .map(|(start, end, label, depth)| HandlerEntry {
                start: at(*start),
                end: at(*end),
                target: target(*label),
                depth: settle(*depth),
            })
            .collect();
        for entry in &mut self.unit.handling {
            entry.start = at(entry.start);
            entry.end = at(entry.end);
        }
        Some(self.unit)
    }

    /// A jump to a jump goes where that one goes.
    fn shorten_jumps(&mut self) {
        let plain = |(from, _): &&(u32, Label)| matches!(self.unit.ops[*from as usize], Op::Jump { .. });
        let onward: FxHashMap<u32, usize> = self.jumps.iter().filter(plain).map(|(from, to)| (*from, to.0)).collect();
        for (_, label) in &mut self.jumps {
            // A few steps: jumps may go round in a circle.
            for _ in 0..4 {
                let at = self.labels[label.0].expect("every label is placed");
                let Some(further) = onward.get(&at) else { break };
                *label = Label(*further);
            }
        }
    }

    /// Turns labels into distances; answers the new place of each instruction.
    fn lay_out(&mut self) -> Vec<u32> {
        let count = self.unit.ops.len();
        let mut extra = vec![0u32; count];
        loop {
            let places = places_of(&extra);
            let mut changed = false;
            for (from, label) in &self.jumps {
                let index = *from as usize;
                let target = places[self.labels[label.0].expect("every label is placed") as usize];
                let distance = i64::from(target) - i64::from(places[index] + 1);
                if extra[index] == 0 && !self.unit.ops[index].fits_jump(distance) {
                    extra[index] = if self.unit.ops[index].inverted().is_some() { 1 } else { 2 };
                    changed = true;
                }
            }
            if !changed {
                self.rewrite(&extra, &places);
                return places;
            }
        }
    }

    fn rewrite(&mut self, extra: &[u32], places: &[u32]) {
        let mut targets: FxHashMap<usize, u32> = FxHashMap::default();
        for (from, label) in &self.jumps {
            targets.insert(*from as usize, places[self.labels[label.0].expect("every label is placed") as usize]);
        }
        let total = places[self.unit.ops.len()] as usize;
        let (mut ops, mut spans) = (Vec::with_capacity(total), Vec::with_capacity(total));
        for (index, op) in self.unit.ops.iter().enumerate() {
            let span = self.unit.spans[index];
            let Some(target) = targets.get(&index).copied() else {
                ops.push(*op);
                spans.push(span);
                continue;
            };
            let distance = |from: usize| target as i32 - (from as i32 + 1);
            match extra[index] {
                0 => ops.push(op.with_jump(distance(ops.len()))),
                1 => {
                    ops.push(op.inverted().expect("looked when the layout was made").with_jump(1));
                    ops.push(Op::Jump { to: distance(ops.len()) });
                }
                _ => {
                    ops.push(op.with_jump(1));
                    ops.push(Op::Jump { to: 1 });
                    ops.push(Op::Jump { to: distance(ops.len()) });
                }
            }
            spans.resize(ops.len(), span);
        }
        self.unit.ops = ops;
        self.unit.spans = spans;
    }
}

fn places_of(extra: &[u32]) -> Vec<u32> {
    let mut places = Vec::with_capacity(extra.len() + 1);
    let mut at = 0;
    for more in extra {
        places.push(at);
        at += 1 + more;
    }
    places.push(at);
    places
}
