//! Arguments in, exit code out.

use std::io::Write;
use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: coroscope::heap::allocator::Allocator = coroscope::heap::allocator::Allocator;

fn main() -> ExitCode {
    coroscope::heap::allocator::Allocator::set_up();
    std::panic::set_hook(Box::new(|fault| {
        let text = format!("coroscope {}: internal error, please report: {fault}\n", env!("CARGO_PKG_VERSION"));
        // Nobody is left to tell when stderr itself is closed.
        let _ = std::io::stderr().write_all(text.as_bytes());
    }));
    // Script code runs on a thread of its own, whose stack is large and touched lazily.
    let work = || -> i32 {
        let status = coroscope::cli::main(std::env::args_os().collect());
        // In the child of a fork this is the only thread, which nobody joins.
        std::process::exit(status)
    };
    let thread =
        std::thread::Builder::new().name("main".to_owned()).stack_size(coroscope::vm::start::THREAD_STACK).spawn(work);
    // Signals go to that thread, which then knows of those it sends itself at once.
    let _ = nix::sys::signal::SigSet::all().thread_block();
    match thread.map(std::thread::JoinHandle::join) {
        Ok(Ok(status)) => ExitCode::from(status as u8),
        Ok(Err(_)) | Err(_) => ExitCode::from(70),
    }
}
