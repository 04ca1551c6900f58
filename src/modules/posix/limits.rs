//! Limits of the process (`getrlimit` and its like), under module `resource`.

use crate::heap::Value;
use crate::objects::dict::Dict;
use crate::objects::native::{Answer, Args};
use crate::vm::Vm;
#[cfg(target_os = "linux")]
use rustix::process::Pid;
use rustix::process::{Resource, Rlimit};

/// What can be limited, by CPython's names.
const RESOURCES: &[(&str, Resource)] = &[
    ("RLIMIT_CPU", Resource::Cpu),
    ("RLIMIT_FSIZE", Resource::Fsize),
    ("RLIMIT_DATA", Resource::Data),
    ("RLIMIT_STACK", Resource::Stack),
    ("RLIMIT_CORE", Resource::Core),
    ("RLIMIT_RSS", Resource::Rss),
    ("RLIMIT_NPROC", Resource::Nproc),
    ("RLIMIT_NOFILE", Resource::Nofile),
    ("RLIMIT_MEMLOCK", Resource::Memlock),
    ("RLIMIT_AS", Resource::As),
    #[cfg(target_os = "linux")]
    ("RLIMIT_SIGPENDING", Resource::Sigpending),
    #[cfg(target_os = "linux")]
    ("RLIMIT_MSGQUEUE", Resource::Msgqueue),
    #[cfg(target_os = "linux")]
    ("RLIMIT_NICE", Resource::Nice),
    #[cfg(target_os = "linux")]
    ("RLIMIT_RTPRIO", Resource::Rtprio),
    #[cfg(target_os = "linux")]
    ("RLIMIT_RTTIME", Resource::Rttime),
];

/// How a limit that is none is written: `RLIM_INFINITY`.
const NONE: i64 = -1;

fn resource_of(number: i64) -> Option<Resource> {
    RESOURCES.iter().map(|(_, resource)| *resource).find(|resource| *resource as i64 == number)
}

/// The numbers of all that can be limited, by name.
pub fn names(vm: &mut Vm, _args: Args<'_>) -> Answer {
    let numbers = Dict::new();
    for (name, resource) in RESOURCES {
        let name = vm.intern(name);
        numbers.set_str(vm.names.string(name), Value::Int(*resource as i64));
    }
    Ok(numbers.into())
}

fn pair(vm: &mut Vm, limits: &Rlimit) -> Value {
    let shown = |limit: Option<u64>| Value::Int(limit.and_then(|limit| i64::try_from(limit).ok()).unwrap_or(NONE));
    vm.new_tuple(vec![shown(limits.current), shown(limits.maximum)])
}

/// `getrlimit(resource)`: the soft and the hard limit.
pub fn get(vm: &mut Vm, args: Args<'_>) -> Answer {
    let number = vm.index_i64(&args[0])?;
    match resource_of(number) {
        Some(resource) => Ok(pair(vm, &rustix::process::getrlimit(resource))),
        None => Err(vm.value_error("invalid resource specified")),
    }
}

/// `setrlimit(pid, resource, soft, hard)`: those there were.
pub fn set(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (pid, number) = (vm.index_i64(&args[0])?, vm.index_i64(&args[1])?);
    let Some(resource) = resource_of(number) else { return Err(vm.value_error("invalid resource specified")) };
    let mut limits = [None, None];
    for (at, limit) in limits.iter_mut().enumerate() {
        *limit = u64::try_from(vm.index_i64(&args[2 + at])?).ok();
    }
    let [current, maximum] = limits;
    let wanted = Rlimit { current, maximum };
    match change(pid, resource, wanted) {
        Ok(before) => Ok(pair(vm, &before)),
        Err(rustix::io::Errno::INVAL) => Err(vm.value_error("current limit exceeds maximum limit")),
        Err(rustix::io::Errno::PERM) if pid == 0 => Err(vm.value_error("not allowed to raise maximum limit")),
        Err(error) => Err(vm.raise_os(&error.into(), None)),
    }
}

#[cfg(target_os = "linux")]
fn change(pid: i64, resource: Resource, wanted: Rlimit) -> rustix::io::Result<Rlimit> {
    let pid = i32::try_from(pid).map_err(|_| rustix::io::Errno::SRCH)?;
    rustix::process::prlimit(Pid::from_raw(pid), resource, wanted)
}

#[cfg(not(target_os = "linux"))]
fn change(_pid: i64, resource: Resource, wanted: Rlimit) -> rustix::io::Result<Rlimit> {
    let before = rustix::process::getrlimit(resource);
    rustix::process::setrlimit(resource, wanted).map(|()| before)
}
