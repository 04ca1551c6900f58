//! From trees to programs: a list of instructions for the machine in `matcher.rs`.
//!
//! A repetition of one character is one instruction; anything else is a loop. Where the body of a loop cannot match the
//! empty text, the loop needs no memory; otherwise two registers hold how often the body has matched and where it began
//! last, so that it does not go on for ever without moving.

use super::charset::CharSet;
use super::syntax::{Assertion, Failure, Fold, Greed, Node, Tree, Width};

/// A test of one character.
#[derive(Debug)]
pub enum One {
    /// This one.
    Char(u32),
    /// One that folds to this.
    Folded(u32, Fold),
    /// Any but a line end.
    NotNewline,
    /// Any.
    Any,
    /// One of a set.
    Set(Box<CharSet>),
}

impl One {
    /// Whether a character passes.
    #[inline(always)]
    pub fn takes(&self, point: u32) -> bool {
        match self {
            One::Char(own) => *own == point,
            One::Folded(own, fold) => *own == fold.of(point),
            One::NotNewline => point != 0x0a,
            One::Any => true,
            One::Set(set) => set.has(point),
        }
    }
}

/// An instruction. Places of instructions are indices into the program.
#[derive(Debug)]
pub enum Op {
    /// One character.
    One(One),
    /// Several characters, case and all.
    Text(Box<[u32]>),
    /// A place.
    Assert(Assertion),
    /// Go on elsewhere.
    Jump(usize),
    /// Go on behind this; if that fails, there.
    Split(usize),
    /// Go on there; if that fails, behind this.
    SplitAway(usize),
    /// A group begins.
    Open(usize),
    /// A group ends.
    Close(usize),
    /// One character, repeated.
    Run { one: One, min: u32, max: u32, greed: Greed },
    /// A loop begins: nothing counted yet.
    Begin { loop_at: usize },
    /// The end of a loop's body (and where it is entered): once more, or on.
    Loop { loop_at: usize, min: u32, max: u32, lazy: bool, body: usize },
    /// Behind a lazy [`Op::Loop`], when going on has failed: once more.
    Again { loop_at: usize, max: u32, body: usize },
    /// What the group matched.
    Back(usize, Fold),
    /// Behind this if the group has matched, else there.
    IfGroup(usize, usize),
    /// Something that is decided once begins: remembers where.
    Hold(usize),
    /// It ends: other ways to match it are forgotten.
    Cut(usize),
    /// The same for a look-ahead, which also goes back to where it began.
    Return(usize),
    /// A negated look-around begins; when its inside fails, go on there.
    Deny(usize, usize),
    /// Its inside has matched, so it has not.
    Denied(usize),
    /// Back by so many characters.
    Step(usize),
    /// No match this way.
    Fail,
    /// The end of the pattern.
    Done,
}

/// What is known of where a match can begin.
#[derive(Debug)]
pub enum Start {
    /// Nothing.
    Anywhere,
    /// At the beginning of the text only.
    Beginning,
    /// With these characters.
    Prefix(Box<[u32]>),
    /// With one of these; above U+00FF perhaps.
    Low(Box<[bool; 256]>),
}

/// A compiled pattern.
#[derive(Debug)]
pub struct Program {
    /// The instructions.
    pub ops: Vec<Op>,
    /// How many groups there are, group 0 not counted.
    pub groups: usize,
    /// How many registers the machine needs.
    pub registers: usize,
    /// Where a match can begin.
    pub start: Start,
    /// The fewest characters of a match.
    pub least: usize,
}

/// Registers: begin and end of every group, the number of the group closed last, then those of loops and holds.
pub const GROUP_REGISTERS: usize = 2;

/// Makes a program.
pub fn compile(tree: &Tree) -> Result<Program, Failure> {
    let groups = tree.widths.len() - 1;
    let registers = GROUP_REGISTERS * (groups + 1) + 1;
    let mut writer = Writer { ops: Vec::new(), widths: &tree.widths, registers };
    writer.node(&tree.root)?;
    writer.ops.push(Op::Done);
    let least = tree.root.width(&tree.widths).0;
    let least = usize::try_from(least).unwrap_or(usize::MAX);
    let start = super::start::of(&tree.root, least);
    Ok(Program { ops: writer.ops, groups, registers: writer.registers, start, least })
}

struct Writer<'a> {
    ops: Vec<Op>,
    widths: &'a [Option<Width>],
    registers: usize,
}

