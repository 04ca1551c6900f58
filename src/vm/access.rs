//! Handlers of names, attributes and items: inline caches first, the protocols behind them.

use super::Vm;
use super::frame::frame_flags;
use super::regs::Regs;
use super::run::Switched;
use super::sites::{Finding, Known, Question, Site};
use crate::bytecode::op::Reg;
use crate::heap::{Instance, Kind, Obj, Ref, ShapeId, Value};
use crate::objects::bytes::ByteArray;
use crate::objects::cell::Cell;
use crate::objects::class::{self, Class};
use crate::objects::code::Code;
use crate::objects::descriptor::{Descriptor, Role};
use crate::objects::dict::Dict;
use crate::objects::exception::Exc;
use crate::objects::function::Function;
use crate::objects::list::List;
use crate::objects::method::BoundMethod;
use crate::objects::module::Module;
use crate::objects::names::{Symbol, sym};
use crate::objects::native::{Answer, Binding, Native, Raised};
use crate::objects::protocols::attributes::{Resolved, Store, added_attributes};
use crate::objects::string::Str;
use crate::objects::tuple::Tuple;
use std::hint::cold_path;

/// The globals of the running function.
#[inline(always)]
fn globals<'a>(regs: Regs) -> &'a Obj<Dict> {
    &regs.function().globals
}

impl Vm {
    // --- globals and names ---------------------------------------------------------------------------------------

    /// A global, else a builtin, by its cache.
    #[inline(always)]
    pub(super) fn cached_global(&self, regs: Regs, site: &Site) -> Option<Value> {
        let globals = globals(regs);
        if globals.keys_version() != site.guard.get() {
            return None;
        }
        if site.known.get() == Known::Global {
            return Some(globals.value_at(site.index.get() as usize));
        }
        cold_path();
        let builtin = site.known.get() == Known::Builtin && self.builtins.keys_version() == site.version.get();
        builtin.then(|| self.builtins.value_at(site.index.get() as usize))
    }

    /// A global, else a builtin.
    fn load_global(&mut self, regs: Regs, site: &Site) -> Answer {
        match self.cached_global(regs, site) {
            Some(value) => Ok(value),
            None => self.find_global(regs, site),
        }
    }

    /// The same in full; fills the cache.
    #[cold]
    #[inline(never)]
    pub(super) fn find_global(&mut self, regs: Regs, site: &Site) -> Answer {
        let globals = globals(regs);
        let name = self.names.string(site.name);
        if site.known.get() == Known::Global && globals.has_key_at(site.index.get() as usize, name) {
            // Other names came or went; this one stands where it stood.
            site.renew(globals.keys_version());
            return Ok(globals.value_at(site.index.get() as usize));
        }
        if let Some(index) = globals.find_str(name) {
            site.fill(Known::Global, globals.keys_version(), 0, index, Value::Unbound);
            return Ok(globals.value_at(index));
        }
        if let Some(own) = self.own_builtins(globals) {
            return self.own_builtin(&own, site.name);
        }
        let version = self.builtins.keys_version();
        if site.known.get() == Known::Builtin && site.version.get() == version {
            site.renew(globals.keys_version());
            return Ok(self.builtins.value_at(site.index.get() as usize));
        }
        if let Some(index) = self.builtins.find_str(name) {
            site.fill(Known::Builtin, globals.keys_version(), version, index, Value::Unbound);
            return Ok(self.builtins.value_at(index));
        }
        Err(self.name_error(site.name))
    }

    /// The `__builtins__` of these globals, where a script has put others in the place of the usual ones.
    fn own_builtins(&self, globals: &Dict) -> Option<Value> {
        let found = globals.get_str(self.names.string(sym::__builtins__))?;
        let usual = match (found.exact::<Module>(), found.exact::<Dict>()) {
            (Some(module), _) => module.dict.is(&self.builtins),
            (None, Some(dict)) => dict.is(&self.builtins),
            (None, None) => false,
        };
        (!usual).then_some(found)
    }

