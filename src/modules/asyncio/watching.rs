//! `loop.add_reader` and its kin: a callback as long as a descriptor is ready.

use super::loops;
use crate::event_loop::EventLoop;
use crate::event_loop::handle::Callback;
use crate::event_loop::io::Consumer;
use crate::heap::{Obj, Value};
use crate::net::SockId;
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Args, Raised};
use crate::vm::Vm;
use std::os::fd::RawFd;

impl Vm {
    /// The descriptor in an argument: a number, or an object with `fileno()` (`selectors.py`, `_fileobj_to_fd`).
    pub fn descriptor_arg(&mut self, value: &Value) -> Result<RawFd, Raised> {
        let number = match self.index_opt(value)? {
            Some(number) => number,
            None => {
                let fileno = self.intern("fileno");
                let found = self.call_method(value, fileno, &[]);
                match found {
                    Ok(number) => number,
                    Err(Raised) if self.raised_is(Exc::AttributeError) => {
                        drop(self.take_raised());
                        let shown = self.repr_text(value)?;
                        return Err(self.value_error(format!("Invalid file object: {shown}")));
                    }
                    Err(raised) => return Err(raised),
                }
            }
        };
        let number = self.index_i64(&number)?;
        match RawFd::try_from(number) {
            Ok(fd) if fd >= 0 => Ok(fd),
            Ok(_) | Err(_) => Err(self.value_error(format!("Invalid file descriptor: {number}"))),
        }
    }
}

/// `add_reader(fd, callback, *args)` and `add_writer`
pub fn add(vm: &mut Vm, args: Args<'_>, write: bool) -> Answer {
    let event_loop = loops::own(&args[0]).clone();
    loops::check_closed(vm, &event_loop)?;
    let fd = vm.descriptor_arg(&args[1])?;
    let id = vm.event_loop.io.net.watch(fd);
    refuse_transport(vm, id, write, fd)?;
    let context = vm.event_loop.context.copy();
    let callback = Callback::make(&event_loop, args[2].clone(), args[3].clone(), context, None);
    let replaced = vm.event_loop.io.watch(&event_loop, id, write, Consumer::Call(callback));
    match replaced {
        Ok(Some(Consumer::Call(old))) => old.cancel(),
        Ok(_) => {}
        Err(error) => {
            vm.event_loop.io.net.forget(id);
            return Err(vm.raise_os(&error, None));
        }
    }
    Ok(Value::None)
}

/// A descriptor that a transport reads is not the script's (`_ensure_fd_no_transport`).
fn refuse_transport(vm: &mut Vm, id: SockId, write: bool, fd: RawFd) -> Result<(), Raised> {
    let Some(Consumer::Object(transport)) = vm.event_loop.io.consumer(id, write) else { return Ok(()) };
    let transport = transport.value();
    let shown = vm.repr_text(&transport)?;
    Err(vm.raise(Exc::RuntimeError, format!("File descriptor {fd} is used by transport {shown}")))
}

/// `remove_reader(fd)` and `remove_writer(fd)`: whether there was one.
pub fn remove(vm: &mut Vm, args: Args<'_>, write: bool) -> Answer {
    let event_loop: Obj<EventLoop> = loops::own(&args[0]).clone();
    let fd = vm.descriptor_arg(&args[1])?;
    if event_loop.closed.get() {
        return Ok(Value::False);
    }
    let id = vm.event_loop.io.net.watch(fd);
    refuse_transport(vm, id, write, fd)?;
    match vm.event_loop.io.unwatch(id, write) {
        Some(Consumer::Call(old)) => {
            old.cancel();
            Ok(Value::True)
        }
        Some(Consumer::Object(_) | Consumer::Wake(_)) => Ok(Value::True),
        None => {
            vm.event_loop.io.net.forget(id);
            Ok(Value::False)
        }
    }
}

/// Goes on in our own language: a function of `lib/asyncio/_connections.py`, which gets all arguments by place.
pub fn connecting(vm: &mut Vm, name: &str, args: Args<'_>) -> Answer {
    let module = vm.import_module("asyncio._connections")?;
    let name = vm.intern(name);
    let function = vm.getattr(&module, name)?;
    vm.tail_call(function, args.values().to_vec())
}
