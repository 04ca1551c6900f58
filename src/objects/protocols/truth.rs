//! Truth: `bool(x)`.

use crate::heap::Value;
use crate::objects::native::Raised;
use crate::vm::Vm;

impl Vm {
    /// `bool(value)`
    pub fn truth(&mut self, _value: &Value) -> Result<bool, Raised> {
        todo!()
    }
}
