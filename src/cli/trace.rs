//! `coroscope trace FILE`: runs a script and prints what its scheduler does, one line an event.

use super::args::{Program, RunOptions};
use super::run::{USAGE, end, load, settings};
use crate::interpreter::Interpreter;
use crate::trace::log::TextLog;
use crate::trace::observer::Tracer;

/// Runs the script; its own output becomes lines of the log.
pub fn trace(options: &RunOptions) -> i32 {
    let Some(program) = options.program.clone() else { return USAGE };
    let loaded = match load(&program) {
        Ok(loaded) => loaded,
        Err(failure) => return failure.report(),
    };
    let mut interpreter = Interpreter::new(settings(options, &program));
    let now = interpreter.vm.event_loop.clock.now();
    let log = TextLog::new(std::io::BufWriter::new(std::io::stdout()), now);
    interpreter.vm.tracer = Some(Box::new(Tracer::new(Box::new(log), now)));
    interpreter.vm.output.keep_stdout_back();
    let ending = match program {
        Program::File(_) => interpreter.run_script(loaded.source),
        Program::Code(_) | Program::Stdin => interpreter.run_text(loaded.source),
    };
    if let Some(mut tracer) = interpreter.vm.tracer.take() {
        tracer.finish();
    }
    end(ending)
}
