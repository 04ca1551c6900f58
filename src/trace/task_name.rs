//! What a task is called when it is made. Most are called by number, and there may be very many: those names are put together only where
//! somebody reads them.

use super::event::Name;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// A task's name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum TaskName {
    /// `Task-N`.
    Numbered(u32),
    /// Any other.
    Given(Name),
}

impl From<&str> for TaskName {
    fn from(name: &str) -> TaskName {
        let number = name.strip_prefix("Task-").and_then(|number| number.parse().ok()).map(TaskName::Numbered);
        // `Task-007` is a name of the script's.
        number.filter(|number| number.to_string() == name).unwrap_or_else(|| TaskName::Given(name.into()))
    }
}

impl fmt::Display for TaskName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TaskName::Numbered(number) => write!(f, "Task-{number}"),
            TaskName::Given(name) => f.write_str(name),
        }
    }
}

impl Serialize for TaskName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for TaskName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<TaskName, D::Error> {
        Ok(TaskName::from(&*String::deserialize(deserializer)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stays_as_it_is_written() {
        for name in ["Task-1", "Task-4294967295", "Task-4294967296", "Task-007", "Task-+1", "Task-", "tea", ""] {
            let read: TaskName = serde_json::from_str(&format!("\"{name}\"")).expect("a text is a name");
            assert_eq!(
                (read.to_string(), serde_json::to_string(&read).ok()),
                (name.to_owned(), Some(format!("\"{name}\"")))
            );
        }
        assert_eq!(TaskName::from("Task-12"), TaskName::Numbered(12));
    }
}
