//! How much memory the process may take: its limit, what it holds of it, whether a large block still fits.
//!
//! Memory belongs to the process and not to a machine, so the one setting here is global, like the allocator. Nothing is read before
//! somebody asks for a large block or looks up after some milliseconds of work: a short program never comes here. The limit is a soft one:
//! it lies [`RESERVE`] below what the system enforces, so that whoever meets it gets a MemoryError and not the end of the process.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Blocks from this size on are asked for before they are taken, in bytes.
pub const LARGE: usize = 1 << 20;

/// How far below the system's limit the soft one lies, in bytes.
const RESERVE: usize = 64 << 20;

/// Less than this is never the limit, in bytes: a program must be able to begin.
const LEAST: usize = 16 << 20;

/// `--max-memory`, in bytes; 0 where it was not given.
static CHOSEN: AtomicUsize = AtomicUsize::new(0);

/// What the system allows.
static ALLOWED: OnceLock<usize> = OnceLock::new();

/// Sets the limit that the user chose, in bytes.
pub fn set_limit(bytes: usize) {
    CHOSEN.store(bytes.max(LEAST), Ordering::Relaxed);
}

/// The soft limit, in bytes: what the user chose, else a little less than the smallest of the address space (`ulimit -v`), the control
/// group's memory and the machine's.
pub fn limit() -> usize {
    match CHOSEN.load(Ordering::Relaxed) {
        0 => *ALLOWED.get_or_init(of_system),
        chosen => chosen,
    }
}

/// Whether so many bytes more would still be within the limit. Where that is below any limit the system is not asked for it: that
/// takes a dozen files.
pub fn has_room(bytes: usize) -> bool {
    let wanted = resident().saturating_add(bytes);
    wanted <= LEAST || wanted <= limit()
}

/// Whether a block of so many bytes fits.
#[cold]
#[inline(never)]
pub fn allows(bytes: usize) -> bool {
    if has_room(bytes) {
        return true;
    }
    // What was freed a moment ago is kept for a while.
    super::registry::give_back();
    has_room(bytes)
}

/// Makes room for `more` items in a row that grows by doubling; false where memory does not suffice.
#[cold]
#[inline(never)]
pub fn grow<T>(row: &mut Vec<T>, more: usize) -> bool {
    let Some(wanted) = row.len().checked_add(more) else { return false };
    let doubled = wanted.max(row.capacity() * 2);
    let fits = |items: usize| items.checked_mul(size_of::<T>()).is_some_and(|bytes| bytes < LARGE || allows(bytes));
    // Near the limit a longer row that is not doubled may still fit.
    let careful = wanted.saturating_add(row.len() / 8);
    let items = if fits(doubled) { doubled } else { careful };
    (items == doubled || fits(careful)) && row.try_reserve(items - row.len()).is_ok()
}

/// What the process holds, in bytes; 0 where the system does not say.
pub fn resident() -> usize {
    pages().1 * PAGE
}

/// What `/proc` counts in. Pages of other sizes only make the limit rougher.
const PAGE: usize = 4096;

/// The process's address space and memory, in pages.
fn pages() -> (usize, usize) {
    let Ok(text) = std::fs::read_to_string("/proc/self/statm") else { return (0, 0) };
    let mut numbers = text.split(' ').map(|number| number.parse().unwrap_or(0));
    (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0))
}

fn of_system() -> usize {
    let all = [of_address_space(), of_group(), of_machine()];
    let least = all.into_iter().flatten().min().unwrap_or(usize::MAX);
    least.saturating_sub(RESERVE).max(LEAST)
}

/// What `ulimit -v` leaves: address space that is reserved and not used (stacks, the allocator's arena) counts towards it as well.
fn of_address_space() -> Option<usize> {
    let limit = usize::try_from(rustix::process::getrlimit(rustix::process::Resource::As).current?).ok()?;
    let (space, resident) = pages();
    Some(limit.saturating_sub((space - resident.min(space)) * PAGE).max(limit / 4))
}

/// The limit of the process's control group, or of one around it.
fn of_group() -> Option<usize> {
    let groups = std::fs::read_to_string("/proc/self/cgroup").ok()?;
    groups.lines().filter_map(of_one_group).min()
}

fn of_one_group(line: &str) -> Option<usize> {
    let mut parts = line.splitn(3, ':').skip(1);
    let (controllers, path) = (parts.next()?, parts.next()?);
    let (root, file) = match controllers {
        "" => ("/sys/fs/cgroup", "memory.max"),
        _ if controllers.split(',').any(|one| one == "memory") => ("/sys/fs/cgroup/memory", "memory.limit_in_bytes"),
        _ => return None,
    };
    let inner = std::path::Path::new(root).join(path.trim_start_matches('/'));
    let around = inner.ancestors().take_while(|folder| folder.starts_with(root));
    around.filter_map(|folder| std::fs::read_to_string(folder.join(file)).ok()?.trim().parse().ok()).min()
}

#[cfg(target_os = "linux")]
fn of_machine() -> Option<usize> {
    let info = rustix::system::sysinfo();
    usize::try_from(info.totalram).ok()?.checked_mul(info.mem_unit as usize)
}

#[cfg(not(target_os = "linux"))]
fn of_machine() -> Option<usize> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_grows_by_doubling_and_refuses_what_no_machine_has() {
        let mut row: Vec<u64> = vec![1; 8];
        assert!(grow(&mut row, 1));
        assert!(row.capacity() >= 16);
        assert!(!grow(&mut row, 1 << 50));
        assert_eq!(row.len(), 8);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn the_process_holds_something_and_less_than_it_may() {
        assert!(resident() > 0);
        assert!(resident() < of_system());
    }
}
