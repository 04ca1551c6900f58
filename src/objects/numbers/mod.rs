//! Numbers.

pub mod bool;
pub mod complex;
pub mod float;
pub mod int;

/// Limits that a program may change.
pub struct Limits {
    /// `sys.get_int_max_str_digits()`: digits of an int's decimal text; 0 for no limit.
    pub max_str_digits: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { max_str_digits: 4300 }
    }
}
