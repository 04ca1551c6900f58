//! Names: reading, binding and deleting whatever a name means, and which locals are surely bound.

use super::emit::Emitter;
use super::scope::{Kind, Meaning, ScopeId};
use super::{Compiler, mangle};
use crate::ast::Name;
use crate::bytecode::code::ScopeKind;
use crate::bytecode::op::{Op, Reg};

/// Where a name lives.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Place {
    /// A register.
    Register(Reg),
    /// A register that holds a cell.
    Cell(Reg),
    /// A free variable.
    Free(u16),
    /// A free variable that a class's namespace may shadow.
    ClassFree(u16),
    /// The globals.
    Global,
    /// The running namespace.
    Namespace,
}

impl Compiler {
    /// Where a name lives, seen from the current place.
    pub(super) fn place(&mut self, name: &Name) -> Place {
        let name = mangle(self.class.as_ref(), name);
        let frame = self.frames.last().expect("a unit is being emitted");
        let mut in_block = false;
        for (scope, registers) in frame.blocks_scopes.iter().rev() {
            match self.scopes.list[*scope].meanings.get(&name) {
                Some(Meaning::Local) => return Place::Register(registers[&name]),
                Some(Meaning::Cell) => return Place::Cell(registers[&name]),
                _ => {}
            }
            in_block = true;
        }
        let home = frame.emit.scope;
        let kind = self.scopes.list[home].kind;
        let meaning = self.scopes.list[home].meanings.get(&name).copied();
        match meaning {
            Some(Meaning::Local) => Place::Register(frame.emit.registers[&name]),
            Some(Meaning::Cell) => Place::Cell(frame.emit.registers[&name]),
            Some(Meaning::Free) => self.free_place(home, &name, kind == Kind::Class && !in_block),
            Some(Meaning::GlobalExplicit) => Place::Global,
            Some(Meaning::Namespace) if in_block => self.outside_class(home, &name),
            Some(Meaning::Namespace) => Place::Namespace,
            Some(Meaning::Global) | None => match kind {
                Kind::Class if in_block => self.outside_class(home, &name),
                Kind::Class => Place::Namespace,
                Kind::Module if self.options.mapping => Place::Namespace,
                _ => Place::Global,
            },
        }
    }

    fn free_place(&self, home: ScopeId, name: &Name, shadowed: bool) -> Place {
        let index = self.scopes.list[home].free.iter().position(|other| other == name);
        let index = index.expect("the analysis listed it") as u16;
        if shadowed { Place::ClassFree(index) } else { Place::Free(index) }
    }

    /// A comprehension in a class body does not see the class's names.
    fn outside_class(&self, home: ScopeId, name: &Name) -> Place {
        match self.scopes.list[home].free.iter().position(|other| other == name) {
            Some(index) => Place::Free(index as u16),
            None => Place::Global,
        }
    }

    /// The register of a name that is a bound local: it can be used where it stands.
    pub(super) fn bound_local(&mut self, name: &Name) -> Option<Reg> {
        match self.place(name) {
            Place::Register(register) if self.is_bound(register) => Some(register),
            _ => None,
        }
    }

    /// Reads a name into a register.
    pub(super) fn load_name(&mut self, name: &Name, dst: Reg) {
        let place = self.place(name);
        let name = mangle(self.class.as_ref(), name);
        match place {
            Place::Register(register) => {
                self.check_bound(register);
                self.op(Op::Move { dst, src: register });
            }
            Place::Cell(cell) => self.op(Op::LoadCell { dst, cell }),
            Place::Free(index) => self.op(Op::LoadFree { dst, index }),
            Place::ClassFree(index) => {
                let site = self.emit().narrow_site(&name);
                self.op(Op::LoadClassFree { dst, index, site });
            }
            Place::Global => {
                let site = self.emit().site(&name);
                self.op(Op::LoadGlobal { dst, site });
            }
            Place::Namespace => {
                let site = self.emit().site(&name);
                self.op(Op::LoadName { dst, site });
            }
        }
    }

    /// Raises where a local may be unbound.
    pub(super) fn check_bound(&mut self, register: Reg) {
        if !self.is_bound(register) {
            self.op(Op::CheckBound { reg: register });
            self.mark_bound(register);
        }
    }

    /// Binds a name to what a register holds (a temporary is consumed).
    pub(super) fn store_name(&mut self, name: &Name, src: Reg) {
        let place = self.place(name);
        let name = mangle(self.class.as_ref(), name);
        match place {
            Place::Register(register) => {
                if register != src {
                    self.op(Op::Move { dst: register, src });
                }
                self.mark_bound(register);
            }
            Place::Cell(cell) => self.op(Op::StoreCell { cell, src }),
            Place::Free(index) | Place::ClassFree(index) => self.op(Op::StoreFree { index, src }),
            Place::Global => {
                let site = self.emit().site(&name);
                self.op(Op::StoreGlobal { src, site });
            }
            Place::Namespace => {
                let site = self.emit().site(&name);
                self.op(Op::StoreName { src, site });
            }
        }
    }

    /// Unbinds a name.
    pub(super) fn delete_name(&mut self, name: &Name) {
        let place = self.place(name);
        let name = mangle(self.class.as_ref(), name);
        match place {
            Place::Register(register) => {
                self.op(Op::DeleteLocal { reg: register });
                self.mark_unbound(register);
            }
            Place::Cell(cell) => self.op(Op::DeleteCell { cell }),
            Place::Free(index) | Place::ClassFree(index) => self.op(Op::DeleteFree { index }),
            Place::Global => {
                let site = self.emit().site(&name);
                self.op(Op::DeleteGlobal { site });
            }
            Place::Namespace => {
                let site = self.emit().site(&name);
                self.op(Op::DeleteName { site });
            }
        }
    }

