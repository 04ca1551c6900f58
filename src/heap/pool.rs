//! Blocks of small objects that were freed, kept for the next ones of their size: most objects die young, and a block from here
//! costs a few instructions where the allocator's costs dozens.
//!
//! There is a list for each size up to [`LARGEST`] bytes in steps of eight, linked through the blocks themselves, and of bounded
//! length. A debug build keeps none, so that tools that watch memory see each object come and go.

#![allow(unsafe_code)]

use std::alloc::{Layout, alloc, dealloc};
use std::cell::Cell;
use std::ptr::{NonNull, null_mut};

/// The largest blocks that are kept.
const LARGEST: usize = 256;

/// So many bytes are kept in blocks of one size.
const KEPT: usize = 128 * 1024;

const STEP: usize = 8;
const SIZES: usize = LARGEST / STEP + 1;

/// The lists.
pub(super) struct Pool {
    first: [Cell<*mut u8>; SIZES],
    kept: [Cell<u32>; SIZES],
}

/// Which list blocks of a layout belong to, and the layout that all blocks of that list have.
#[inline(always)]
fn list_of(layout: Layout) -> Option<(usize, Layout)> {
    let kept = layout.size() <= LARGEST && layout.align() <= STEP && !cfg!(debug_assertions);
    kept.then(|| (layout.size() / STEP, common(layout.size())))
}

/// The layout of pooled blocks of a size.
#[inline(always)]
const fn common(size: usize) -> Layout {
    // SAFETY: the alignment is a power of two, and the size is far from the largest.
    unsafe { Layout::from_size_align_unchecked(size, STEP) }
}

impl Pool {
    /// Empty lists.
    pub(super) const fn new() -> Pool {
        Pool { first: [const { Cell::new(null_mut()) }; SIZES], kept: [const { Cell::new(0) }; SIZES] }
    }

    /// A block of a layout whose size is no zero and a multiple of eight; `None` where there is no memory.
    #[inline(always)]
    pub(super) fn take(&self, mut layout: Layout) -> Option<NonNull<u8>> {
        if let Some((list, common)) = list_of(layout) {
            layout = common;
            if let Some(block) = NonNull::new(self.first[list].get()) {
                // SAFETY: a block in a list holds the link to the next one; nobody else knows it.
                self.first[list].set(unsafe { block.cast::<*mut u8>().read() });
                self.kept[list].set(self.kept[list].get() - 1);
                return Some(block);
            }
        }
        // SAFETY: the size is not zero.
        NonNull::new(unsafe { alloc(layout) })
    }

    /// Gives all blocks that are kept back to the allocator.
    ///
    /// They come from wherever memory was free when the program needed most: kept, they hold a page of the allocator's each.
    pub(super) fn drain(&self) {
        for (list, (first, kept)) in self.first.iter().zip(&self.kept).enumerate() {
            let mut next = first.replace(null_mut());
            kept.set(0);
            while let Some(block) = NonNull::new(next) {
                // SAFETY: as in `take`; all blocks of a list were taken with its layout.
                unsafe {
                    next = block.cast::<*mut u8>().read();
                    dealloc(block.as_ptr(), common(list * STEP));
                }
            }
        }
    }

    /// Takes a block back.
    ///
    /// # Safety
    /// It came from [`Pool::take`] with this layout, and nobody uses it any more.
    #[inline(always)]
    pub(super) unsafe fn put(&self, block: NonNull<u8>, mut layout: Layout) {
        if let Some((list, common)) = list_of(layout) {
            layout = common;
            let kept = self.kept[list].get();
            if (kept as usize) * layout.size() < KEPT {
                // SAFETY: the block is ours now, and large enough for a link: every object has a header.
                unsafe { block.cast::<*mut u8>().write(self.first[list].get()) };
                self.first[list].set(block.as_ptr());
                self.kept[list].set(kept + 1);
                return;
            }
        }
        // SAFETY: promised by the caller.
        unsafe { dealloc(block.as_ptr(), layout) }
    }
}