impl Writer<'_> {
    fn new_registers(&mut self) -> usize {
        self.registers += 2;
        self.registers - 2
    }

    /// Writes an instruction whose target is not known yet.
    fn open(&mut self) -> usize {
        self.ops.push(Op::Fail);
        self.ops.len() - 1
    }

    fn here(&self) -> usize {
        self.ops.len()
    }

    fn node(&mut self, node: &Node) -> Result<(), Failure> {
        match node {
            Node::Char(..) | Node::Any(_) | Node::Set(_) => {
                if let Some(one) = single(node) {
                    self.ops.push(Op::One(one));
                }
            }
            Node::Assert(assertion) => self.ops.push(Op::Assert(*assertion)),
            Node::Sequence(items) => self.sequence(items)?,
            Node::Branch(items) => self.branch(items)?,
            Node::Group(group, node) => {
                self.ops.push(Op::Open(*group));
                self.node(node)?;
                self.ops.push(Op::Close(*group));
            }
            Node::Plain(node) => self.node(node)?,
            Node::Repeat { node, min, max, greed } => self.repeat(node, *min, *max, *greed)?,
            Node::Atomic(node) => self.atomic(|writer| writer.node(node))?,
            Node::Ahead { node, negated } => self.look(node, *negated, 0)?,
            Node::Behind { node, negated } => self.behind(node, *negated)?,
            Node::Back(group, fold) => self.ops.push(Op::Back(*group, *fold)),
            Node::If { group, yes, no } => self.condition(*group, yes, no)?,
            Node::Never => self.ops.push(Op::Fail),
        }
        Ok(())
    }

    /// Characters one behind the other become one instruction.
    fn sequence(&mut self, items: &[Node]) -> Result<(), Failure> {
        let mut rest = items;
        while let Some(item) = rest.first() {
            let text: Vec<u32> = rest.iter().map_while(exact_char).collect();
            if text.len() > 1 {
                rest = &rest[text.len()..];
                self.ops.push(Op::Text(text.into()));
            } else {
                rest = &rest[1..];
                self.node(item)?;
            }
        }
        Ok(())
    }

    fn branch(&mut self, items: &[Node]) -> Result<(), Failure> {
        let mut exits = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let last = index + 1 == items.len();
            let split = (!last).then(|| self.open());
            self.node(item)?;
            if let Some(split) = split {
                exits.push(self.open());
                self.ops[split] = Op::Split(self.here());
            }
        }
        for exit in exits {
            self.ops[exit] = Op::Jump(self.here());
        }
        Ok(())
    }

    fn repeat(&mut self, node: &Node, min: u32, max: u32, greed: Greed) -> Result<(), Failure> {
        if let Some(one) = single(node) {
            self.ops.push(Op::Run { one, min, max, greed });
            return Ok(());
        }
        match greed {
            Greed::Possessive => self.atomic(|writer| writer.repeat_node(node, min, max, false)),
            Greed::Greedy => self.repeat_node(node, min, max, false),
            Greed::Lazy => self.repeat_node(node, min, max, true),
        }
    }

    fn repeat_node(&mut self, node: &Node, min: u32, max: u32, lazy: bool) -> Result<(), Failure> {
        let moves = node.width(self.widths).0 > 0;
        match (min, max) {
            (0, 1) => {
                let split = self.open();
                self.node(node)?;
                self.ops[split] = fork(self.here(), lazy);
            }
            (0, Node::UNLIMITED) if moves => {
                let split = self.open();
                self.node(node)?;
                self.ops.push(Op::Jump(split));
                self.ops[split] = fork(self.here(), lazy);
            }
            (1, Node::UNLIMITED) if moves => {
                let body = self.here();
                self.node(node)?;
                // The other way round: going on is what stands behind the instruction.
                self.ops.push(if lazy { Op::Split(body) } else { Op::SplitAway(body) });
            }
            (_, _) => self.counted(node, min, max, lazy)?,
        }
        Ok(())
    }

    fn counted(&mut self, node: &Node, min: u32, max: u32, lazy: bool) -> Result<(), Failure> {
        let loop_at = self.new_registers();
        self.ops.push(Op::Begin { loop_at });
        let entry = self.open();
        let body = self.here();
        self.node(node)?;
        self.ops[entry] = Op::Jump(self.here());
        self.ops.push(Op::Loop { loop_at, min, max, lazy, body });
        if lazy {
            self.ops.push(Op::Again { loop_at, max, body });
        }
        Ok(())
    }

    fn atomic(&mut self, inside: impl FnOnce(&mut Self) -> Result<(), Failure>) -> Result<(), Failure> {
        let hold = self.new_registers();
        self.ops.push(Op::Hold(hold));
        inside(self)?;
        self.ops.push(Op::Cut(hold));
        Ok(())
    }

    /// Look-around; `back` is how far it looks back.
    fn look(&mut self, node: &Node, negated: bool, back: usize) -> Result<(), Failure> {
        let hold = self.new_registers();
        let begin = self.open();
        if back > 0 {
            self.ops.push(Op::Step(back));
        }
        self.node(node)?;
        self.ops.push(if negated { Op::Denied(hold) } else { Op::Return(hold) });
        self.ops[begin] = if negated { Op::Deny(hold, self.here()) } else { Op::Hold(hold) };
        Ok(())
    }

    fn behind(&mut self, node: &Node, negated: bool) -> Result<(), Failure> {
        let (least, most) = node.width(self.widths);
        if least != most {
            return Err(Failure::Pattern("look-behind requires fixed-width pattern".to_owned(), None));
        }
        match usize::try_from(least).ok().filter(|width| *width <= u32::MAX as usize) {
            Some(width) => self.look(node, negated, width),
            None => Err(Failure::Pattern("looks too much behind".to_owned(), None)),
        }
    }

    fn condition(&mut self, group: usize, yes: &Node, no: &Node) -> Result<(), Failure> {
        let test = self.open();
        self.node(yes)?;
        let exit = self.open();
        self.ops[test] = Op::IfGroup(group, self.here());
        self.node(no)?;
        self.ops[exit] = Op::Jump(self.here());
        Ok(())
    }
}

fn fork(away: usize, lazy: bool) -> Op {
    if lazy { Op::SplitAway(away) } else { Op::Split(away) }
}

/// A character whose case matters or that has none.
pub fn exact_char(node: &Node) -> Option<u32> {
    match node {
        Node::Char(point, fold) if !fold.concerns(*point) => Some(*point),
        _ => None,
    }
}

/// The test of a node that always matches one character.
pub fn single(node: &Node) -> Option<One> {
    match node {
        Node::Char(point, fold) if fold.concerns(*point) => Some(One::Folded(fold.of(*point), *fold)),
        Node::Char(point, _) => Some(One::Char(*point)),
        Node::Any(true) => Some(One::Any),
        Node::Any(false) => Some(One::NotNewline),
        Node::Set(set) => Some(One::Set(Box::new(CharSet::new(set)))),
        Node::Plain(node) => single(node),
        _ => None,
    }
}
