//! What a pattern says, as a tree, and how much text its parts can match.

/// How case is treated.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fold {
    /// It matters.
    Exact,
    /// `IGNORECASE` with Unicode's pairs of letters.
    Unicode,
    /// `IGNORECASE` of A to Z alone.
    Ascii,
}

/// A range of code points, both ends included.
pub type Range = (u32, u32);

/// What stands between brackets.
#[derive(Clone, PartialEq, Debug)]
pub enum SetItem {
    /// Characters.
    Range(Range),
    /// `\d` (or, negated, `\D`); true for ASCII alone.
    Digit { ascii: bool, negated: bool },
    /// `\s`
    Space { ascii: bool, negated: bool },
    /// `\w`
    Word { ascii: bool, negated: bool },
}

/// A set of characters.
#[derive(Clone, PartialEq, Debug)]
pub struct Set {
    /// What is in it.
    pub items: Vec<SetItem>,
    /// `[^…]`
    pub negated: bool,
    /// How case is treated.
    pub fold: Fold,
}

/// Places that match no text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Assertion {
    /// `\A`, and `^` without MULTILINE.
    Start,
    /// `^` with MULTILINE.
    LineStart,
    /// `\Z`
    End,
    /// `$` without MULTILINE: the end, or before a last line end.
    LastLineEnd,
    /// `$` with MULTILINE.
    LineEnd,
    /// `\b`; true for ASCII letters alone.
    Boundary { ascii: bool },
    /// `\B`
    NoBoundary { ascii: bool },
}

/// In which order a repetition tries counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Greed {
    /// `*`: as many as possible first.
    Greedy,
    /// `*?`: as few as possible first.
    Lazy,
    /// `*+`: as many as possible, never fewer.
    Possessive,
}

/// A pattern or a part of one.
#[derive(Clone, PartialEq, Debug)]
pub enum Node {
    /// One character.
    Char(u32, Fold),
    /// `.`; true where it takes line ends too.
    Any(bool),
    /// `[…]`, `\d` and the like.
    Set(Set),
    /// `^`, `$`, `\b` and the like.
    Assert(Assertion),
    /// One after the other.
    Sequence(Vec<Node>),
    /// One of them, the first that leads to a match.
    Branch(Vec<Node>),
    /// A capturing group.
    Group(usize, Box<Node>),
    /// `(?:…)`, `(?i:…)`: may be repeated as a whole.
    Plain(Box<Node>),
    /// `x{min,max}`; without a limit `max` is [`Node::UNLIMITED`].
    Repeat { node: Box<Node>, min: u32, max: u32, greed: Greed },
    /// `(?>…)`
    Atomic(Box<Node>),
    /// `(?=…)`, `(?!…)`
    Ahead { node: Box<Node>, negated: bool },
    /// `(?<=…)`, `(?<!…)`
    Behind { node: Box<Node>, negated: bool },
    /// `\1`, `(?P=name)`
    Back(usize, Fold),
    /// `(?(group)yes|no)`
    If { group: usize, yes: Box<Node>, no: Box<Node> },
    /// Never matches: `(?!)`.
    Never,
}

impl Node {
    /// The `max` of a repetition without limit.
    pub const UNLIMITED: u32 = u32::MAX;

    /// A node that matches the empty text.
    pub fn empty() -> Node {
        Node::Sequence(Vec::new())
    }

    /// Whether it matches the empty text only, being empty.
    pub fn is_empty(&self) -> bool {
        matches!(self, Node::Sequence(items) if items.is_empty())
    }
}

/// The least and the most characters that something matches; `u64::MAX` for no limit.
pub type Width = (u64, u64);

/// A whole pattern.
pub struct Tree {
    /// The root.
    pub root: Node,
    /// How wide each group is; group 0 is not counted.
    pub widths: Vec<Option<Width>>,
}

impl Node {
    /// The width, given the widths of the groups.
    pub fn width(&self, groups: &[Option<Width>]) -> Width {
        match self {
            Node::Char(..) | Node::Any(_) | Node::Set(_) => (1, 1),
            Node::Assert(_) | Node::Ahead { .. } | Node::Behind { .. } | Node::Never => (0, 0),
            Node::Sequence(items) => items
                .iter()
                .map(|item| item.width(groups))
                .fold((0, 0), |sum, width| (sum.0.saturating_add(width.0), sum.1.saturating_add(width.1))),
            Node::Branch(items) => {
                let widths = items.iter().map(|item| item.width(groups));
                widths.reduce(wider).unwrap_or((0, 0))
            }
            Node::Group(_, node) | Node::Plain(node) | Node::Atomic(node) => node.width(groups),
            Node::Repeat { node, min, max, .. } => {
                let (least, most) = node.width(groups);
                let max = if *max == Node::UNLIMITED { u64::MAX } else { u64::from(*max) };
                (least.saturating_mul(u64::from(*min)), most.saturating_mul(max))
            }
            Node::Back(group, _) => groups.get(*group).copied().flatten().unwrap_or((0, u64::MAX)),
            Node::If { yes, no, .. } => wider(yes.width(groups), no.width(groups)),
        }
    }
}

fn wider(a: Width, b: Width) -> Width {
    (a.0.min(b.0), a.1.max(b.1))
}