    #[cold]
    fn own_builtin(&mut self, builtins: &Value, name: Symbol) -> Answer {
        let mapping = builtins.exact::<Module>().map_or_else(|| builtins.clone(), |module| module.dict.value());
        match self.namespace_get(&mapping, name)? {
            Some(value) => Ok(value),
            None => Err(self.name_error(name)),
        }
    }

    /// NameError "name 'x' is not defined".
    pub(super) fn name_error(&mut self, name: Symbol) -> Raised {
        let message = format!("name '{}' is not defined", self.names.text(name));
        let raised = self.raise(Exc::NameError, message);
        self.note_name(name);
        raised
    }

    /// Binds a global.
    #[inline]
    pub(super) fn store_global(&mut self, regs: Regs, value: Value, site: &Site) {
        let globals = globals(regs);
        if site.known.get() == Known::Global && globals.keys_version() == site.guard.get() {
            drop(globals.replace_at(site.index.get() as usize, value));
            return;
        }
        let name = self.names.string(site.name);
        if site.known.get() == Known::Global && globals.has_key_at(site.index.get() as usize, name) {
            site.renew(globals.keys_version());
            drop(globals.replace_at(site.index.get() as usize, value));
            return;
        }
        globals.set_str(name, value);
        if let Some(index) = globals.find_str(name) {
            site.fill(Known::Global, globals.keys_version(), 0, index, Value::Unbound);
        }
    }

    /// Unbinds a global.
    pub(super) fn delete_global(&mut self, regs: Regs, site: &Site) -> Result<(), Raised> {
        match globals(regs).remove_str(self.names.string(site.name)) {
            Some(_) => Ok(()),
            None => Err(self.name_error(site.name)),
        }
    }

    /// The namespace of a class body (or of `exec` with its own locals): it stands before the function.
    pub(super) fn namespace<'a>(regs: Regs) -> &'a Value {
        regs.before(2)
    }

    /// A name in a namespace that any mapping may be; `None` where it has no such key.
    fn namespace_get(&mut self, namespace: &Value, name: Symbol) -> Result<Option<Value>, Raised> {
        if let Some(dict) = namespace.exact::<Dict>() {
            return Ok(dict.get_str(self.names.string(name)));
        }
        let key = self.names.value(name);
        match self.getitem(namespace, &key) {
            Ok(value) => Ok(Some(value)),
            Err(raised) if self.raised_is(Exc::KeyError) => {
                let Raised = raised;
                drop(self.take_raised());
                Ok(None)
            }
            Err(raised) => Err(raised),
        }
    }

    /// A name in a class body: namespace, globals, builtins.
    pub(super) fn load_name(&mut self, regs: Regs, site: &Site) -> Answer {
        match self.namespace_get(Self::namespace(regs), site.name)? {
            Some(value) => Ok(value),
            None => self.load_global(regs, site),
        }
    }

    /// Binds a name in a class body.
    pub(super) fn store_name(&mut self, regs: Regs, value: Value, site: &Site) -> Result<(), Raised> {
        let namespace = Self::namespace(regs);
        if let Some(dict) = namespace.exact::<Dict>() {
            dict.set_str(self.names.string(site.name), value);
            return Ok(());
        }
        let key = self.names.value(site.name);
        self.setitem(namespace, &key, value)
    }

    /// Unbinds a name in a class body.
    pub(super) fn delete_name(&mut self, regs: Regs, site: &Site) -> Result<(), Raised> {
        let namespace = Self::namespace(regs);
        if let Some(dict) = namespace.exact::<Dict>() {
            return match dict.remove_str(self.names.string(site.name)) {
                Some(_) => Ok(()),
                None => Err(self.name_error(site.name)),
            };
        }
        let key = self.names.value(site.name);
        self.delitem(namespace, &key)
    }

    // --- cells ---------------------------------------------------------------------------------------------------

    fn cell_at<'a>(regs: Regs, register: Reg) -> &'a Obj<Cell> {
        regs.get(register).exact::<Cell>().expect("MakeCell put a cell there")
    }

