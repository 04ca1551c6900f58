//! The way out and the end: writing, flow control, closing.
//!
//! What is written in one turn is kept and sent at its end in one call, or at once where it is more than the high-water mark or where
//! the other side has ended: whoever writes to one that has left hears of it in the same turn, as with asyncio.

use super::channel::Channel;
use super::protocol::StreamProtocol;
use super::transport::{Sink, Stage, Transport, turn};
use crate::event_loop::handle::Handle;
use crate::heap::{Obj, Value};
use crate::objects::exception::Exc;
use crate::objects::native::{NativeObject, Raised, Signal};
use crate::trace::event::Event;
use crate::vm::Vm;
use std::io::{self, ErrorKind};

/// Writes after the end of which each is warned about.
const TOLERATED: u32 = 5;

/// Bytes that are sent without being copied first.
const LARGE: usize = 16 << 10;

impl Transport {
    /// Sends bytes, now or at the end of the turn.
    pub fn write(&self, vm: &mut Vm, own: &Obj<NativeObject>, bytes: &[u8]) -> Result<(), Raised> {
        if bytes.is_empty() {
            return Ok(());
        }
        if self.stage.get() == Stage::Lost {
            return self.write_after_end(vm);
        }
        let at_once = (bytes.len() >= LARGE || self.other_ended.get()) && self.unsent.borrow().is_empty();
        let sent = if at_once { self.send(vm, own, bytes)? } else { 0 };
        if sent == bytes.len() || self.stage.get() == Stage::Lost {
            return Ok(());
        }
        self.unsent.borrow_mut().push(&bytes[sent..]);
        if at_once {
            self.watch(vm, own, true)?;
        } else if !self.is_listed.replace(true) {
            vm.flush_later(own);
        }
        if self.unsent.borrow().len() <= self.water.get().0 {
            return Ok(());
        }
        if self.is_listed.get() {
            self.flush(vm, own)?;
        }
        self.maybe_hold_back(vm)
    }

    fn write_after_end(&self, vm: &mut Vm) -> Result<(), Raised> {
        let count = self.lost_writes.get();
        self.lost_writes.set(count + 1);
        if count + 1 < TOLERATED {
            return Ok(());
        }
        let name = if !self.only_writes { "socket.send() raised exception." } else { "pipe closed by peer or os.write(pipe, data) raised exception." };
        vm.log_warning("asyncio", name)
    }

