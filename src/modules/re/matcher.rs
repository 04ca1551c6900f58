//! The machine that runs programs: backtracking, leftmost match first, as CPython's.
//!
//! Nothing recurses: what can be tried otherwise lies on one stack, together with the old contents of registers, so
//! that going back is popping. What is decided once (`(?>…)`, look-around, possessive repetitions) forgets its choices
//! but keeps the old contents, since something before it may still be tried otherwise.
//!
//! The text is a slice of units of one, two or four bytes, each one code point: places are code points without any
//! conversion. A search may take very long (that is what backtracking does with unlucky patterns): the `poll` given to
//! it is asked again and again whether to go on.

use super::charset::{self, is_word};
use super::program::{GROUP_REGISTERS, One, Op, Program, Start};
use super::syntax::{Assertion, Fold, Greed, Node};
use crate::objects::native::Raised;

/// A unit of stored text: one code point.
pub trait Unit: Copy + Into<u32> {
    /// The first place of a code point from a place on.
    fn find(text: &[Self], point: u32, from: usize) -> Option<usize>;
}

impl Unit for u8 {
    fn find(text: &[u8], point: u32, from: usize) -> Option<usize> {
        let byte = u8::try_from(point).ok()?;
        memchr::memchr(byte, &text[from..]).map(|at| from + at)
    }
}

impl Unit for u16 {
    fn find(text: &[u16], point: u32, from: usize) -> Option<usize> {
        let unit = u16::try_from(point).ok()?;
        text[from..].iter().position(|other| *other == unit).map(|at| from + at)
    }
}

impl Unit for u32 {
    fn find(text: &[u32], point: u32, from: usize) -> Option<usize> {
        text[from..].iter().position(|other| *other == point).map(|at| from + at)
    }
}

/// What a match must cover.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Extent {
    /// It begins anywhere.
    Search,
    /// It begins at the place given.
    Match,
    /// It also reaches to the end.
    Full,
}

/// No place: a group that has not matched.
pub const NOWHERE: usize = usize::MAX;

/// Steps between two polls.
const PATIENCE: usize = 1 << 16;

/// What lies on the stack.
#[derive(Clone, Copy)]
enum Entry {
    /// Go on with this instruction at this place.
    Choice { pc: u32, at: usize },
    /// Put this back into a register.
    Restore { register: u32, old: usize },
    /// A greedy run may end here, down to `low`.
    Greedy { pc: u32, low: usize, at: usize },
    /// A lazy run, `count` characters so far, may take one more here.
    Lazy { pc: u32, at: usize, count: usize },
}

/// Asked now and then, with the height of the stack, whether to go on.
pub type Poll<'a> = dyn FnMut(usize) -> Result<(), Raised> + 'a;

/// A machine on a text.
pub struct Machine<'a, U> {
    program: &'a Program,
    text: &'a [U],
    registers: Vec<usize>,
    stack: Vec<Entry>,
    steps: usize,
}