    #[inline(always)]
    fn free_at<'a>(regs: Regs, index: u16) -> &'a Obj<Cell> {
        let closure = regs.function().closure.exact::<Tuple>().expect("a function with free variables has a closure");
        closure.items()[index as usize].exact::<Cell>().expect("a closure holds cells")
    }

    /// The content of a local cell.
    #[inline]
    pub(super) fn load_cell(&mut self, regs: Regs, cell: Reg) -> Answer {
        let value = Self::cell_at(regs, cell).content.get();
        if value.is_unbound() {
            let code = regs.function().code.clone();
            self.unbound_local(&code, cell)?;
        }
        Ok(value)
    }

    /// Fills a local cell.
    #[inline]
    pub(super) fn store_cell(regs: Regs, cell: Reg, value: Value) {
        Self::cell_at(regs, cell).content.set(value);
    }

    /// Empties a local cell.
    pub(super) fn delete_cell(&mut self, regs: Regs, cell: Reg) -> Result<(), Raised> {
        self.load_cell(regs, cell)?;
        Self::cell_at(regs, cell).content.set(Value::Unbound);
        Ok(())
    }

    /// The content of a free variable, Unbound where it has none.
    #[inline(always)]
    pub(super) fn free_content(regs: Regs, index: u16) -> Value {
        Self::free_at(regs, index).content.get()
    }

    /// The content of a free variable.
    fn load_free(&mut self, regs: Regs, index: u16) -> Answer {
        let value = Self::free_content(regs, index);
        if value.is_unbound() {
            return Err(self.unbound_free(regs, index));
        }
        Ok(value)
    }

    /// NameError for a free variable without content.
    #[cold]
    pub(super) fn unbound_free(&mut self, regs: Regs, index: u16) -> Raised {
        let name = regs.function().code.unit.freevars[index as usize].clone();
        let message =
            format!("cannot access free variable '{name}' where it is not associated with a value in enclosing scope");
        self.raise(Exc::NameError, message)
    }

    /// Fills a free variable.
    #[inline(always)]
    pub(super) fn store_free(regs: Regs, index: u16, value: Value) {
        Self::free_at(regs, index).content.set(value);
    }

    /// Empties a free variable.
    pub(super) fn delete_free(&mut self, regs: Regs, index: u16) -> Result<(), Raised> {
        self.load_free(regs, index)?;
        Self::free_at(regs, index).content.set(Value::Unbound);
        Ok(())
    }

    /// The cell of a free variable.
    pub(super) fn free_cell(regs: Regs, index: u16) -> Value {
        Self::free_at(regs, index).value()
    }

    /// In a class body: the namespace's entry, else the free variable.
    pub(super) fn load_class_free(&mut self, regs: Regs, index: u16, site: &Site) -> Answer {
        match self.namespace_get(Self::namespace(regs), site.name)? {
            Some(value) => Ok(value),
            None => self.load_free(regs, index),
        }
    }

    /// UnboundLocalError for a local.
    #[cold]
    pub(super) fn unbound_local(&mut self, code: &Code, register: Reg) -> Result<(), Raised> {
        let name = code.unit.varnames.get(register as usize).cloned().unwrap_or_else(|| "".into());
        let message = format!("cannot access local variable '{name}' where it is not associated with a value");
        Err(self.raise(Exc::UnboundLocalError, message))
    }

    // --- attributes ----------------------------------------------------------------------------------------------

    /// An attribute by its cache; Unbound where the cache does not know.
    #[inline(always)]
    pub(super) fn cached_attr(&mut self, regs: Regs, obj: Reg, site: &Site) -> Value {
        let Some(object) = regs.get(obj).as_ref() else { return Value::Unbound };
        if site.known.get() != Known::Slot {
            return self.cached_outside(object, site).unwrap_or_default();
        }
        let shape = object.shape();
        match object.cast::<Instance>() {
            Some(instance) if site.hits(shape.0, self.shapes.version(shape)) => {
                instance.slot(site.index.get() as usize)
            }
            _ => Value::Unbound,
        }
    }

