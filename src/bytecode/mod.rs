//! What the compiler hands to the VM: instructions ([`op`]), compiled scopes ([`code`]) and their listing.

#![allow(missing_docs)] // operands of instructions are explained by the text above each

pub mod code;
pub mod dis;
pub mod op;
