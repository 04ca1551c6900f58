//! Where a match can begin: what lets a search skip places without trying them.

use super::program::{Start, exact_char, single};
use super::syntax::{Assertion, Node};

/// What the beginning of a pattern says, which matches `least` characters or more.
pub fn of(root: &Node, least: usize) -> Start {
    let mut prefix = Vec::new();
    collect_prefix(root, &mut prefix);
    if !prefix.is_empty() {
        return Start::Prefix(prefix.into());
    }
    if begins_text(root) {
        return Start::Beginning;
    }
    let mut low = Box::new([false; 256]);
    if least > 0 && collect_first(root, &mut low) && low.contains(&false) {
        return Start::Low(low);
    }
    Start::Anywhere
}

/// Adds the characters that a match begins with; true where what stands behind the node continues them.
fn collect_prefix(node: &Node, out: &mut Vec<u32>) -> bool {
    match node {
        Node::Sequence(items) => items.iter().all(|item| collect_prefix(item, out)),
        Node::Group(_, node) | Node::Plain(node) | Node::Atomic(node) => collect_prefix(node, out),
        Node::Repeat { node, min, .. } if *min > 0 => {
            collect_prefix(node, out);
            false
        }
        Node::Char(..) => match exact_char(node) {
            Some(point) => {
                out.push(point);
                true
            }
            None => false,
        },
        _ => false,
    }
}

fn begins_text(node: &Node) -> bool {
    match node {
        Node::Assert(Assertion::Start) => true,
        Node::Sequence(items) => items.first().is_some_and(begins_text),
        Node::Group(_, node) | Node::Plain(node) | Node::Atomic(node) => begins_text(node),
        Node::Branch(items) => items.iter().all(begins_text),
        _ => false,
    }
}

/// Marks the characters below U+0100 that a match can begin with; false where it can begin with any.
fn collect_first(node: &Node, low: &mut [bool; 256]) -> bool {
    if let Some(one) = single(node) {
        for (point, known) in low.iter_mut().enumerate() {
            *known |= one.takes(point as u32);
        }
        return true;
    }
    match node {
        Node::Sequence(items) => collect_sequence(items, low),
        Node::Group(_, node) | Node::Plain(node) | Node::Atomic(node) => collect_first(node, low),
        Node::Branch(items) => items.iter().all(|item| collect_first(item, low)),
        Node::Repeat { node, min, .. } => *min > 0 && collect_first(node, low),
        _ => false,
    }
}

/// The first item that takes a character decides, with those before it that may take one.
fn collect_sequence(items: &[Node], low: &mut [bool; 256]) -> bool {
    for item in items {
        match item {
            Node::Assert(_) | Node::Ahead { .. } | Node::Behind { .. } => {}
            Node::Repeat { node, min: 0, .. } => {
                if !collect_first(node, low) {
                    return false;
                }
            }
            _ => return collect_first(item, low),
        }
    }
    false
}
