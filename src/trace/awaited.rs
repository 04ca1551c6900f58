//! What tasks wait for ([`Awaited`]), and what they wait for each other with ([`Resource`]).
//!
//! A wait describes itself: its kind, and words in which `{}` stands for the name of what is waited for. Views put the name in and
//! know nothing of the kinds, so a new one needs no change in them.

use super::event::{Id, Word};
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// What tasks wait for each other with, and for what of it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Resource {
    /// A lock, until it is free.
    Lock,
    /// An event, until it is set.
    Event,
    /// A permit of a semaphore.
    Semaphore,
    /// A condition, until it is notified.
    Condition,
    /// A barrier, until enough have come.
    Barrier,
    /// An item of a queue.
    QueueItem,
    /// Room in a queue.
    QueueRoom,
    /// A queue, until everything in it is worked off.
    QueueEnd,
    /// A group, until its tasks have ended.
    Group,
}

impl Resource {
    /// In words, behind "waits for".
    pub fn in_words(self) -> &'static str {
        match self {
            Resource::Lock => "a lock",
            Resource::Event => "an event",
            Resource::Semaphore => "a semaphore",
            Resource::Condition => "a condition",
            Resource::Barrier => "a barrier",
            Resource::QueueItem => "an item of a queue",
            Resource::QueueRoom => "room in a queue",
            Resource::QueueEnd => "a queue to be worked off",
            Resource::Group => "the tasks of its group",
        }
    }

    /// The same with a place for the name.
    pub fn template(self) -> &'static str {
        match self {
            Resource::Lock => "lock {}",
            Resource::Event => "event {}",
            Resource::Semaphore => "semaphore {}",
            Resource::Condition => "condition {}",
            Resource::Barrier => "barrier {}",
            Resource::QueueItem => "an item of queue {}",
            Resource::QueueRoom => "room in queue {}",
            Resource::QueueEnd => "queue {} to be worked off",
            Resource::Group => "the tasks of its group",
        }
    }

    /// The object by its kind: `lock`, `queue`.
    pub fn noun(self) -> &'static str {
        match self {
            Resource::Lock => "lock",
            Resource::Event => "event",
            Resource::Semaphore => "semaphore",
            Resource::Condition => "condition",
            Resource::Barrier => "barrier",
            Resource::QueueItem | Resource::QueueRoom | Resource::QueueEnd => "queue",
            Resource::Group => "group",
        }
    }

    /// What a step with it is called in a recording, after the noun.
    pub fn verb(self, action: Action) -> &'static str {
        match (self, action) {
            (Resource::Event | Resource::Condition | Resource::Barrier | Resource::Group, Action::Contend) => "wait",
            (Resource::Event, Action::Release) => "set",
            (Resource::Condition, Action::Release) => "notify",
            (Resource::QueueRoom, Action::Contend) => "full",
            (Resource::QueueEnd, Action::Contend) => "join",
            (Resource::QueueItem, Action::Contend) => "empty",
            (Resource::QueueItem | Resource::QueueRoom, Action::Acquire) => "get",
            (Resource::QueueItem | Resource::QueueRoom, Action::Release) => "put",
            (Resource::QueueEnd, Action::Release) => "task_done",
            (Resource::Event, Action::Reset) => "clear",
            (_, Action::Reset) => "reset",
            (_, Action::Contend) => "contend",
            (_, Action::Acquire) => "acquire",
            (_, Action::Release) => "release",
        }
    }

    /// All kinds.
    pub const ALL: [Resource; 9] = [
        Resource::Lock,
        Resource::Event,
        Resource::Semaphore,
        Resource::Condition,
        Resource::Barrier,
        Resource::QueueItem,
        Resource::QueueRoom,
        Resource::QueueEnd,
        Resource::Group,
    ];
}

/// What is done with a resource.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Action {
    /// A task has to wait for it.
    Contend,
    /// It was taken, or an item out of it.
    Acquire,
    /// It was given back, set, filled.
    Release,
    /// It is as it was made.
    Reset,
}

