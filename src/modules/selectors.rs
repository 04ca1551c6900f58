//! `_selectors`: which of several descriptors are ready, for the module `selectors`.

use super::NativeModule;
use crate::heap::Value;
use crate::net::Interest;
use crate::net::select::Select;
use crate::objects::list::List;
use crate::objects::native::{Answer, Args, Raised, row};
use crate::objects::tuple::Tuple;
use crate::vm::Vm;
use std::os::fd::RawFd;
use std::time::Duration;

/// `_selectors`
pub const MODULE: NativeModule = NativeModule {
    name: "_selectors",
    doc: "Waiting for descriptors.",
    functions: &[row("poll(wanted, timeout, /)", "Pairs of a descriptor and its events, of those that are ready.", poll)],
    classes: &[],
    setup: None,
};

/// Bits of `selectors`.
const READ: i64 = 1;
const WRITE: i64 = 2;

/// How long a wait lasts at most before signals are looked at, in seconds.
const SLICE: Duration = Duration::from_millis(50);

fn wanted(vm: &mut Vm, value: &Value) -> Result<Vec<(RawFd, Interest)>, Raised> {
    let mut wanted = Vec::new();
    for pair in vm.collect(value)? {
        let Some([fd, events]) = pair.exact::<Tuple>().map(|pair| pair.items()) else { continue };
        let events = vm.index_i64(events)?;
        let interest = Interest::of(events & READ != 0, events & WRITE != 0);
        wanted.push((vm.descriptor_arg(fd)?, interest));
    }
    Ok(wanted)
}

fn poll(vm: &mut Vm, args: Args<'_>) -> Answer {
    let wanted = wanted(vm, &args[0])?;
    let deadline = match args.some(1) {
        Some(timeout) => Some(vm.event_loop.clock.now() + vm.to_f64(timeout)?.max(0.0)),
        None => None,
    };
    let mut select = Select::new(&wanted).map_err(|error| vm.raise_os(&error, None))?;
    let found = wait(vm, &mut select, deadline)?;
    let pair = |(fd, ready): (RawFd, Interest)| {
        let events = if ready.read { READ } else { 0 } | if ready.write { WRITE } else { 0 };
        vm.new_tuple(vec![Value::Int(i64::from(fd)), Value::Int(events)])
    };
    Ok(List::new(found.into_iter().map(pair).collect()).into())
}

fn wait(vm: &mut Vm, select: &mut Select, deadline: Option<f64>) -> Result<Vec<(RawFd, Interest)>, Raised> {
    loop {
        vm.check_signals()?;
        let left = deadline.map_or(f64::INFINITY, |at| at - vm.event_loop.clock.now());
        let real = vm.event_loop.clock.is_real();
        let alone = vm.threads.alone();
        let rest = vm.event_loop.clock.really(left);
        let slice = if alone { rest.min(SLICE) } else { Duration::ZERO };
        let found = select.wait(slice).map_err(|error| vm.raise_os(&error, None))?;
        match deadline {
            _ if !found.is_empty() => return Ok(found),
            _ if !alone && left > 0.0 => vm.look_again_later(Duration::ZERO, deadline)?,
            Some(_) if rest <= SLICE => return Ok(found),
            Some(at) if !real => vm.event_loop.clock.wait_until(at),
            Some(_) | None => {}
        }
    }
}
