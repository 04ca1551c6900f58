//! What begins with a parenthesis: groups, look-around, conditions, comments, inline flags.

use super::flags;
use super::pattern::{Parser, effective};
use super::source::{Read, Token, quoted, shown};
use super::tree::Node;

/// Flags to turn on and off.
type Change = (u32, u32);

fn flag_of(token: Token) -> Option<u32> {
    match token.plain()? {
        'i' => Some(flags::IGNORECASE),
        'L' => Some(flags::LOCALE),
        'm' => Some(flags::MULTILINE),
        's' => Some(flags::DOTALL),
        'x' => Some(flags::VERBOSE),
        'a' => Some(flags::ASCII),
        'u' => Some(flags::UNICODE),
        _ => None,
    }
}

impl Parser<'_> {
    /// A group, behind its parenthesis; `None` where it is a comment or sets flags for the whole pattern, which it may
    /// only where `first`.
    pub fn group(&mut self, first: bool) -> Read<Option<Node>> {
        let start = self.source.tell() - 1;
        if !self.source.take_if('?')? {
            return self.capture(start, None).map(Some);
        }
        let Some(kind) = self.source.take()? else {
            return Err(self.source.error("unexpected end of pattern", 0));
        };
        match kind.plain() {
            Some('P') => self.named(start).map(Some),
            Some(':') => self.inside(start, (0, 0)).map(Some),
            Some('#') => self.comment(start).map(|()| None),
            Some('=') => self.ahead(start, false).map(Some),
            Some('!') => self.ahead(start, true).map(Some),
            Some('<') => self.look_behind(start).map(Some),
            Some('(') => self.condition(start).map(Some),
            Some('>') => {
                let node = self.alternatives(false)?;
                self.end(start)?;
                Ok(Some(Node::Atomic(Box::new(node))))
            }
            Some('-') => self.flagged(start, kind, first),
            _ if flag_of(kind).is_some() => self.flagged(start, kind, first),
            _ => Err(self.source.error(format!("unknown extension ?{}", kind.text()), kind.len() + 1)),
        }
    }

    /// The closing parenthesis.
    fn end(&mut self, start: usize) -> Read<()> {
        if self.source.take_if(')')? {
            return Ok(());
        }
        Err(self.source.error("missing ), unterminated subpattern", self.source.tell() - start))
    }

    fn capture(&mut self, start: usize, name: Option<Vec<u32>>) -> Read<Node> {
        let group = self.open_group(name)?;
        let node = self.alternatives(false)?;
        self.end(start)?;
        self.close_group(group, &node);
        Ok(Node::Group(group, Box::new(node)))
    }

    /// `(?:…)` or `(?i-m:…)`, behind the colon.
    fn inside(&mut self, start: usize, (on, off): Change) -> Read<Node> {
        let outer = self.flags;
        if on & flags::TYPES != 0 {
            self.flags &= !flags::TYPES;
        }
        self.flags = (self.flags | on) & !off;
        let node = self.alternatives(false);
        self.flags = outer;
        let node = node?;
        self.end(start)?;
        Ok(Node::Plain(Box::new(node)))
    }

    /// `(?P<name>…)` or `(?P=name)`, behind the `P`.
    fn named(&mut self, start: usize) -> Read<Node> {
        if self.source.take_if('<')? {
            let name = self.source.take_until('>', "group name")?;
            self.source.check_group_name(&name, 1)?;
            return self.capture(start, Some(name));
        }
        if self.source.take_if('=')? {
            let name = self.source.take_until(')', "group name")?;
            self.source.check_group_name(&name, 1)?;
            let Some(group) = self.groups.named(&name) else {
                return Err(self.source.error(format!("unknown group name {}", quoted(&name)), name.len() + 1));
            };
            self.check_open(group, name.len() + 1)?;
            return Ok(Node::Back(group, self.fold()));
        }
        match self.source.take()? {
            None => Err(self.source.error("unexpected end of pattern", 0)),
            Some(token) => Err(self.source.error(format!("unknown extension ?P{}", token.text()), token.len() + 2)),
        }
    }

    fn comment(&mut self, start: usize) -> Read<()> {
        loop {
            match self.source.take()? {
                None => {
                    let back = self.source.tell() - start;
                    return Err(self.source.error("missing ), unterminated comment", back));
                }
                Some(token) if token.is(')') => return Ok(()),
                Some(_) => {}
            }
        }
    }

    fn ahead(&mut self, start: usize, negated: bool) -> Read<Node> {
        let node = self.alternatives(false)?;
        self.end(start)?;
        Ok(match negated && node.is_empty() {
            true => Node::Never,
            false => Node::Ahead { node: Box::new(node), negated },
        })
    }

    /// `(?<=…)` or `(?<!…)`, behind the `<`.
    fn look_behind(&mut self, start: usize) -> Read<Node> {
        let negated = match self.source.take()? {
            None => return Err(self.source.error("unexpected end of pattern", 0)),
            Some(token) if token.is('=') => false,
            Some(token) if token.is('!') => true,
            Some(token) => {
                return Err(self.source.error(format!("unknown extension ?<{}", token.text()), token.len() + 2));
            }
        };
        let node = self.behind()?;
        self.end(start)?;
        Ok(match negated && node.is_empty() {
            true => Node::Never,
            false => Node::Behind { node: Box::new(node), negated },
        })
    }

    /// `(?(group)yes|no)`, behind the second parenthesis.
    fn condition(&mut self, start: usize) -> Read<Node> {
        let name = self.source.take_until(')', "group name")?;
        let text = shown(&name);
        let group = if text.bytes().all(|byte| byte.is_ascii_digit()) {
            self.asked_group(&text)?
        } else {
            self.source.check_group_name(&name, 1)?;
            match self.groups.named(&name) {
                Some(group) => group,
                None => {
                    return Err(self.source.error(format!("unknown group name {}", quoted(&name)), name.len() + 1));
                }
            }
        };
        self.check_behind(group)?;
        let yes = self.sequence(false)?;
        let no = if self.source.take_if('|')? {
            let no = self.sequence(false)?;
            if self.source.next_is('|') {
                return Err(self.source.error("conditional backref with more than two branches", 0));
            }
            no
        } else {
            Node::empty()
        };
        self.end(start)?;
        Ok(Node::If { group, yes: Box::new(yes), no: Box::new(no) })
    }

    /// A group asked for by number: it may come later.
    fn asked_group(&mut self, digits: &str) -> Read<usize> {
        let back = digits.len() + 1;
        let group: usize = digits.parse().unwrap_or(usize::MAX);
        if group == 0 {
            return Err(self.source.error("bad group number", back));
        }
        if group >= 1 << 30 {
            return Err(self.source.error(format!("invalid group reference {digits}"), back));
        }
        if !self.asked.iter().any(|(other, _)| *other == group) {
            self.asked.push((group, self.source.tell() - back));
        }
        Ok(group)
    }

    /// `(?i)` or `(?i-m:…)`, behind the first letter or hyphen.
    fn flagged(&mut self, start: usize, token: Token, first: bool) -> Read<Option<Node>> {
        let Some(change) = self.flag_letters(token)? else {
            if !first {
                let back = self.source.tell() - start;
                return Err(self.source.error("global flags not at the start of the expression", back));
            }
            return Ok(None);
        };
        self.inside(start, change).map(Some)
    }

    /// The letters up to `:` or `)`; `None` where they are for the whole pattern.
    fn flag_letters(&mut self, first: Token) -> Read<Option<Change>> {
        let (mut on, mut token) = (0, first);
        while let Some(flag) = flag_of(token) {
            on |= self.allowed(flag, on)?;
            token = self.flag_token("missing -, : or )")?;
            if !matches!(token.plain(), Some(')' | '-' | ':')) && flag_of(token).is_none() {
                return Err(self.unknown_flag(token, "missing -, : or )"));
            }
        }
        if token.is(')') {
            self.whole_flags |= on;
            self.flags = effective(self.whole_flags, self.source.is_text);
            return Ok(None);
        }
        let off = if token.is('-') { self.flags_off()? } else { 0 };
        if on & off != 0 {
            return Err(self.source.error("bad inline flags: flag turned on and off", 1));
        }
        Ok(Some((on, off)))
    }

    fn allowed(&self, flag: u32, others: u32) -> Read<u32> {
        let wrong = match (self.source.is_text, flag) {
            (true, flags::LOCALE) => "cannot use 'L' flag with a str pattern",
            (false, flags::UNICODE) => "cannot use 'u' flag with a bytes pattern",
            _ if flag & flags::TYPES != 0 && (others | flag) & flags::TYPES != flag => {
                "flags 'a', 'u' and 'L' are incompatible"
            }
            _ => return Ok(flag),
        };
        Err(self.source.error(format!("bad inline flags: {wrong}"), 0))
    }

    /// The letters behind the hyphen, up to the colon.
    fn flags_off(&mut self) -> Read<u32> {
        let (mut off, mut token) = (0, self.flag_token("missing flag")?);
        let mut missing = "missing flag";
        loop {
            let Some(flag) = flag_of(token) else { return Err(self.unknown_flag(token, missing)) };
            if flag & flags::TYPES != 0 {
                let message = "bad inline flags: cannot turn off flags 'a', 'u' and 'L'";
                return Err(self.source.error(message, 0));
            }
            off |= flag;
            missing = "missing :";
            token = self.flag_token(missing)?;
            if token.is(':') {
                return Ok(off);
            }
        }
    }

    fn flag_token(&mut self, missing: &str) -> Read<Token> {
        match self.source.take()? {
            Some(token) => Ok(token),
            None => Err(self.source.error(missing, 0)),
        }
    }

    fn unknown_flag(&self, token: Token, missing: &str) -> super::Failure {
        let letter = token.plain().is_some_and(char::is_alphabetic);
        self.source.error(if letter { "unknown flag" } else { missing }, token.len())
    }
}
