//! The grammar of patterns: alternatives of sequences of repeated items.

use super::flags;
use super::source::{Failure, Read, Source, Token, quoted};
use super::tree::{Assertion, Fold, Greed, Node, Tree, Width};

/// Brackets that may stand in each other: what CPython's reader can do with its 1000 frames.
const DEPTH: usize = 490;

/// What is known of the groups so far. Group 0 is the whole match and always open.
pub struct Groups {
    widths: Vec<Option<Width>>,
    names: Vec<(Vec<u32>, usize)>,
    /// The count of groups where the outermost look-behind began.
    behind: Option<usize>,
}

impl Groups {
    /// How many there are, group 0 included.
    pub fn count(&self) -> usize {
        self.widths.len()
    }

    /// The number of a name.
    pub fn named(&self, name: &[u32]) -> Option<usize> {
        self.names.iter().find(|(other, _)| other == name).map(|(_, group)| *group)
    }
}

/// A pattern that was read.
pub struct Parsed {
    /// What it says.
    pub tree: Tree,
    /// The flags given and those it sets itself.
    pub flags: u32,
    /// Names of groups, in order.
    pub names: Vec<(Vec<u32>, usize)>,
    /// What a later Python may read differently.
    pub warnings: Vec<String>,
}

/// Reads a pattern.
pub struct Parser<'a> {
    pub source: Source<'a>,
    /// The flags that count here.
    pub flags: u32,
    /// The flags of the whole pattern.
    pub whole_flags: u32,
    pub groups: Groups,
    pub warnings: Vec<String>,
    /// Groups that conditions ask about, with their places: they may come later.
    pub asked: Vec<(usize, usize)>,
    depth: usize,
}

/// Reads a pattern.
pub fn parse(text: &[u32], is_text: bool, given: u32) -> Read<Parsed> {
    let mut parser = Parser {
        source: Source::new(text, is_text)?,
        flags: effective(given, is_text),
        whole_flags: given,
        groups: Groups { widths: vec![None], names: Vec::new(), behind: None },
        warnings: Vec::new(),
        asked: Vec::new(),
        depth: 0,
    };
    let root = parser.alternatives(true)?;
    let flags = checked(parser.whole_flags, is_text)?;
    if parser.source.next.is_some() {
        return Err(parser.source.error("unbalanced parenthesis", 0));
    }
    for (group, at) in &parser.asked {
        if *group >= parser.groups.count() {
            return Err(Failure::Pattern(format!("invalid group reference {group}"), Some(*at)));
        }
    }
    let tree = Tree { root, widths: parser.groups.widths };
    Ok(Parsed { tree, flags, names: parser.groups.names, warnings: parser.warnings })
}

/// Text is read by Unicode's rules unless told otherwise.
pub fn effective(given: u32, is_text: bool) -> u32 {
    let unicode = is_text && given & flags::ASCII == 0;
    if unicode { given | flags::UNICODE } else { given & !flags::UNICODE }
}

/// The flags of the whole pattern, unless they exclude each other.
fn checked(given: u32, is_text: bool) -> Read<u32> {
    let has = |flag: u32| given & flag != 0;
    let wrong = match is_text {
        true if has(flags::LOCALE) => "cannot use LOCALE flag with a str pattern",
        true if has(flags::ASCII) && has(flags::UNICODE) => "ASCII and UNICODE flags are incompatible",
        false if has(flags::UNICODE) => "cannot use UNICODE flag with a bytes pattern",
        false if has(flags::LOCALE) && has(flags::ASCII) => "ASCII and LOCALE flags are incompatible",
        _ => return Ok(effective(given, is_text)),
    };
    Err(Failure::Value(wrong.to_owned()))
}

