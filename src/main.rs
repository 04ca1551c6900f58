//! Arguments in, exit code out.

use corosensei::stack::DefaultStack;
use std::io::Write;
use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: coroscope::heap::allocator::Allocator = coroscope::heap::allocator::Allocator;

/// The allocator's settings come before its first block, and Rust's own start asks for one before `main`.
#[cfg_attr(target_os = "linux", allow(unsafe_code), used, unsafe(link_section = ".init_array"))]
static SET_UP: extern "C" fn() = set_up;

extern "C" fn set_up() {
    coroscope::heap::allocator::Allocator::set_up();
}

fn main() -> ExitCode {
    if cfg!(not(target_os = "linux")) {
        SET_UP();
    }
    std::panic::set_hook(Box::new(|fault| {
        let text = format!("coroscope {}: internal error, please report: {fault}\n", env!("CARGO_PKG_VERSION"));
        // Nobody is left to tell when stderr itself is closed.
        let _ = std::io::stderr().write_all(text.as_bytes());
    }));
    // Script code runs on a large stack, touched lazily. No thread of its own: starting one, and signals finding it, costs a
    // tenth of the start of a small script.
    let Ok(stack) = DefaultStack::new(coroscope::vm::start::THREAD_STACK) else {
        let text = "coroscope: no room for the stack: is the address space limited (`ulimit -v`)?\n";
        let _ = std::io::stderr().write_all(text.as_bytes());
        return ExitCode::from(70);
    };
    // A panic has been told by then.
    let work = || std::panic::catch_unwind(|| coroscope::cli::main(std::env::args_os().collect()));
    let status = corosensei::on_stack(stack, work).unwrap_or(70);
    ExitCode::from(status as u8)
}