impl Action {
    /// All of them.
    pub const ALL: [Action; 4] = [Action::Contend, Action::Acquire, Action::Release, Action::Reset];
}

/// What a task waits for.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Awaited {
    /// Its kind: `sleep`, `task`, `gather`, `lock`, `io` …
    #[serde(rename = "on_kind")]
    pub kind: Word,
    /// Which one; absent for a moment.
    #[serde(rename = "on", default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Id>,
    /// In words behind "waits for", `{}` for the name.
    pub words: Word,
    /// When it ends by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<u64>,
    /// The tasks and futures that it is made of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<Id>,
}

impl Awaited {
    /// Something by its kind, in words.
    pub fn new(kind: impl Into<Word>, id: Option<Id>, words: impl Into<Word>) -> Awaited {
        Awaited { kind: kind.into(), id, words: words.into(), due: None, children: Vec::new() }
    }

    /// A moment.
    pub fn sleep(until: u64) -> Awaited {
        Awaited { due: Some(until), ..Awaited::new("sleep", None, "its sleep") }
    }

    /// Another task.
    pub fn task(id: Id) -> Awaited {
        Awaited::new("task", Some(id), "task {}")
    }

    /// All of several tasks or futures.
    pub fn gather(id: Id, children: Vec<Id>) -> Awaited {
        Awaited { children, ..Awaited::new("gather", Some(id), "gather") }
    }

    /// A lock, an event, a queue …
    pub fn resource(kind: Resource, id: Id) -> Awaited {
        Awaited::new(kind.noun(), Some(id), kind.template())
    }

    /// A future.
    pub fn future(id: Id) -> Awaited {
        Awaited::new("future", Some(id), "a future")
    }

    /// Whether it is a moment.
    pub fn is_sleep(&self) -> bool {
        self.kind == "sleep"
    }

    /// In words, behind "waits for"; `name` says how tasks and resources are called.
    pub fn in_words(&self, name: impl Fn(Id) -> Option<String>) -> String {
        if !self.children.is_empty() {
            let mut names = self.children.iter().map(|id| name(*id).unwrap_or_else(|| "a future".to_owned()));
            let shown: Vec<String> = names.by_ref().take(4).collect();
            let more = names.count();
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            return format!("{}({}{more})", self.words, shown.join(", "));
        }
        match self.id.and_then(name) {
            Some(name) => self.words.replace("{}", &name),
            None => nameless(plain(&self.words)),
        }
    }
}

/// Waits for locks, queues and the like that were told lately: one is waited for again and again.
#[derive(Default)]
pub struct Waits(Vec<Option<(Resource, Id, Rc<Awaited>)>>);

impl Waits {
    /// How many are remembered: a power of two.
    const KNOWN: usize = 64;

    /// [`Awaited::resource`]
    pub fn resource(&mut self, kind: Resource, id: Id) -> Rc<Awaited> {
        if self.0.is_empty() {
            self.0.resize(Waits::KNOWN, None);
        }
        let place = &mut self.0[id as usize % Waits::KNOWN];
        match place {
            Some((known, of, wait)) if *known == kind && *of == id => Rc::clone(wait),
            _ => {
                let wait = Rc::new(Awaited::resource(kind, id));
                *place = Some((kind, id, Rc::clone(&wait)));
                wait
            }
        }
    }
}

/// What the library calls a wait of its own, in the words of its users.
fn plain(words: &str) -> &str {
    match words {
        "_AsCompletedIterator._wait_for_one" | "_AsCompletedIterator.__anext__" => "the next of as_completed(…)",
        "the outside world (BaseSelectorEventLoop.sock_connect)" => "a connection to be made",
        words => words,
    }
}

/// `lock {}` is "a lock", `an item of queue {}` "an item of a queue".
fn nameless(words: &str) -> String {
    let Some(at) = words.find(" {}") else { return words.to_owned() };
    let start = words[..at].rfind(' ').map_or(0, |space| space + 1);
    let noun = &words[start..at];
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{}{article} {noun}{}", &words[..start], &words[at + 3..])
}