    /// Sends a part; how much. An error ends the connection.
    fn send(&self, vm: &mut Vm, own: &Obj<NativeObject>, bytes: &[u8]) -> Result<usize, Raised> {
        let mut sent = 0;
        while sent < bytes.len() {
            let outcome = self.channel.borrow().write(&mut vm.event_loop.io, &bytes[sent..]);
            match outcome {
                Ok(count) => sent += count,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) if error.kind() == ErrorKind::WouldBlock => break,
                Err(error) => {
                    let what = if self.channel.borrow().is_socket() { "socket" } else { "pipe" };
                    self.fatal_system(vm, own, &error, &format!("Fatal write error on {what} transport"))?;
                    return Ok(sent);
                }
            }
        }
        if sent > 0 {
            vm.observe(|vm| Event::note("io.write", Some(vm.trace_id(&own.value())), format!("{sent} bytes are sent")));
        }
        Ok(sent)
    }

    /// Sends what waits, as far as it goes.
    pub fn flush(&self, vm: &mut Vm, own: &Obj<NativeObject>) -> Result<(), Raised> {
        if self.unsent.borrow().is_empty() || self.stage.get() == Stage::Lost {
            return Ok(());
        }
        let waiting = std::mem::take(&mut *self.unsent.borrow_mut());
        let sent = self.send(vm, own, waiting.as_slice())?;
        if self.stage.get() == Stage::Lost {
            return Ok(());
        }
        {
            let mut unsent = self.unsent.borrow_mut();
            debug_assert!(unsent.is_empty(), "nothing is written while something is sent");
            *unsent = waiting;
            unsent.skip(sent);
        }
        if self.unsent.borrow().is_empty() { self.on_drained(vm, own) } else { self.watch(vm, own, true) }
    }

    /// There is room to write.
    pub fn on_writable(&self, vm: &mut Vm, own: &Obj<NativeObject>) -> Result<(), Raised> {
        if self.unsent.borrow().is_empty() {
            return Ok(());
        }
        self.flush(vm, own)?;
        self.maybe_go_on(vm)
    }

    /// All is sent.
    fn on_drained(&self, vm: &mut Vm, own: &Obj<NativeObject>) -> Result<(), Raised> {
        if let Some(id) = self.channel.borrow().id() {
            if vm.event_loop.io.consumer(id, true).is_some() {
                drop(vm.event_loop.io.unwatch(id, true));
            }
        }
        self.maybe_go_on(vm)?;
        match self.stage.get() {
            Stage::Closing => {
                self.lose(vm, own, Value::None);
                Ok(())
            }
            Stage::Open if self.ends_after.get() => self.end_writing(vm, own),
            Stage::Open | Stage::Lost => Ok(()),
        }
    }

    /// Tells the protocol to pause where too much waits (`_maybe_pause_protocol`).
    pub fn maybe_hold_back(&self, vm: &mut Vm) -> Result<(), Raised> {
        if self.unsent.borrow().len() <= self.water.get().0 || self.held_back.replace(true) {
            return Ok(());
        }
        self.tell_flow(vm, "pause_writing", true)
    }

    /// Tells the protocol to go on where little waits (`_maybe_resume_protocol`). Over a pipe, asyncio lets it go on only when all is
    /// sent, whatever the limits say: programs end with a `drain()` that has been through it, and their last bytes depend on that.
    fn maybe_go_on(&self, vm: &mut Vm) -> Result<(), Raised> {
        let low = if self.channel.borrow().is_socket() { self.water.get().1 } else { 0 };
        if !self.held_back.get() || self.unsent.borrow().len() > low {
            return Ok(());
        }
        self.held_back.set(false);
        self.tell_flow(vm, "resume_writing", false)
    }

    fn tell_flow(&self, vm: &mut Vm, method: &str, pause: bool) -> Result<(), Raised> {
        let protocol = self.protocol.get();
        if protocol.is_unbound() {
            return Ok(());
        }
        if let (Sink::Stream, Some(stream)) = (self.sink.get(), protocol.native::<StreamProtocol>()) {
            stream.flow(vm, pause);
            return Ok(());
        }
        let Err(Raised) = self.call_protocol(vm, method, &[]) else { return Ok(()) };
        if vm.raised_is(Exc::KeyboardInterrupt) || vm.raised_is(Exc::SystemExit) {
            return Err(Raised);
        }
        let exception = vm.take_raised();
        let message = format!("protocol.{method}() failed");
        super::report(vm, &self.event_loop, &message, Some(exception), vec![("protocol", protocol)])
    }

    /// `write_eof()`
    pub fn write_eof(&self, vm: &mut Vm, own: &Obj<NativeObject>) -> Result<(), Raised> {
        if self.is_closing() || self.ends_after.replace(true) {
            return Ok(());
        }
        if !self.unsent.borrow().is_empty() {
            // Drained, it ends by itself.
            return self.flush(vm, own);
        }
        self.end_writing(vm, own)
    }

    fn end_writing(&self, vm: &mut Vm, own: &Obj<NativeObject>) -> Result<(), Raised> {
        if !self.channel.borrow().is_socket() {
            return self.close(vm, own);
        }
        match self.channel.borrow().end_writing(&mut vm.event_loop.io) {
            Ok(()) => Ok(()),
            // The other side was faster: the read that follows tells.
            Err(error) if error.kind() == ErrorKind::NotConnected => Ok(()),
            Err(error) => Err(vm.raise_os(&error, None)),
        }
    }

    /// `close()`: what is buffered is still sent.
    pub fn close(&self, vm: &mut Vm, own: &Obj<NativeObject>) -> Result<(), Raised> {
        if self.is_closing() {
            return Ok(());
        }
        self.flush(vm, own)?;
        if self.is_closing() {
            return Ok(());
        }
        self.stage.set(Stage::Closing);
        self.stop_reading(vm);
        if self.unsent.borrow().is_empty() {
            self.lose(vm, own, Value::None);
        }
        Ok(())
    }

    /// `abort()` and the end after an error: what is buffered is forgotten.
    pub fn force_close(&self, vm: &mut Vm, own: &Obj<NativeObject>, reason: Value) {
        if self.stage.get() == Stage::Lost {
            return;
        }
        self.unsent.borrow_mut().clear();
        self.stop_reading(vm);
        if let Some(id) = self.channel.borrow().id() {
            drop(vm.event_loop.io.unwatch(id, true));
        }
        self.lose(vm, own, reason);
    }

    /// The protocol hears of the end in the next turn.
    pub fn lose(&self, vm: &mut Vm, own: &Obj<NativeObject>, reason: Value) {
        if self.stage.replace(Stage::Lost) == Stage::Lost {
            return;
        }
        vm.observe(|vm| Event::note("io.close", Some(vm.trace_id(&own.value())), "a connection is closed"));
        self.reason.set(reason);
        vm.push_ready(&self.event_loop, Handle::Signal(own.clone(), Signal::Turn(turn::LOST)));
    }

    /// `connection_lost`, then everything is let go.
    pub fn on_lost(&self, vm: &mut Vm, own: &Obj<NativeObject>) -> Result<(), Raised> {
        let reason = self.reason.replace(Value::None);
        let protocol = self.protocol.get();
        let told = if protocol.is_unbound() || protocol.is_none() {
            Ok(())
        } else if let (Sink::Stream, Some(stream)) = (self.sink.get(), protocol.native::<StreamProtocol>()) {
            stream.connection_lost(vm, &reason)
        } else {
            self.call_protocol(vm, "connection_lost", &[reason]).map(drop)
        };
        let told = told.or_else(|Raised| self.callback_failed(vm, "connection_lost"));
        self.note_addresses(vm);
        let is_pipe = matches!(&*self.channel.borrow(), Channel::File(..) | Channel::Standard(..));
        self.channel.borrow_mut().close(&mut vm.event_loop.io);
        drop(self.protocol.take());
        drop(self.tap.take());
        let told = if is_pipe { told.and(self.close_pipe(vm)) } else { told };
        let server = self.server.replace(Value::None);
        if !server.is_none() {
            let detach = vm.intern("_detach");
            vm.call_method(&server, detach, &[own.value()])?;
        }
        told
    }

    /// The file object that the script gave is closed with its transport.
    fn close_pipe(&self, vm: &mut Vm) -> Result<(), Raised> {
        let (pipe, close) = (self.sock.get(), vm.intern("close"));
        match vm.getattr_opt(&pipe, close)? {
            Some(close) => vm.call(&close, &[]).map(drop),
            None => Ok(()),
        }
    }

    /// An error of the system ends the connection. The protocol hears of it; nobody else need (`_fatal_error`).
    pub fn fatal_system(&self, vm: &mut Vm, own: &Obj<NativeObject>, error: &io::Error, message: &str) -> Result<(), Raised> {
        let Raised = vm.raise_os(error, None);
        self.fatal_raised(vm, own, message)
    }

    /// The exception being raised ends the connection. What is no OSError is reported.
    pub fn fatal_raised(&self, vm: &mut Vm, own: &Obj<NativeObject>, message: &str) -> Result<(), Raised> {
        if vm.raised_is(Exc::KeyboardInterrupt) || vm.raised_is(Exc::SystemExit) {
            return Err(Raised);
        }
        let harmless = vm.raised_is(Exc::OSError);
        let exception = vm.take_raised();
        if !harmless {
            let more = vec![("transport", own.value()), ("protocol", self.protocol.get())];
            super::report(vm, &self.event_loop, message, Some(exception.clone()), more)?;
        }
        self.force_close(vm, own, exception);
        Ok(())
    }
}