    /// The register into which a value for a name can be computed directly.
    pub(super) fn target_register(&mut self, name: &Name) -> Option<Reg> {
        match self.place(name) {
            Place::Register(register) => Some(register),
            _ => None,
        }
    }

    // --- which locals are bound ----------------------------------------------------------------------------------

    pub(super) fn is_bound(&mut self, register: Reg) -> bool {
        if Emitter::is_temp(register) {
            return true;
        }
        match &self.frame().bound {
            None => true,
            Some(bound) => bound.get(register as usize).copied().unwrap_or(false),
        }
    }

    pub(super) fn mark_bound(&mut self, register: Reg) {
        if self.is_ever_deleted(register) {
            return;
        }
        if let Some(bound) = &mut self.frame().bound {
            let index = register as usize;
            if bound.len() <= index {
                bound.resize(index + 1, false);
            }
            bound[index] = true;
        }
    }

    fn mark_unbound(&mut self, register: Reg) {
        if let Some(place) = self.frame().bound.as_mut().and_then(|bound| bound.get_mut(register as usize)) {
            *place = false;
        }
    }

    /// A local that is deleted anywhere is never taken for bound: loops may come back to any place.
    fn is_ever_deleted(&mut self, register: Reg) -> bool {
        let frame = self.frames.last().expect("a unit is being emitted");
        let name = &frame.emit.unit.varnames[register as usize];
        let scope = frame.emit.scope;
        self.scopes.list[scope].names.get(name).is_some_and(|facts| facts.deleted)
    }

    /// What is known now, to go back to.
    pub(super) fn bound_state(&mut self) -> Option<Vec<bool>> {
        self.frame().bound.clone()
    }

    pub(super) fn set_bound(&mut self, state: Option<Vec<bool>>) {
        self.frame().bound = state;
    }

    /// Control comes here from two sides: what both know.
    pub(super) fn merge_bound(&mut self, other: Option<Vec<bool>>) {
        let merged = match (self.frame().bound.take(), other) {
            (None, state) | (state, None) => state,
            (Some(a), Some(b)) => {
                let common = a.iter().zip(&b).map(|(a, b)| *a && *b).collect();
                Some(common)
            }
        };
        self.frame().bound = merged;
    }

    /// Control cannot come here.
    pub(super) fn unreachable(&mut self) {
        self.frame().bound = None;
    }

    /// Makes the registers of a function's parameters and locals, and cells of those that inner functions use.
    pub(super) fn declare_locals(&mut self, params: &[Name]) {
        let scope = self.emit().scope;
        for name in params {
            let register = self.emit().add_local(name);
            self.mark_bound_param(register);
        }
        let names: Vec<(Name, Option<Meaning>)> = {
            let scope = &self.scopes.list[scope];
            scope.names.keys().map(|name| (name.clone(), scope.meanings.get(name).copied())).collect()
        };
        for (name, meaning) in names {
            let local = matches!(meaning, Some(Meaning::Local | Meaning::Cell));
            if local && !self.emit().registers.contains_key(&name) {
                self.emit().add_local(&name);
            }
            if meaning == Some(Meaning::Cell) {
                let register = self.emit().registers[&name];
                self.emit().unit.cells.push(register);
                self.op(Op::MakeCell { reg: register });
            }
        }
    }

    fn mark_bound_param(&mut self, register: Reg) {
        self.mark_bound(register);
    }

    /// Whether the code being emitted is a function's.
    pub(super) fn in_function(&mut self) -> bool {
        self.emit().unit.kind == ScopeKind::Function
    }

    /// The tuple of cells that a nested scope takes: into temporary `dst`; false where it takes none.
    pub(super) fn closure(&mut self, inner: ScopeId, dst: Reg) -> bool {
        let free = self.scopes.list[inner].free.clone();
        if free.is_empty() {
            return false;
        }
        let mark = self.emit().depth;
        let first = self.emit().temps(free.len() as u16);
        for (index, name) in free.iter().enumerate() {
            self.load_cell_itself(name, first + index as Reg);
        }
        self.op(Op::BuildTuple { dst, first, n: free.len() as u16 });
        self.emit().depth = mark;
        true
    }

    fn load_cell_itself(&mut self, name: &Name, dst: Reg) {
        let class = self.class.take();
        let place = self.place(name);
        self.class = class;
        match place {
            Place::Cell(cell) => self.op(Op::Move { dst, src: cell }),
            Place::Free(index) | Place::ClassFree(index) => self.op(Op::FreeCell { dst, index }),
            Place::Namespace | Place::Global if &**name == "__class__" => {
                let register = self.emit().registers[name];
                self.op(Op::Move { dst, src: register });
            }
            Place::Register(_) | Place::Global | Place::Namespace => {
                // In a class body a name may be both an entry of the namespace and free for its methods.
                let home = self.emit().scope;
                let index = self.scopes.list[home].free.iter().position(|other| other == name);
                let index = index.expect("what a nested scope takes is a cell here or further out") as u16;
                self.op(Op::FreeCell { dst, index });
            }
        }
    }

    /// A name that must be written down as it is.
    pub(super) fn attribute_name(&self, name: &Name) -> Name {
        mangle(self.class.as_ref(), name)
    }
}