    /// The same for attributes that do not lie in the object itself.
    #[inline(always)]
    fn cached_outside(&self, object: &Ref, site: &Site) -> Option<Value> {
        match site.known.get() {
            Known::Constant => {
                let shape = object.shape();
                site.hits(shape.0, self.shapes.version(shape)).then(|| site.value.get())
            }
            Known::ModuleEntry => {
                let module = object.cast::<Module>()?;
                let hit = module.dict.keys_version() == site.guard.get();
                hit.then(|| module.dict.value_at(site.index.get() as usize))
            }
            Known::ClassConstant => {
                let class = object.cast::<Class>()?;
                (class.version.get() == site.guard.get()).then(|| site.value.get())
            }
            Known::ClassEntry => {
                let class = object.cast::<Class>().filter(|class| class.version.get() == site.guard.get())?;
                class.entry(site.index.get() as usize)
            }
            _ => None,
        }
    }

    /// `dst = obj.name` off the fast path; fills the cache.
    #[inline(never)]
    pub(super) fn get_attr_op(&mut self, regs: Regs, nlocals: u16, dst: Reg, obj: Reg, site: &Site) -> Switched {
        if let Some(function) = self.cached_method(regs, obj, site) {
            let method = BoundMethod::new(function, regs.operand(obj, nlocals));
            regs.set(dst, method.into());
            return Ok(false);
        }
        let value = self.attr_by_way(regs, obj, site);
        if !value.is_unbound() {
            if obj >= nlocals {
                regs.clear(obj);
            }
            regs.set(dst, value);
            return Ok(false);
        }
        let object = regs.operand(obj, nlocals);
        if let Some(getter) = self.cached_getter(&object, site) {
            return self.push_script_call(getter, [object], dst, 0);
        }
        let answer = self.attribute_by_finding(&object, site);
        drop(object);
        self.deliver(regs, dst, answer)
    }

    /// An attribute by what the site knows of shapes beside the last one; Unbound where it does not know.
    #[inline]
    fn attr_by_way(&self, regs: Regs, obj: Reg, site: &Site) -> Value {
        let Some(object) = regs.get(obj).as_ref() else { return Value::Unbound };
        let shape = object.shape();
        let Some(way) = site.way(shape.0, self.shapes.version(shape)) else { return Value::Unbound };
        match way.known.get() {
            Known::Slot => object.cast::<Instance>().map_or(Value::Unbound, |it| it.slot(way.index.get() as usize)),
            Known::Constant => way.value.get(),
            _ => Value::Unbound,
        }
    }

    /// The getter of a property by its cache.
    #[inline]
    fn cached_getter(&self, object: &Value, site: &Site) -> Option<Value> {
        let shape = object.as_ref()?.shape();
        let version = self.shapes.version(shape);
        if site.hits(shape.0, version) {
            return (site.known.get() == Known::Property).then(|| site.value.get());
        }
        site.way(shape.0, version).filter(|way| way.known.get() == Known::Property).map(|way| way.value.get())
    }

    /// An attribute by what is known of the object's shape; fills the site.
    fn attribute_by_finding(&mut self, object: &Value, site: &Site) -> Answer {
        let Some(object_ref) = object.as_ref() else { return self.getattr_step(object, site.name) };
        if matches!(object_ref.kind(), Kind::Module | Kind::Class) {
            self.fill_namespace(object, site);
            return self.getattr_step(object, site.name);
        }
        let shape = object_ref.shape();
        let finding = self.find_attr(shape, site.name);
        match finding.known {
            Known::Slot => {
                let value = match object.exact::<Instance>() {
                    Some(instance) => instance.slot(finding.index),
                    None => added_attributes(object).and_then(|added| added.get(finding.index)).unwrap_or_default(),
                };
                if value.is_unbound() {
                    return self.getattr_step(object, site.name);
                }
                self.fill_site(site, shape, finding);
                Ok(value)
            }
            Known::Constant => {
                let value = finding.value.clone();
                self.fill_site(site, shape, finding);
                Ok(value)
            }
            Known::Method => {
                let function = finding.value.clone();
                self.fill_site(site, shape, finding);
                Ok(BoundMethod::new(function, object.clone()).into())
            }
            Known::Property => {
                let getter = finding.value.clone();
                self.fill_site(site, shape, finding);
                self.tail_call_one(getter, object.clone())
            }
            _ => self.getattr_step(object, site.name),
        }
    }

