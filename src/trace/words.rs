//! Events in words: what log and deadlock report say of what a task waits for.

use super::event::{Awaited, Id};
use rustc_hash::FxHashMap;

/// What is waited for, in words, behind "waits for".
pub fn in_words(on: &Awaited, names: &FxHashMap<Id, String>) -> String {
    let name = |id: &Id| names.get(id).cloned().unwrap_or_else(|| format!("#{id}"));
    match on {
        Awaited::Sleep { until } => format!("its sleep, until {until:.3}"),
        Awaited::Task(id) => format!("task {}", name(id)),
        Awaited::Gather(children) => format!("gather({})", children.iter().map(name).collect::<Vec<_>>().join(", ")),
        Awaited::Resource(resource, _) => resource.in_words().to_owned(),
        Awaited::Native(native) => native.clone(),
        Awaited::Future(_) => "a future that nobody has set".to_owned(),
    }
}
