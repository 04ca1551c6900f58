//! The way in: from the channel to the protocol.
//!
//! The poller tells of an edge once. A read that did not fill the whole room has emptied the channel; one that did, and one after
//! the other side has ended, leaves a signal for the next turn, so that a fast peer cannot hold the loop up.

use super::protocol::StreamProtocol;
use super::transport::{Sink, Stage, Transport};
use crate::event_loop::handle::Handle;
use crate::event_loop::io::Consumer;
use crate::heap::{Obj, Value};
use crate::objects::bytes::make;
use crate::objects::native::{NativeObject, Raised, Signal};
use crate::trace::event::Event;
use crate::vm::Vm;
use std::io::{self, ErrorKind};

/// Bytes read at once.
const ROOM: usize = 256 << 10;

/// What a read brought.
enum Came {
    Nothing,
    Bytes(usize),
    End,
    Failed(io::Error),
}

impl Transport {
    /// Begins to read, unless the end came first or the protocol paused it.
    pub fn begin_reading(&self, vm: &mut Vm, own: &Obj<NativeObject>) -> Result<(), Raised> {
        if self.is_closing() || (self.only_writes && !self.channel.borrow().tells_its_end()) || self.reads.replace(true) {
            return Ok(());
        }
        self.watch(vm, own, false)
    }

    /// Registers with the poller.
    pub fn watch(&self, vm: &mut Vm, own: &Obj<NativeObject>, write: bool) -> Result<(), Raised> {
        let Some(id) = self.channel.borrow().id() else { return Ok(()) };
        let watched = vm.event_loop.io.watch(&self.event_loop, id, write, Consumer::Object(own.clone()));
        match watched {
            Ok(_) => Ok(()),
            Err(error) => Err(vm.raise_os(&error, None)),
        }
    }

    /// Is told no more of what can be read.
    pub fn stop_reading(&self, vm: &mut Vm) {
        self.reads.set(false);
        if let Some(id) = self.channel.borrow().id() {
            drop(vm.event_loop.io.unwatch(id, false));
        }
    }

    /// `resume_reading()`: what was missed is told in the next turn.
    pub fn resume_reading(&self, vm: &mut Vm, own: &Obj<NativeObject>) {
        if self.is_closing() || !self.paused.replace(false) {
            return;
        }
        if let Some(missed) = self.missed.take() {
            vm.push_ready(&self.event_loop, Handle::Signal(own.clone(), missed));
        }
    }

    /// There is something to read.
    pub fn on_readable(&self, vm: &mut Vm, own: &Obj<NativeObject>, signal: Signal) -> Result<(), Raised> {
        if self.stage.get() != Stage::Open || !self.reads.get() {
            return Ok(());
        }
        if self.only_writes {
            return self.on_reader_gone(vm, own);
        }
        if self.paused.get() {
            let ended = self.missed.get() == Some(Signal::Ended);
            self.missed.set(Some(if ended { Signal::Ended } else { signal }));
            return Ok(());
        }
        if self.sink.get() == Sink::Buffered {
            return self.read_buffered(vm, own, signal);
        }
        let mut scratch = std::mem::take(&mut vm.event_loop.io.scratch);
        if scratch.is_empty() {
            scratch = vec![0; ROOM];
        }
        let came = self.read(vm, &mut scratch);
        let told = match came {
            Came::Bytes(count) => {
                if count == scratch.len() || signal == Signal::Ended {
                    self.read_again(vm, own, signal);
                }
                self.hand_on(vm, own, &scratch[..count])
            }
            other => self.on_other(vm, own, other),
        };
        vm.event_loop.io.scratch = scratch;
        told
    }

    fn on_other(&self, vm: &mut Vm, own: &Obj<NativeObject>, came: Came) -> Result<(), Raised> {
        match came {
            Came::Nothing | Came::Bytes(_) => Ok(()),
            Came::End => self.on_end(vm, own),
            Came::Failed(error) => {
                let what = if self.channel.borrow().is_socket() { "socket" } else { "pipe" };
                self.fatal_system(vm, own, &error, &format!("Fatal read error on {what} transport"))
            }
        }
    }

    /// There may be more: the next turn looks.
    fn read_again(&self, vm: &mut Vm, own: &Obj<NativeObject>, signal: Signal) {
        vm.push_ready(&self.event_loop, Handle::Signal(own.clone(), signal));
    }