    pub(super) fn fill_site(&self, site: &Site, shape: ShapeId, finding: Finding) {
        site.fill(finding.known, shape.0, self.shapes.version(shape), finding.index, finding.value);
    }

    /// What `obj.name` is for every object of a shape, from the cache or found in full.
    fn find_attr(&mut self, shape: ShapeId, name: Symbol) -> Finding {
        let version = self.shapes.version(shape);
        if let Some(finding) = self.attr_cache.get(shape, version, name, Question::Load) {
            return finding.clone();
        }
        let finding = match self.resolve_attr(shape, name) {
            Resolved::Slot(index) => Finding::slot(Known::Slot, index, shape),
            Resolved::ClassValue(value) if Self::may_cache(&value) => Finding::of(Known::Constant, value),
            Resolved::Method(function) => Finding::of(Known::Method, function),
            Resolved::Property(getter) if getter.exact::<Function>().is_some() => Finding::of(Known::Property, getter),
            _ => Finding::of(Known::Uncached, Value::Unbound),
        };
        self.attr_cache.put(shape, version, name, Question::Load, finding.clone());
        finding
    }

    /// Remembers where an attribute of a module or class lies.
    fn fill_namespace(&mut self, object: &Value, site: &Site) {
        if let Some(module) = object.exact::<Module>() {
            if let Some(index) = module.dict.find_str(self.names.string(site.name)) {
                site.fill(Known::ModuleEntry, module.dict.keys_version(), 0, index, Value::Unbound);
            }
        } else if let Some(class) = object.exact::<Class>() {
            if let Some(value) = self.class_constant(class, site.name) {
                site.fill(Known::ClassConstant, class.version.get(), 0, 0, value);
            } else if let Some(index) = self.class_entry(class, site.name) {
                site.fill(Known::ClassEntry, class.version.get(), 0, index, Value::Unbound);
            }
        }
    }

    /// Values that a site may keep alive without anybody noticing.
    fn may_cache(value: &Value) -> bool {
        match value.kind() {
            None => true,
            Some(kind) => {
                matches!(kind, Kind::Str | Kind::Bytes | Kind::BigInt | Kind::Function | Kind::Native | Kind::Class)
            }
        }
    }

    /// Stores an attribute by its cache; hands the value back where the cache does not know.
    #[inline(always)]
    pub(super) fn cached_store(&mut self, regs: Regs, obj: Reg, site: &Site, value: Value) -> Option<Value> {
        let Some(instance) = regs.get(obj).exact::<Instance>() else { return Some(value) };
        let shape = instance.as_ref().shape();
        if !site.hits(shape.0, self.shapes.version(shape)) {
            return Some(value);
        }
        match site.known.get() {
            Known::Slot => drop(instance.replace_slot(site.index.get() as usize, value)),
            Known::AddSlot => {
                drop(instance.replace_slot(site.index.get() as usize, value));
                instance.as_ref().set_shape(site.next.get());
            }
            _ => return Some(value),
        }
        None
    }