impl<'a, U: Unit> Machine<'a, U> {
    /// A machine that has matched nothing.
    pub fn new(program: &'a Program, text: &'a [U]) -> Machine<'a, U> {
        Machine { program, text, registers: vec![NOWHERE; program.registers], stack: Vec::new(), steps: 0 }
    }

    /// Groups' begins and ends (group 0 first), then the number of the group closed last.
    pub fn groups(&self) -> &[usize] {
        &self.registers[..GROUP_REGISTERS * (self.program.groups + 1) + 1]
    }

    /// Where the match begins and ends.
    pub fn span(&self) -> (usize, usize) {
        (self.registers[0], self.registers[1])
    }

    /// Looks for a match from a place on; one that begins there must not be empty if `advance`.
    pub fn find(&mut self, from: usize, extent: Extent, advance: bool, poll: &mut Poll<'_>) -> Result<bool, Raised> {
        let (mut at, mut advance) = (from, advance);
        if at > self.text.len() {
            return Ok(false);
        }
        loop {
            if extent == Extent::Search {
                match self.candidate(at) {
                    Some(next) if next == at => {}
                    Some(next) => (at, advance) = (next, false),
                    None => return Ok(false),
                }
            }
            if self.text.len() - at < self.program.least {
                return Ok(false);
            }
            if self.attempt(at, extent == Extent::Full, advance, poll)? {
                return Ok(true);
            }
            if extent != Extent::Search || at == self.text.len() {
                return Ok(false);
            }
            (at, advance) = (at + 1, false);
        }
    }

    /// The first place from `at` on where a match may begin.
    fn candidate(&self, at: usize) -> Option<usize> {
        match &self.program.start {
            Start::Anywhere => Some(at),
            Start::Beginning => (at == 0).then_some(0),
            Start::Prefix(text) => {
                let mut from = at;
                loop {
                    let found = U::find(self.text, text[0], from)?;
                    if self.has_text(text, found) {
                        return Some(found);
                    }
                    from = found + 1;
                }
            }
            Start::Low(low) => {
                let fits = |unit: &U| low.get((*unit).into() as usize).copied().unwrap_or(true);
                self.text[at..].iter().position(fits).map(|more| at + more)
            }
        }
    }

    #[inline(always)]
    fn has_text(&self, text: &[u32], at: usize) -> bool {
        self.text.len() - at >= text.len() && text.iter().zip(&self.text[at..]).all(|(a, b)| *a == (*b).into())
    }

    #[inline(always)]
    fn set(&mut self, register: usize, value: usize) {
        let old = std::mem::replace(&mut self.registers[register], value);
        if !self.stack.is_empty() {
            self.stack.push(Entry::Restore { register: register as u32, old });
        }
    }

    fn choose(&mut self, pc: usize, at: usize) {
        self.stack.push(Entry::Choice { pc: pc as u32, at });
    }

    /// Tries to match at one place.
    fn attempt(&mut self, begin: usize, full: bool, advance: bool, poll: &mut Poll<'_>) -> Result<bool, Raised> {
        self.registers.fill(NOWHERE);
        self.stack.clear();
        self.registers[0] = begin;
        let program = self.program;
        let (mut pc, mut at) = (0, begin);
        loop {
            self.steps += 1;
            if self.steps >= PATIENCE {
                self.steps = 0;
                poll(self.stack.len())?;
            }
            let next = match &program.ops[pc] {
                Op::Done if (full && at != self.text.len()) || (advance && at == begin) => None,
                Op::Done => {
                    self.registers[1] = at;
                    return Ok(true);
                }
                op => self.step(op, pc, at),
            };
            match next.or_else(|| self.go_back()) {
                Some(place) => (pc, at) = place,
                None => return Ok(false),
            }
        }
    }

    /// One instruction: where to go on, or `None` where it fails.
    #[inline(always)]
    fn step(&mut self, op: &Op, pc: usize, at: usize) -> Option<(usize, usize)> {
        match op {
            Op::One(one) => self.text.get(at).filter(|unit| one.takes((**unit).into())).map(|_| (pc + 1, at + 1)),
            Op::Text(text) => self.has_text(text, at).then_some((pc + 1, at + text.len())),
            Op::Assert(assertion) => self.holds(*assertion, at).then_some((pc + 1, at)),
            Op::Jump(to) => Some((*to, at)),
            Op::Split(other) => {
                self.choose(*other, at);
                Some((pc + 1, at))
            }
            Op::SplitAway(to) => {
                self.choose(pc + 1, at);
                Some((*to, at))
            }
            Op::Open(group) => {
                self.set(GROUP_REGISTERS * group, at);
                Some((pc + 1, at))
            }
            Op::Close(group) => {
                self.set(GROUP_REGISTERS * group + 1, at);
                self.set(GROUP_REGISTERS * (self.program.groups + 1), *group);
                Some((pc + 1, at))
            }
            Op::Run { one, min, max, greed } => self.run(one, *min as usize, *max, *greed, pc, at),
            Op::Begin { loop_at } => {
                self.set(*loop_at, 0);
                self.set(*loop_at + 1, NOWHERE);
                Some((pc + 1, at))
            }
            Op::Loop { loop_at, min, max, lazy, body } => self.once_more(*loop_at, (*min, *max), *lazy, *body, pc, at),
            Op::Again { loop_at, max, body } => self.enter_body(*loop_at, *max, *body, at),
            Op::Back(group, fold) => self.same_again(*group, *fold, at).map(|at| (pc + 1, at)),
            Op::IfGroup(group, other) => {
                let matched = self.registers[GROUP_REGISTERS * group + 1] != NOWHERE;
                Some((if matched { pc + 1 } else { *other }, at))
            }
            Op::Hold(_) | Op::Cut(_) | Op::Return(_) | Op::Deny(..) | Op::Denied(_) => self.decided_once(op, pc, at),
            Op::Step(back) => at.checked_sub(*back).map(|at| (pc + 1, at)),
            Op::Fail | Op::Done => None,
        }
    }

    /// Atomic groups and look-around.
    fn decided_once(&mut self, op: &Op, pc: usize, at: usize) -> Option<(usize, usize)> {
        match op {
            Op::Hold(hold) => {
                self.set(*hold + 1, at);
                self.set(*hold, self.stack.len());
                // The note of the register's old content, if one was made, lies above the height: it must stay.
                Some((pc + 1, at))
            }
            Op::Cut(hold) => {
                self.forget_choices(self.registers[*hold]);
                Some((pc + 1, at))
            }
            Op::Return(hold) => {
                self.forget_choices(self.registers[*hold]);
                Some((pc + 1, self.registers[*hold + 1]))
            }
            Op::Deny(hold, after) => {
                let height = self.stack.len();
                self.choose(*after, at);
                self.set(*hold, height);
                Some((pc + 1, at))
            }
            Op::Denied(hold) => {
                let height = self.registers[*hold];
                while self.stack.len() > height {
                    if let Some(Entry::Restore { register, old }) = self.stack.pop() {
                        self.registers[register as usize] = old;
                    }
                }
                None
            }
            _ => None,
        }
    }

    /// Drops the choices above a height; old contents of registers stay.
    fn forget_choices(&mut self, height: usize) {
        let mut kept = height;
        for index in height..self.stack.len() {
            if let Entry::Restore { .. } = self.stack[index] {
                self.stack[kept] = self.stack[index];
                kept += 1;
            }
        }
        self.stack.truncate(kept);
    }

    /// Back to the last choice.
    fn go_back(&mut self) -> Option<(usize, usize)> {
        loop {
            match self.stack.pop()? {
                Entry::Choice { pc, at } => return Some((pc as usize, at)),
                Entry::Restore { register, old } => self.registers[register as usize] = old,
                Entry::Greedy { pc, low, at } => {
                    if let Some(place) = self.shorter(pc as usize, low, at) {
                        return Some(place);
                    }
                }
                Entry::Lazy { pc, at, count } => {
                    if let Some(place) = self.longer(pc as usize, at, count) {
                        return Some(place);
                    }
                }
            }
        }
    }

    // --- repetitions of one character ----------------------------------------------------------------------------

    /// The character that must come at an instruction, where that is known.
    #[inline(always)]
    fn wanted(&self, pc: usize) -> Option<u32> {
        match &self.program.ops[pc] {
            Op::One(One::Char(point)) => Some(*point),
            Op::Text(text) => Some(text[0]),
            _ => None,
        }
    }

    fn count(&mut self, one: &One, at: usize, most: usize) -> usize {
        let rest = &self.text[at..];
        let rest = &rest[..most.min(rest.len())];
        let count = match one {
            One::Any => rest.len(),
            One::NotNewline => U::find(rest, 0x0a, 0).unwrap_or(rest.len()),
            _ => rest.iter().position(|unit| !one.takes((*unit).into())).unwrap_or(rest.len()),
        };
        self.steps += count / 16;
        count
    }

    #[inline(always)]
    fn run(&mut self, one: &One, min: usize, max: u32, greed: Greed, pc: usize, at: usize) -> Option<(usize, usize)> {
        if greed == Greed::Lazy {
            if self.count(one, at, min) < min {
                return None;
            }
            return self.lazily(pc, at + min, min);
        }
        let most = if max == Node::UNLIMITED { usize::MAX } else { max as usize };
        let count = self.count(one, at, most);
        if count < min {
            return None;
        }
        match greed {
            Greed::Greedy => self.shorter(pc + 1, at + min, at + count),
            Greed::Lazy | Greed::Possessive => Some((pc + 1, at + count)),
        }
    }

    /// The longest end of a greedy run, at most `at`, behind which `pc` may go on.
    #[inline(always)]
    fn shorter(&mut self, pc: usize, low: usize, mut at: usize) -> Option<(usize, usize)> {
        if let Some(wanted) = self.wanted(pc) {
            while self.text.get(at).is_none_or(|unit| (*unit).into() != wanted) {
                if at == low {
                    return None;
                }
                at -= 1;
                self.steps += 1;
            }
        }
        if at > low {
            self.stack.push(Entry::Greedy { pc: pc as u32, low, at: at - 1 });
        }
        Some((pc, at))
    }

    /// A lazy run of `count` characters ends here, for now.
    fn lazily(&mut self, pc: usize, at: usize, count: usize) -> Option<(usize, usize)> {
        self.stack.push(Entry::Lazy { pc: pc as u32, at, count });
        Some((pc + 1, at))
    }

    /// A lazy run takes more, until what follows it may go on.
    fn longer(&mut self, pc: usize, mut at: usize, mut count: usize) -> Option<(usize, usize)> {
        let program = self.program;
        let Op::Run { one, max, .. } = &program.ops[pc] else { return None };
        let wanted = self.wanted(pc + 1);
        loop {
            let unit: u32 = (*self.text.get(at)?).into();
            if (*max != Node::UNLIMITED && count >= *max as usize) || !one.takes(unit) {
                return None;
            }
            (at, count) = (at + 1, count + 1);
            self.steps += 1;
            match wanted {
                Some(wanted) if self.text.get(at).is_none_or(|unit| (*unit).into() != wanted) => {}
                _ => return self.lazily(pc, at, count),
            }
        }
    }

    // --- loops ---------------------------------------------------------------------------------------------------

    /// At the end of a loop's body.
    fn once_more(
        &mut self,
        loop_at: usize,
        (min, max): (u32, u32),
        lazy: bool,
        body: usize,
        pc: usize,
        at: usize,
    ) -> Option<(usize, usize)> {
        let count = self.registers[loop_at];
        if count < min as usize {
            self.set(loop_at, count + 1);
            return Some((body, at));
        }
        if lazy {
            self.choose(pc + 1, at);
            return Some((pc + 2, at));
        }
        if self.may_enter(loop_at, max, at) {
            self.choose(pc + 1, at);
            return self.enter_body(loop_at, max, body, at);
        }
        Some((pc + 1, at))
    }

    /// Whether the body may be tried again: not too often, and not twice at the same place.
    fn may_enter(&self, loop_at: usize, max: u32, at: usize) -> bool {
        (max == Node::UNLIMITED || self.registers[loop_at] < max as usize) && self.registers[loop_at + 1] != at
    }

    fn enter_body(&mut self, loop_at: usize, max: u32, body: usize, at: usize) -> Option<(usize, usize)> {
        if !self.may_enter(loop_at, max, at) {
            return None;
        }
        self.set(loop_at, self.registers[loop_at] + 1);
        self.set(loop_at + 1, at);
        Some((body, at))
    }

    // --- tests ---------------------------------------------------------------------------------------------------

    fn same_again(&self, group: usize, fold: Fold, at: usize) -> Option<usize> {
        let (begin, end) = (self.registers[GROUP_REGISTERS * group], self.registers[GROUP_REGISTERS * group + 1]);
        if end == NOWHERE {
            return None;
        }
        let part = &self.text[begin..end];
        let rest = self.text.get(at..at + part.len())?;
        let same = |(a, b): (&U, &U)| charset::same_lower((*a).into(), (*b).into(), fold);
        part.iter().zip(rest).all(same).then_some(at + part.len())
    }

    fn holds(&self, assertion: Assertion, at: usize) -> bool {
        let end = self.text.len();
        let newline = |at: usize| self.text[at].into() == 0x0a;
        match assertion {
            Assertion::Start => at == 0,
            Assertion::LineStart => at == 0 || newline(at - 1),
            Assertion::End => at == end,
            Assertion::LastLineEnd => at == end || at + 1 == end && newline(at),
            Assertion::LineEnd => at == end || newline(at),
            Assertion::Boundary { ascii } => end > 0 && self.at_boundary(at, ascii),
            Assertion::NoBoundary { ascii } => end > 0 && !self.at_boundary(at, ascii),
        }
    }

    fn at_boundary(&self, at: usize, ascii: bool) -> bool {
        let word = |at: usize| self.text.get(at).is_some_and(|unit| is_word((*unit).into(), ascii));
        at.checked_sub(1).is_some_and(word) != word(at)
    }
}