    fn read(&self, vm: &mut Vm, bytes: &mut [u8]) -> Came {
        loop {
            return match self.channel.borrow().read(&mut vm.event_loop.io, bytes) {
                Ok(0) => Came::End,
                Ok(count) => Came::Bytes(count),
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) if error.kind() == ErrorKind::WouldBlock => Came::Nothing,
                Err(error) => Came::Failed(error),
            };
        }
    }

    /// Gives bytes to the protocol.
    fn hand_on(&self, vm: &mut Vm, own: &Obj<NativeObject>, bytes: &[u8]) -> Result<(), Raised> {
        let count = bytes.len();
        vm.observe(|vm| Event::note("io.read", Some(vm.trace_id(&own.value())), format!("{count} bytes arrive")));
        let protocol = self.protocol.get();
        if let (Sink::Stream, Some(stream)) = (self.sink.get(), protocol.native::<StreamProtocol>()) {
            return stream.data_received(vm, bytes);
        }
        if self.sink.get() == Sink::Tap {
            let Some((object, tap)) = self.tap.borrow().clone() else { return Ok(()) };
            return tap(vm, &object, bytes).or_else(|Raised| {
                self.fatal_raised(vm, own, "Fatal error: protocol.data_received() call failed.")
            });
        }
        match self.call_protocol(vm, "data_received", &[make(bytes.to_vec())]) {
            Ok(_) => Ok(()),
            Err(Raised) => self.fatal_raised(vm, own, "Fatal error: protocol.data_received() call failed."),
        }
    }

    /// The protocol has buffers of its own.
    fn read_buffered(&self, vm: &mut Vm, own: &Obj<NativeObject>, signal: Signal) -> Result<(), Raised> {
        use crate::modules::io::base::{fill, room};
        let asked = self.call_protocol(vm, "get_buffer", &[Value::Int(-1)]);
        let sized = asked.and_then(|buffer| room(vm, &buffer, "get_buffer").map(|size| (buffer, size)));
        let Ok((buffer, size)) = sized else {
            return self.fatal_raised(vm, own, "Fatal error: protocol.get_buffer() call failed.");
        };
        if size == 0 {
            let Raised = vm.raise(crate::objects::exception::Exc::RuntimeError, "get_buffer() returned an empty buffer");
            return self.fatal_raised(vm, own, "Fatal error: protocol.get_buffer() call failed.");
        }
        let mut bytes = vec![0; size.min(ROOM)];
        match self.read(vm, &mut bytes) {
            Came::Bytes(count) => {
                if count == bytes.len() || signal == Signal::Ended {
                    self.read_again(vm, own, signal);
                }
                let filled = fill(vm, &buffer, &bytes[..count])
                    .and_then(|()| self.call_protocol(vm, "buffer_updated", &[Value::Int(count as i64)]).map(drop));
                match filled {
                    Ok(()) => Ok(()),
                    Err(Raised) => {
                        self.fatal_raised(vm, own, "Fatal error: protocol.buffer_updated() call failed.")
                    }
                }
            }
            other => self.on_other(vm, own, other),
        }
    }

    /// The other side sends no more.
    fn on_end(&self, vm: &mut Vm, own: &Obj<NativeObject>) -> Result<(), Raised> {
        if !self.channel.borrow().is_socket() {
            return self.on_pipe_end(vm, own);
        }
        let protocol = self.protocol.get();
        let keeps_open = match (self.sink.get(), protocol.native::<StreamProtocol>()) {
            (Sink::Stream, Some(stream)) => stream.eof_received(vm),
            _ => match self.call_protocol(vm, "eof_received", &[]).and_then(|answer| vm.truth(&answer)) {
                Ok(keeps) => Ok(keeps),
                Err(Raised) => {
                    return self.fatal_raised(vm, own, "Fatal error: protocol.eof_received() call failed.");
                }
            },
        };
        if keeps_open? {
            // Writing goes on; there is nothing more to be told of on this side.
            self.other_ended.set(true);
            self.stop_reading(vm);
            return Ok(());
        }
        self.close(vm, own)
    }

    /// Nobody reads what is written into a pipe any more.
    fn on_reader_gone(&self, vm: &mut Vm, own: &Obj<NativeObject>) -> Result<(), Raised> {
        let waits = !self.unsent.borrow().is_empty();
        let reason = if waits {
            let Raised = vm.raise_args(crate::objects::exception::Exc::BrokenPipeError, Vec::new());
            vm.take_raised()
        } else {
            Value::None
        };
        self.force_close(vm, own, reason);
        Ok(())
    }

    /// A pipe's writer is gone: `eof_received`, then `connection_lost`, each in a turn of its own.
    fn on_pipe_end(&self, vm: &mut Vm, own: &Obj<NativeObject>) -> Result<(), Raised> {
        self.stage.set(Stage::Closing);
        self.stop_reading(vm);
        let protocol = self.protocol.get();
        let told = match (self.sink.get(), protocol.native::<StreamProtocol>()) {
            (Sink::Stream, Some(stream)) => stream.eof_received(vm).map(drop),
            _ => self.call_protocol(vm, "eof_received", &[]).map(drop),
        };
        self.lose(vm, own, Value::None);
        told.or_else(|Raised| self.callback_failed(vm, "eof_received"))
    }
}