    /// `obj.name = value` off the fast path; fills the cache.
    #[inline(never)]
    pub(super) fn set_attr_op(
        &mut self,
        regs: Regs,
        nlocals: u16,
        obj: Reg,
        value: Value,
        site: &Site,
    ) -> Result<(), Raised> {
        let value = match Self::store_entry(regs.get(obj), value, site) {
            Some(value) => value,
            None => {
                if obj >= nlocals {
                    regs.clear(obj);
                }
                return Ok(());
            }
        };
        let object = regs.operand(obj, nlocals);
        let Some(instance) = object.exact::<Instance>() else { return self.store_outside(&object, value, site) };
        let shape = instance.as_ref().shape();
        if let Some(way) = site.way(shape.0, self.shapes.version(shape)) {
            let (index, next) = (way.index.get() as usize, way.next.get());
            drop(instance.replace_slot(index, value));
            instance.as_ref().set_shape(next);
            return Ok(());
        }
        let finding = self.find_store(shape, site.name);
        if !matches!(finding.known, Known::Slot | Known::AddSlot) {
            return self.setattr(&object, site.name, value);
        }
        let (index, next) = (finding.index, finding.next);
        site.fill_with_next(shape.0, self.shapes.version(shape), finding);
        let old = instance.replace_slot(index, value);
        instance.as_ref().set_shape(next);
        drop(old);
        Ok(())
    }

    /// Stores data of a class that is bound anew now and then, whose place the site knows; gives the value back where it is any other
    /// store.
    #[inline(always)]
    fn store_entry(object: &Value, value: Value, site: &Site) -> Option<Value> {
        if site.known.get() != Known::ClassEntry {
            return Some(value);
        }
        match object.exact::<Class>() {
            Some(class) if site.guard.get() == class.version.get() && class::is_data(&value) => {
                drop(class.replace_entry(site.index.get() as usize, value));
                None
            }
            _ => Some(value),
        }
    }

    /// Stores an attribute of what is no instance.
    fn store_outside(&mut self, object: &Value, value: Value, site: &Site) -> Result<(), Raised> {
        let Some(class) = object.exact::<Class>() else { return self.setattr(object, site.name, value) };
        self.setattr(object, site.name, value)?;
        if let Some(index) = self.class_entry(class, site.name) {
            site.fill(Known::ClassEntry, class.version.get(), 0, index, Value::Unbound);
        }
        Ok(())
    }

    /// What `obj.name = value` does for every instance of a shape, from the cache or found in full.
    fn find_store(&mut self, shape: ShapeId, name: Symbol) -> Finding {
        let version = self.shapes.version(shape);
        if let Some(finding) = self.attr_cache.get(shape, version, name, Question::Store) {
            return finding.clone();
        }
        let finding = match self.resolve_store(shape, name) {
            Store::Slot(index) => Finding::slot(Known::Slot, index, shape),
            Store::AddSlot(next, index) => Finding::slot(Known::AddSlot, index, next),
            Store::Custom => Finding::of(Known::Uncached, Value::Unbound),
        };
        self.attr_cache.put(shape, version, name, Question::Store, finding.clone());
        finding
    }

    /// `del obj.name`
    pub(super) fn del_attr_op(&mut self, regs: Regs, nlocals: u16, obj: Reg, site: &Site) -> Result<(), Raised> {
        let object = regs.operand(obj, nlocals);
        self.delattr(&object, site.name)
    }

    /// A plain method by its cache.
    #[inline(always)]
    pub(super) fn cached_method(&mut self, regs: Regs, obj: Reg, site: &Site) -> Option<Value> {
        if site.known.get() != Known::Method {
            return None;
        }
        let shape = match regs.get(obj) {
            Value::Obj(object) => object.shape(),
            _ => return None,
        };
        site.hits(shape.0, self.shapes.version(shape)).then(|| site.value.get())
    }

    /// A plain method by what the site knows of shapes beside the last one.
    #[inline]
    fn method_by_way(&self, regs: Regs, obj: Reg, site: &Site) -> Option<Value> {
        let shape = regs.get(obj).as_ref()?.shape();
        let way = site.way(shape.0, self.shapes.version(shape))?;
        (way.known.get() == Known::Method).then(|| way.value.get())
    }

