//! The process's allocator: mimalloc, whose size classes suit tasks, coroutines and futures, small objects that come and go.
//!
//! The ready-made adapter asks for every block by `mi_malloc_aligned`, whose generic path costs ten times a plain `mi_malloc` and
//! allocates more than was asked for. Nearly all our blocks need no more than the alignment that every block has.

use libmimalloc_sys as mi;
use std::alloc::{GlobalAlloc, Layout};

/// The alignment that every block has.
const NATURAL: usize = 8;

/// mimalloc.
pub struct Allocator;

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
