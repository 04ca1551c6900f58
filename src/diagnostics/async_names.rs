//! What names of asyncio mean for those who write them wrongly: shared by the hints at run time and by `coroscope check`.

/// What only `async with` can enter: the full name by which it is made, and its class.
const ENTERED_ASYNC: [(&str, &str); 8] = [
    ("asyncio.Lock", "Lock"),
    ("asyncio.Condition", "Condition"),
    ("asyncio.Semaphore", "Semaphore"),
    ("asyncio.BoundedSemaphore", "BoundedSemaphore"),
    ("asyncio.Barrier", "Barrier"),
    ("asyncio.TaskGroup", "TaskGroup"),
    ("asyncio.timeout", "Timeout"),
    ("asyncio.timeout_at", "Timeout"),
];

/// Whether calling what has this full name makes something that only `async with` can enter.
pub fn makes_entered_async(full: &str) -> bool {
    ENTERED_ASYNC.iter().any(|(made_by, _)| *made_by == full)
}

/// Whether only `async with` can enter the objects of this class of asyncio.
pub fn is_entered_async(class: &str) -> bool {
    ENTERED_ASYNC.iter().any(|(_, entered)| *entered == class)
}
