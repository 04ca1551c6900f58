//! Special methods: looked up on the class of an object, never on the object itself.

use crate::heap::Value;
use crate::objects::names::{Symbol, sym};
use crate::objects::native::{Answer, Args, Native, Raised};
use crate::vm::Vm;

impl Vm {
    /// The special method of `object` looked up on its class and bound to it; `None` where the class has none.
    pub fn special(&mut self, object: &Value, name: Symbol) -> Result<Option<Value>, Raised> {
        let class = self.class_of(object).clone();
        match self.class_lookup(&class, name) {
            // A hint that cannot be had is none.
            Some(found) if found.is_none() && name == sym::__length_hint__ => Ok(None),
            Some(found) if found.is_none() => Err(self.none_called()),
            Some(found) => self.bind_descriptor(&found, object, &class).map(Some),
            None => Ok(None),
        }
    }

    /// TypeError where a class has None under the name of a special method: CPython calls it.
    pub fn none_called(&mut self) -> Raised {
        self.type_error("'NoneType' object is not callable")
    }

    /// Runs what a class has under a special name on just these arguments, the object first, where it is a native method
    /// that takes so many; `None` where it is anything else. The answer may be a request.
    pub fn run_special_native(&mut self, found: &Value, args: &[Value]) -> Option<Answer> {
        let native = found.exact::<Native>()?;
        let fits = native.binds_instance() && native.signature(self).exact == args.len() as i32;
        fits.then(|| (native.row.body)(self, Args::new(args)))
    }
}
