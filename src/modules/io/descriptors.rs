//! File descriptors by number: which open file a number that a script passes around stands for.
//!
//! Rust's files own their descriptors. A number is looked up here, never handed to the system as it is: what `os.open`
//! and `os.pipe` made belongs to the table, what a file object made only as long as that lives.

use rustc_hash::FxHashMap;
use std::fs::File;
use std::os::fd::AsRawFd;
use std::rc::{Rc, Weak};

enum Entry {
    Owned(Rc<File>),
    Lent(Weak<File>),
}

/// The open files of the program by descriptor.
#[derive(Default)]
pub struct Descriptors(FxHashMap<i32, Entry>);

impl Descriptors {
    /// Takes a file that lives until [`Descriptors::close`].
    pub fn own(&mut self, file: File) -> i32 {
        let number = file.as_raw_fd();
        self.0.insert(number, Entry::Owned(Rc::new(file)));
        number
    }

    /// Notes the file of a file object.
    pub fn lend(&mut self, file: &Rc<File>) {
        self.0.insert(file.as_raw_fd(), Entry::Lent(Rc::downgrade(file)));
    }

    /// The file of a number.
    pub fn get(&self, number: i32) -> Option<Rc<File>> {
        match self.0.get(&number)? {
            Entry::Owned(file) => Some(file.clone()),
            Entry::Lent(file) => file.upgrade(),
        }
    }

    /// Gives a file object the file of a number: it closes with that object from now on.
    pub fn adopt(&mut self, number: i32) -> Option<Rc<File>> {
        let file = self.get(number)?;
        self.lend(&file);
        Some(file)
    }

    /// Forgets a number; false where it is not open. The file closes unless a file object still uses it.
    pub fn close(&mut self, number: i32) -> bool {
        match self.0.remove(&number) {
            Some(Entry::Owned(_)) => true,
            Some(Entry::Lent(file)) => file.upgrade().is_some(),
            None => false,
        }
    }
}
