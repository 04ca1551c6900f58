//! Imports of several threads: one waits until the other has run a module's code.

use super::ImportState;
use crate::objects::native::Raised;
use crate::vm::Vm;
use crate::vm::threads::{ThreadId, Waiting};

impl ImportState {
    /// The thread that runs a module's code.
    pub(super) fn owner(&self, name: &str) -> Option<ThreadId> {
        self.loading.iter().find(|(other, _)| other == name).map(|(_, thread)| *thread)
    }
}

impl Vm {
    pub(super) fn end_loading(&mut self, name: &str) {
        let state = self.state::<ImportState>();
        state.loading.retain(|(other, _)| other != name);
        for (_, _, ticket) in std::mem::take(&mut state.waiting) {
            self.threads.wake(ticket);
        }
    }

    /// Another thread may be about to run a module's code: waits until it has. Where the two would wait for each other the
    /// module is taken as far as it is (`importlib`, "deadlock avoidance").
    pub(super) fn wait_for_import(&mut self, name: &str) -> Result<(), Raised> {
        loop {
            let me = self.threads.current();
            let state = self.state::<ImportState>();
            let mut owner = state.owner(name);
            while let Some(other) = owner.filter(|other| *other != me) {
                let next = state.waiting.iter().find(|(thread, _, _)| *thread == other);
                match next.map(|(_, awaited, _)| awaited.clone()) {
                    Some(awaited) => owner = state.owner(&awaited),
                    None => break,
                }
            }
            if owner.is_none_or(|owner| owner == me) {
                return Ok(());
            }
            let ticket = self.threads.ticket();
            self.state::<ImportState>().waiting.push((me, name.to_owned(), ticket));
            let woken = self.park_answering(Waiting::Doing("an import"), None);
            self.state::<ImportState>().waiting.retain(|(thread, _, _)| *thread != me);
            woken?;
        }
    }
}