impl Parser<'_> {
    /// How case is treated here.
    pub fn fold(&self) -> Fold {
        match (self.flags & flags::IGNORECASE != 0, self.flags & flags::UNICODE != 0) {
            (false, _) => Fold::Exact,
            (true, true) => Fold::Unicode,
            (true, false) => Fold::Ascii,
        }
    }

    /// A character that stands for itself.
    pub fn char(&self, point: u32) -> Node {
        Node::Char(point, self.fold())
    }

    /// `a|b|c`; whether it is the outermost of all.
    pub fn alternatives(&mut self, outermost: bool) -> Read<Node> {
        if self.depth >= DEPTH {
            return Err(Failure::Depth);
        }
        self.depth += 1;
        let mut items = vec![self.sequence(outermost)?];
        while self.source.take_if('|')? {
            items.push(self.sequence(false)?);
        }
        self.depth -= 1;
        Ok(if items.len() == 1 { items.swap_remove(0) } else { Node::Branch(items) })
    }

    /// Items up to `|`, `)` or the end; `first` where flags for the whole pattern may stand at its beginning.
    pub fn sequence(&mut self, first: bool) -> Read<Node> {
        let mut items: Vec<Node> = Vec::new();
        while let Some(token) = self.source.next {
            if token.is('|') || token.is(')') {
                break;
            }
            self.source.take()?;
            let point = match token {
                Token::Escape(c) => {
                    items.push(self.escape(c)?);
                    continue;
                }
                Token::Plain(point) => point,
            };
            let operator = char::from_u32(point).unwrap_or(char::REPLACEMENT_CHARACTER);
            if self.flags & flags::VERBOSE != 0 && self.skip_blank(operator)? {
                continue;
            }
            match operator {
                '*' | '+' | '?' | '{' => self.repeat(operator, &mut items)?,
                '(' => items.extend(self.group(first && items.is_empty())?),
                '[' => items.push(self.class()?),
                '.' => items.push(Node::Any(self.flags & flags::DOTALL != 0)),
                '^' | '$' => items.push(Node::Assert(self.line_edge(operator))),
                _ => items.push(self.char(point)),
            }
        }
        Ok(if items.len() == 1 { items.swap_remove(0) } else { Node::Sequence(items) })
    }

    /// With VERBOSE: white space, and comments to the end of the line.
    fn skip_blank(&mut self, c: char) -> Read<bool> {
        if c == '#' {
            while let Some(token) = self.source.take()? {
                if token.is('\n') {
                    break;
                }
            }
        }
        Ok(matches!(c, ' ' | '\t' | '\n' | '\r' | '\x0b' | '\x0c' | '#'))
    }

    fn line_edge(&self, operator: char) -> Assertion {
        match (operator, self.flags & flags::MULTILINE != 0) {
            ('^', false) => Assertion::Start,
            ('^', true) => Assertion::LineStart,
            (_, false) => Assertion::LastLineEnd,
            (_, true) => Assertion::LineEnd,
        }
    }

    /// A quantifier, behind its first character: wraps the last item.
    fn repeat(&mut self, operator: char, items: &mut Vec<Node>) -> Read<()> {
        let here = self.source.tell();
        let bounds = match operator {
            '?' => Some((0, 1)),
            '*' => Some((0, Node::UNLIMITED)),
            '+' => Some((1, Node::UNLIMITED)),
            _ => self.counts(here)?,
        };
        let Some((min, max)) = bounds else {
            items.push(self.char(operator as u32));
            return Ok(());
        };
        let back = self.source.tell() - here + 1;
        match items.last() {
            None | Some(Node::Assert(_)) => return Err(self.source.error("nothing to repeat", back)),
            Some(Node::Repeat { .. }) => return Err(self.source.error("multiple repeat", back)),
            Some(_) => {}
        }
        let greed = match (self.source.take_if('?')?, self.source.next_is('+')) {
            (true, _) => Greed::Lazy,
            (false, true) => Greed::Possessive,
            (false, false) => Greed::Greedy,
        };
        if greed == Greed::Possessive {
            self.source.take()?;
        }
        if let Some(node) = items.pop() {
            items.push(Node::Repeat { node: Box::new(node), min, max, greed });
        }
        Ok(())
    }

    /// `{m,n}` behind the brace; `None` where it is no quantifier: then nothing of it is taken.
    fn counts(&mut self, here: usize) -> Read<Option<(u32, u32)>> {
        if self.source.next_is('}') {
            return Ok(None);
        }
        let least = self.source.take_while(usize::MAX, |c| c.is_ascii_digit())?;
        let most = if self.source.take_if(',')? {
            self.source.take_while(usize::MAX, |c| c.is_ascii_digit())?
        } else {
            least.clone()
        };
        if !self.source.take_if('}')? {
            self.source.seek(here)?;
            return Ok(None);
        }
        let min = count(&least)?.unwrap_or(0);
        let max = count(&most)?.unwrap_or(Node::UNLIMITED);
        if max < min {
            let back = self.source.tell() - here;
            return Err(self.source.error("min repeat greater than max repeat", back));
        }
        Ok(Some((min, max)))
    }

    // --- groups --------------------------------------------------------------------------------------------------

    /// Opens a capturing group.
    pub fn open_group(&mut self, name: Option<Vec<u32>>) -> Read<usize> {
        let group = self.groups.count();
        self.groups.widths.push(None);
        let Some(name) = name else { return Ok(group) };
        if let Some(other) = self.groups.named(&name) {
            let message = format!("redefinition of group name {} as group {group}; was group {other}", quoted(&name));
            return Err(self.source.error(message, name.len() + 1));
        }
        self.groups.names.push((name, group));
        Ok(group)
    }

    /// Closes it: from now on it can be referred to.
    pub fn close_group(&mut self, group: usize, node: &Node) {
        self.groups.widths[group] = Some(node.width(&self.groups.widths));
    }

    /// A reference just read, `back` characters long: the group must be closed.
    pub fn check_open(&self, group: usize, back: usize) -> Read<()> {
        if self.groups.widths.get(group).copied().flatten().is_none() {
            return Err(self.source.error("cannot refer to an open group", back));
        }
        self.check_behind(group)
    }

    /// In a look-behind, only groups from before it can be referred to.
    pub fn check_behind(&self, group: usize) -> Read<()> {
        let Some(known) = self.groups.behind else { return Ok(()) };
        if self.groups.widths.get(group).copied().flatten().is_none() {
            return Err(self.source.error("cannot refer to an open group", 0));
        }
        if group >= known {
            let message = "cannot refer to group defined in the same lookbehind subpattern";
            return Err(self.source.error(message, 0));
        }
        Ok(())
    }

    /// The inside of a look-behind.
    pub fn behind(&mut self) -> Read<Node> {
        let outer = self.groups.behind;
        self.groups.behind = outer.or(Some(self.groups.count()));
        let node = self.alternatives(false);
        self.groups.behind = outer;
        node
    }
}

/// A number of repetitions; `None` where there are no digits.
fn count(digits: &str) -> Read<Option<u32>> {
    if digits.is_empty() {
        return Ok(None);
    }
    match digits.parse::<u32>() {
        Ok(number) if number < Node::UNLIMITED => Ok(Some(number)),
        _ => Err(Failure::Overflow("the repetition number is too large".to_owned())),
    }
}
