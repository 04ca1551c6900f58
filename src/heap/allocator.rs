//! The process's allocator: mimalloc, whose size classes suit tasks, coroutines and futures, small objects that come and go.
//!
//! The ready-made adapter asks for every block by `mi_malloc_aligned`, whose generic path costs ten times a plain `mi_malloc` and
//! allocates more than was asked for. Nearly all our blocks need no more than the alignment that every block has.

use libmimalloc_sys as mi;
use std::alloc::{GlobalAlloc, Layout};

/// The alignment that every block has.
const NATURAL: usize = 8;

/// The option `purge_delay`, which the crate does not name; a test holds it to its default.
const PURGE_DELAY: mi::mi_option_t = mi::mi_option_use_numa_nodes - 1;

/// How long freed memory is kept from the system, in milliseconds. mimalloc's own 1000 leaves whatever a growing list or queue outgrew
/// within the last second among the memory of the process: 58 bytes for each of 100 000 tasks. With 10, programs whose containers grow and
/// go again take a twentieth longer: what they give back they soon ask for anew.
const KEEP: std::ffi::c_long = 50;

/// The option `arena_reserve`, likewise.
const ARENA_RESERVE: mi::mi_option_t = mi::mi_option_use_numa_nodes + 7;

/// How much address space is taken at first, in KiB; more is taken as the heap grows. mimalloc's own 1 GiB needs 40 pages of tables,
/// touched at each start.
const FIRST: std::ffi::c_long = 64 << 10;

/// mimalloc.
pub struct Allocator;

impl Allocator {
    /// Settings, at the start of the process. The environment's (`MIMALLOC_PURGE_DELAY`) go before them.
    pub fn set_up() {
        // SAFETY: options are plain numbers and may be set at any time.
        unsafe {
            mi::mi_option_set_default(PURGE_DELAY, KEEP);
            mi::mi_option_set_default(ARENA_RESERVE, FIRST);
        }
    }

    /// Gives what is free back to the system at once.
    pub(super) fn give_back() {
        // SAFETY: collecting only touches blocks that are free.
        unsafe { mi::mi_collect(true) }
    }
}

// SAFETY: mimalloc's functions meet the contract of `GlobalAlloc`: blocks of at least the size asked for, aligned to 8 bytes by the
// plain functions and as asked by the aligned ones; `mi_free` and the reallocating ones take blocks of either kind.
unsafe impl GlobalAlloc for Allocator {
    // SAFETY: as the caller promises.
    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the size is not zero (promised by the caller).
        unsafe {
            match layout.align() <= NATURAL {
                true => mi::mi_malloc(layout.size()).cast(),
                false => mi::mi_malloc_aligned(layout.size(), layout.align()).cast(),
            }
        }
    }

    // SAFETY: as the caller promises.
    #[inline]
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as in `alloc`.
        unsafe {
            match layout.align() <= NATURAL {
                true => mi::mi_zalloc(layout.size()).cast(),
                false => mi::mi_zalloc_aligned(layout.size(), layout.align()).cast(),
            }
        }
    }

    // SAFETY: as the caller promises.
    #[inline]
    unsafe fn dealloc(&self, block: *mut u8, _layout: Layout) {
        // SAFETY: the block came from this allocator (promised by the caller).
        unsafe { mi::mi_free(block.cast()) }
    }

    // SAFETY: as the caller promises.
    #[inline]
    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: as in `alloc` and `dealloc`.
        unsafe {
            match layout.align() <= NATURAL {
                true => mi::mi_realloc(block.cast(), size).cast(),
                false => mi::mi_realloc_aligned(block.cast(), size, layout.align()).cast(),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_options_without_names_are_those_meant() {
        // SAFETY: reading an option is always allowed.
        let (delay, reserve) = unsafe { (mi::mi_option_get(PURGE_DELAY), mi::mi_option_get(ARENA_RESERVE)) };
        assert!(delay == 1000 || delay == KEEP, "the option has the value {delay}");
        assert!(reserve == 1 << 20 || reserve == FIRST, "the option has the value {reserve}");
    }
}