    /// Lays out a method call off the fast path; fills the cache.
    #[inline(never)]
    pub(super) fn load_method_op(&mut self, regs: Regs, nlocals: u16, at: Reg, obj: Reg, site: &Site) -> Switched {
        // A function of a module, mostly.
        let value = self.cached_attr(regs, obj, site);
        if !value.is_unbound() {
            if obj >= nlocals {
                regs.clear(obj);
            }
            regs.set(at, Value::Unbound);
            regs.set(at + 1, value);
            return Ok(false);
        }
        if let Some(function) = self.method_by_way(regs, obj, site) {
            let receiver = regs.operand(obj, nlocals);
            regs.set(at, function);
            regs.set(at + 1, receiver);
            return Ok(false);
        }
        // Floats and machine integers have no header; their methods are found by their class's shape.
        let shape = self.class_of(regs.get(obj)).instance_shape.get();
        let shape = regs.get(obj).as_ref().map_or(shape, Ref::shape);
        if !matches!(regs.get(obj).kind(), Some(Kind::Module | Kind::Class)) {
            let finding = self.find_attr(shape, site.name);
            if finding.known == Known::Method {
                let function = finding.value.clone();
                self.fill_site(site, shape, finding);
                let receiver = regs.operand(obj, nlocals);
                regs.set(at, function);
                regs.set(at + 1, receiver);
                return Ok(false);
            }
        }
        let object = regs.operand(obj, nlocals);
        if let Some((function, receiver)) = Self::super_method(&object, site.name) {
            regs.set(at, function);
            regs.set(at + 1, receiver);
            return Ok(false);
        }
        let answer = self.attribute_by_finding(&object, site);
        drop(object);
        regs.set(at, Value::Unbound);
        self.deliver(regs, at + 1, answer)
    }

    /// The function behind `super().name` and its receiver, where it is to be called as a method of an instance.
    pub(super) fn super_method(object: &Value, name: Symbol) -> Option<(Value, Value)> {
        let Role::Super { owner, receiver, start } = &object.exact::<Descriptor>()?.role else { return None };
        let start = start.as_ref()?;
        if name == sym::__class__ || receiver.exact::<Class>().is_some_and(|class| class.is(start)) {
            return None;
        }
        let mro = start.mro.borrow();
        let at = mro.iter().position(|class| class.is(owner))?;
        let found = mro[at + 1..].iter().find_map(|class| class.attributes.borrow().get(&name).cloned())?;
        let native = found.exact::<Native>().is_some_and(|n| n.owner.is_some() && n.row.binding == Binding::Plain);
        (native || found.kind() == Some(Kind::Function)).then(|| (found, receiver.clone()))
    }

    // --- items ---------------------------------------------------------------------------------------------------

    /// `obj[key]` of a list or tuple by a machine integer.
    #[inline(always)]
    pub(super) fn fast_item(&self, regs: Regs, obj: Reg, key: Reg) -> Option<Value> {
        let Value::Int(index) = regs.get(key) else { return None };
        Self::item_at(regs.get(obj), *index)
    }

    /// The same by a small constant.
    #[inline(always)]
    pub(super) fn fast_item_imm(&self, regs: Regs, obj: Reg, imm: i16) -> Option<Value> {
        Self::item_at(regs.get(obj), i64::from(imm))
    }

    #[inline(always)]
    fn item_at(object: &Value, index: i64) -> Option<Value> {
        let object = object.as_ref()?;
        match object.kind() {
            Kind::List => {
                let items = &object.cast::<List>()?.items;
                items.get(Self::item_place(index, items.len())?)
            }
            Kind::Tuple => {
                let items = object.cast::<Tuple>()?.items();
                items.get(Self::item_place(index, items.len())?).cloned()
            }
            _ => None,
        }
    }

    /// Where an index points in a row of so many items.
    #[inline(always)]
    fn item_place(index: i64, len: usize) -> Option<usize> {
        if (index as u64) < len as u64 {
            return Some(index as usize);
        }
        cold_path();
        let from_end = index.wrapping_add(len as i64);
        (index < 0 && from_end >= 0).then_some(from_end as usize)
    }

