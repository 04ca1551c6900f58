//! What the run loop needs of parts not yet landed. Whoever lands the real one deletes its line here.

use super::Vm;
use crate::heap::{Obj, Value};
use crate::objects::class::Class;
use crate::objects::dict::Dict;
use crate::objects::generator::Generator;
use crate::objects::names::Symbol;
use crate::objects::native::{Answer, ClassSpec, Raised};
use crate::objects::protocols::compare::Comparison;
use crate::objects::set::Set;
use crate::vm::regs::Regs;

#[allow(missing_docs, unused_variables)]
impl Vm {
    // text
    pub fn symbol_of(&mut self, name: &Value) -> Symbol {
        todo!()
    }
    /// `0x…` of an object's serial, 12 hex digits
    pub fn address_text(&mut self, value: &Value) -> String {
        todo!()
    }
    // containers
    pub fn compare_continue(&mut self, op: Comparison, a: &Value, b: &Value, tried: u8, result: Value) -> Answer {
        todo!()
    }
    pub fn dict_get(&mut self, dict: &Obj<Dict>, key: &Value) -> Result<Option<Value>, Raised> {
        todo!()
    }
    pub fn dict_insert(&mut self, dict: &Obj<Dict>, key: Value, value: Value) -> Result<(), Raised> {
        todo!()
    }
    pub fn dict_remove(&mut self, dict: &Obj<Dict>, key: &Value) -> Result<Option<Value>, Raised> {
        todo!()
    }
    pub fn new_set(&mut self, items: Vec<Value>) -> Answer {
        todo!()
    }
    pub fn new_frozenset(&mut self, items: Vec<Value>) -> Answer {
        todo!()
    }
    pub fn set_insert(&mut self, set: &Obj<Set>, item: Value) -> Result<bool, Raised> {
        todo!()
    }
    pub fn unpack(&mut self, value: &Value, n: usize) -> Result<Vec<Value>, Raised> {
        todo!()
    }
    /// `before` items, a list, `after` items
    pub fn unpack_ex(&mut self, value: &Value, before: usize, after: usize) -> Result<Vec<Value>, Raised> {
        todo!()
    }
    pub fn aiter(&mut self, value: &Value) -> Answer {
        todo!()
    }
    /// the awaitable of the next item (`async for` and `anext`)
    pub fn anext(&mut self, iterator: &Value) -> Answer {
        todo!()
    }
    // classes
    pub fn is_exception_class(&self, value: &Value) -> bool {
        todo!()
    }
    pub fn native_class(&mut self, spec: &'static ClassSpec) -> Obj<Class> {
        todo!()
    }
    pub fn class_of(&self, value: &Value) -> &Obj<Class> {
        todo!()
    }
    pub fn is_instance(&self, value: &Value, class: &Obj<Class>) -> bool {
        todo!()
    }
    /// `isinstance(value, class_or_tuple)` in full
    pub fn isinstance(&mut self, value: &Value, class: &Value) -> Result<bool, Raised> {
        todo!()
    }
    pub fn instance_around(&mut self, class: &Value, payload: Value) -> Answer {
        todo!()
    }
    /// `found.__get__(object, class)`, or `found` where it is no descriptor
    pub fn bind_descriptor(&mut self, found: &Value, object: &Value, class: &Obj<Class>) -> Answer {
        todo!()
    }
    /// as `getattr`, perhaps leaving a request (property getters, `__getattr__`)
    pub fn getattr_step(&mut self, object: &Value, name: Symbol) -> Answer {
        todo!()
    }
    /// a plain value (no descriptor) that `class.name` finds and that depends only on `class.version`
    pub fn class_constant(&mut self, class: &Obj<Class>, name: Symbol) -> Option<Value> {
        todo!()
    }
    /// note on the NameError being raised which name it is about
    pub fn note_name(&mut self, name: Symbol) {
        todo!()
    }
    /// "Exception ignored in: …" with traceback, for the exception in the VM
    pub fn unraisable(&mut self, culprit: &Value) {
        todo!()
    }
    pub fn generator_frame(&mut self, generator: &Value) -> Answer {
        todo!()
    }
    /// the REPL's display of an expression's value (`sys.displayhook`)
    pub fn display(&mut self, value: &Value) -> Result<(), Raised> {
        todo!()
    }
    // import system
    pub fn import_module(&mut self, name: &str) -> Answer {
        todo!()
    }
    pub(super) fn import_name(&mut self, regs: Regs, name: &Value, names: &Value, level: u8) -> Answer {
        todo!()
    }
    pub fn import_from(&mut self, module: &Value, name: Symbol) -> Answer {
        todo!()
    }
    // event loop
    /// call the first-iteration hook of an asynchronous generator, once (`sys.set_asyncgen_hooks`)
    pub fn async_generator_hooks(&mut self, generator: &Obj<Generator>) -> Result<(), Raised> {
        todo!()
    }
    /// whether `types.coroutine` marked it
    pub fn is_generator_coroutine(&self, generator: &Obj<Generator>) -> bool {
        false
    }
}
