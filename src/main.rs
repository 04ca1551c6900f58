//! Arguments in, exit code out.

use std::process::ExitCode;

/// Tasks, coroutines and their futures are small objects that come and go: an allocator with size classes serves them best.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    // Script code runs on a thread of its own, whose stack is large and touched lazily.
    let work = || coroscope::cli::main(std::env::args_os().collect());
    let thread =
        std::thread::Builder::new().name("main".to_owned()).stack_size(coroscope::vm::start::THREAD_STACK).spawn(work);
    match thread.map(std::thread::JoinHandle::join) {
        Ok(Ok(status)) => ExitCode::from(status as u8),
        Ok(Err(_)) | Err(_) => ExitCode::from(70),
    }
}