    /// `dst = obj[key]` off the fast path.
    #[inline(never)]
    pub(super) fn get_item_op(&mut self, regs: Regs, nlocals: u16, dst: Reg, obj: Reg, key: Reg) -> Switched {
        if let Some(value) = regs.get(obj).exact::<Dict>().and_then(|dict| dict.get_plain(regs.get(key))) {
            Self::consume2(regs, nlocals, obj, key);
            regs.set(dst, value);
            return Ok(false);
        }
        if let (Some(text), Value::Int(at @ 0..)) = (regs.get(obj).exact::<Str>(), regs.get(key)) {
            if let Some(point) = text.char_at(*at as usize) {
                let character = self.character(point);
                Self::consume2(regs, nlocals, obj, key);
                regs.set(dst, character);
                return Ok(false);
            }
        }
        let key = regs.operand(key, nlocals);
        if regs.get(obj).kind() == Some(Kind::Instance) {
            if let Some(done) = self.getitem_call(regs, nlocals, dst, obj, key.clone()) {
                return done;
            }
        }
        let object = regs.operand(obj, nlocals);
        let answer = self.getitem_step(&object, &key);
        drop((object, key));
        self.deliver(regs, dst, answer)
    }

    /// `dst = obj[imm]` off the fast path.
    #[inline(never)]
    pub(super) fn get_item_imm(&mut self, regs: Regs, nlocals: u16, dst: Reg, obj: Reg, imm: i16) -> Switched {
        let key = Value::Int(i64::from(imm));
        if let Some(value) = regs.get(obj).exact::<Dict>().and_then(|dict| dict.get_plain(&key)) {
            if obj >= nlocals {
                regs.clear(obj);
            }
            regs.set(dst, value);
            return Ok(false);
        }
        if let Some(done) = self.getitem_call(regs, nlocals, dst, obj, Value::Int(i64::from(imm))) {
            return done;
        }
        let object = regs.operand(obj, nlocals);
        let answer = self.getitem_step(&object, &Value::Int(i64::from(imm)));
        drop(object);
        self.deliver(regs, dst, answer)
    }

    /// `obj[key] = src` off the fast path.
    #[inline(never)]
    pub(super) fn set_item_op(&mut self, regs: Regs, nlocals: u16, obj: Reg, key: Reg, src: Reg) -> Switched {
        if Self::set_byte(regs.get(obj), regs.get(key), regs.get(src)) {
            if obj >= nlocals {
                regs.clear(obj);
            }
            return Ok(false);
        }
        let (mut value, mut key) = (regs.operand(src, nlocals), regs.operand(key, nlocals));
        if let Some(dict) = regs.get(obj).exact::<Dict>() {
            (key, value) = match dict.set_plain(key, value) {
                Err(pair) => pair,
                Ok(()) => {
                    if obj >= nlocals {
                        regs.clear(obj);
                    }
                    return Ok(false);
                }
            };
        }
        let object = regs.operand(obj, nlocals);
        if let Some(method) = self.script_method(&object, sym::__setitem__) {
            return self.push_script_call(method, [object, key, value], 0, frame_flags::DISCARD);
        }
        self.setitem(&object, &key, value).map(|()| false)
    }

    /// `bytearray[index] = byte` in the plain case.
    #[inline(always)]
    fn set_byte(object: &Value, key: &Value, value: &Value) -> bool {
        match (object.exact::<ByteArray>(), key, value) {
            (Some(array), Value::Int(at @ 0..), Value::Int(byte @ 0..256)) => {
                array.bytes.replace(*at as usize, *byte as u8).is_ok()
            }
            (_, _, _) => false,
        }
    }

    /// `del obj[key]`
    pub(super) fn del_item_op(&mut self, regs: Regs, nlocals: u16, obj: Reg, key: Reg) -> Result<(), Raised> {
        let (object, key) = (regs.operand(obj, nlocals), regs.operand(key, nlocals));
        self.delitem(&object, &key)
    }
}
