//! Sorting as `list.sort` does: stable, runs found and merged, keys compared by `<` alone in CPython's order.
//!
//! Comparing may run script code, which may raise or answer nonsense; neither disturbs the order of moves, so every item is
//! there once at any moment. Keys of one plain type (machine integers, floats, strings) are compared without asking.

use crate::heap::Value;
use crate::objects::native::Raised;
use crate::objects::protocols::compare::Comparison;
use crate::objects::string::Str;
use crate::objects::tuple::Tuple;
use crate::vm::Vm;

/// A key and its item.
type Pair = (Value, Value);

/// Rows shorter than this are sorted by insertion alone.
const MIN_MERGE: usize = 64;

/// `a < b` of numbers, texts and tuples of them, where nobody need be asked.
fn quick_less(a: &Value, b: &Value) -> Option<bool> {
    if let (Value::Int(a), Value::Int(b)) = (a, b) {
        return Some(a < b);
    }
    if let (Value::Float(a), Value::Float(b)) = (a, b) {
        return Some(a.get() < b.get());
    }
    if let (Some(a), Some(b)) = (a.exact::<Str>(), b.exact::<Str>()) {
        return Some(a.compare(b, Comparison::Lt));
    }
    let (a, b) = (a.exact::<Tuple>()?.items(), b.exact::<Tuple>()?.items());
    for (x, y) in a.iter().zip(b) {
        let same = match (x, y) {
            (Value::Int(x), Value::Int(y)) => x == y,
            // Identical objects count as equal, as they do everywhere in containers.
            (Value::Float(p), Value::Float(q)) => x.is(y) || p.get() == q.get(),
            (_, _) => match (x.exact::<Str>(), y.exact::<Str>()) {
                (Some(p), Some(q)) => p.same_text(q),
                (_, _) => return None,
            },
        };
        if !same {
            return quick_less(x, y);
        }
    }
    Some(a.len() < b.len())
}

/// The number of a machine integer.
fn number(value: &Value) -> i64 {
    if let Value::Int(number) = value { *number } else { 0 }
}

/// Whether all values are machine integers.
fn all_numbers<'a>(mut values: impl Iterator<Item = &'a Value>) -> bool {
    values.all(|value| matches!(value, Value::Int(_)))
}

/// Whether all values are ASCII texts.
fn all_ascii<'a>(mut values: impl Iterator<Item = &'a Value>) -> bool {
    values.all(|value| value.exact::<Str>().is_some_and(|text| text.as_ascii().is_some()))
}

/// Sorts values of one plain type, which are their own keys; false (and nothing is done) where they are not.
fn sort_plain(items: &mut [Value], reverse: bool) -> bool {
    // Falling orders keep the order of equal items too.
    if all_numbers(items.iter()) {
        match reverse {
            false => items.sort_by_key(number),
            true => items.sort_by_key(|value| std::cmp::Reverse(number(value))),
        }
    } else if all_ascii(items.iter()) {
        match reverse {
            false => items.sort_by(|a, b| ascii(a).cmp(ascii(b))),
            true => items.sort_by(|a, b| ascii(b).cmp(ascii(a))),
        }
    } else {
        return false;
    }
    true
}

impl Vm {
    /// Sorts values as `list.sort` does: stable, with `key` and `reverse`.
    pub fn sort_values(&mut self, mut items: Vec<Value>, key: &Value, reverse: bool) -> Result<Vec<Value>, Raised> {
        self.sort_in_place(&mut items, key, reverse)?;
        Ok(items)
    }

    /// The same in place. Where something is raised, all items are there: in their old order if by `key`, half sorted if by a
    /// comparison.
    pub fn sort_in_place(&mut self, items: &mut Vec<Value>, key: &Value, reverse: bool) -> Result<(), Raised> {
        if key.is_none() && sort_plain(items, reverse) {
            return Ok(());
        }
        let (mut pairs, keyed) = self.with_keys(items, key);
        if keyed.is_ok() && reverse {
            pairs.reverse();
        }
        let sorted = keyed.and_then(|()| self.sort_pairs(&mut pairs).map_err(|raised| (raised, true)));
        let turned = reverse && !matches!(sorted, Err((_, false)));
        let places = items.iter_mut().zip(pairs.into_iter().map(|(_, item)| item));
        places.for_each(|(place, item)| *place = item);
        if turned {
            items.reverse();
        }
        sorted.map_err(|(raised, _)| raised)
    }

    /// Items with their keys, taken out of their places; where a key could not be had, those before it.
    fn with_keys(&mut self, items: &mut [Value], key: &Value) -> (Vec<Pair>, Result<(), (Raised, bool)>) {
        let mut pairs: Vec<Pair> = Vec::with_capacity(items.len());
        for item in items {
            let own = match key.is_none() {
                true => Ok(item.clone()),
                false => self.call(key, std::slice::from_ref(item)),
            };
            match own {
                Ok(own) => pairs.push((own, std::mem::take(item))),
                Err(raised) => return (pairs, Err((raised, false))),
            }
        }
        (pairs, Ok(()))
    }

    fn sort_pairs(&mut self, pairs: &mut Vec<Pair>) -> Result<(), Raised> {
        if all_numbers(pairs.iter().map(|(key, _)| key)) {
            pairs.sort_by_key(|(key, _)| number(key));
            return Ok(());
        }
        if all_ascii(pairs.iter().map(|(key, _)| key)) {
            pairs.sort_by(|(a, _), (b, _)| ascii(a).cmp(ascii(b)));
            return Ok(());
        }
        self.merge_sort(pairs)
    }

    /// `a < b` of two keys.
    fn key_less(&mut self, a: &Pair, b: &Pair) -> Result<bool, Raised> {
        if let Some(less) = quick_less(&a.0, &b.0) {
            return Ok(less);
        }
        match self.compare(Comparison::Lt, &a.0, &b.0)? {
            Value::True => Ok(true),
            Value::False => Ok(false),
            answer => self.truth(&answer),
        }
    }

    /// Runs, made at least `min_run` long, are kept on a stack whose lengths fall quickly enough.
    fn merge_sort(&mut self, pairs: &mut Vec<Pair>) -> Result<(), Raised> {
        let total = pairs.len();
        let min_run = min_run(total);
        let mut runs: Vec<(usize, usize)> = Vec::new();
        let mut start = 0;
        while start < total {
            let mut length = self.count_run(pairs, start)?;
            if length < min_run {
                let forced = min_run.min(total - start);
                self.insert_sort(pairs, start, start + forced, start + length)?;
                length = forced;
            }
            runs.push((start, length));
            start += length;
            self.collapse(pairs, &mut runs, false)?;
        }
        self.collapse(pairs, &mut runs, true)
    }

    /// The length of the run at `start`: rising, or falling (then turned round, equal items staying in order) and perhaps
    /// rising on from there.
    fn count_run(&mut self, pairs: &mut [Pair], start: usize) -> Result<usize, Raised> {
        let rest = &mut pairs[start..];
        let total = rest.len();
        let mut length = 1;
        while length < total && !self.key_less(&rest[length], &rest[length - 1])? {
            length += 1;
        }
        if length >= total {
            return Ok(total);
        }
        if length > 1 {
            if self.key_less(&rest[0], &rest[length - 1])? {
                return Ok(length);
            }
            rest[..length].reverse();
        }
        length = self.falling_run(rest, length + 1)?;
        rest[..length].reverse();
        while length < total && !self.key_less(&rest[length], &rest[length - 1])? {
            length += 1;
        }
        Ok(length)
    }

    /// Goes on with a falling run; stretches of equal items are reversed, so that reversing the whole keeps their order.
    fn falling_run(&mut self, rest: &mut [Pair], mut length: usize) -> Result<usize, Raised> {
        let mut equal = 0;
        while length < rest.len() {
            if self.key_less(&rest[length], &rest[length - 1])? {
                rest[length - equal - 1..length].reverse();
                equal = 0;
            } else if self.key_less(&rest[length - 1], &rest[length])? {
                break;
            } else {
                equal += 1;
            }
            length += 1;
        }
        rest[length - equal - 1..length].reverse();
        Ok(length)
    }

    /// Sorts `start..end` by binary insertion; `start..sorted` is sorted already.
    fn insert_sort(&mut self, pairs: &mut [Pair], start: usize, end: usize, sorted: usize) -> Result<(), Raised> {
        for at in sorted.max(start + 1)..end {
            let (mut low, mut high) = (start, at);
            while low < high {
                let middle = low + (high - low) / 2;
                if self.key_less(&pairs[at], &pairs[middle])? {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            pairs[low..=at].rotate_right(1);
        }
        Ok(())
    }

    /// Merges runs until each is longer than the two behind it together; all of them at the end.
    fn collapse(&mut self, pairs: &mut Vec<Pair>, runs: &mut Vec<(usize, usize)>, all: bool) -> Result<(), Raised> {
        while runs.len() > 1 {
            let mut at = runs.len() - 2;
            let length = |index: usize| runs[index].1;
            let crowded = at > 0 && length(at - 1) <= length(at) + length(at + 1);
            if !all && !crowded && length(at) > length(at + 1) {
                break;
            }
            if at > 0 && length(at - 1) < length(at + 1) {
                at -= 1;
            }
            let (left, right) = (runs[at], runs[at + 1]);
            self.merge(pairs, left.0, right.0, right.0 + right.1)?;
            runs[at] = (left.0, left.1 + right.1);
            runs.remove(at + 1);
        }
        Ok(())
    }

    /// Merges two neighbouring sorted rows.
    fn merge(&mut self, pairs: &mut [Pair], start: usize, middle: usize, end: usize) -> Result<(), Raised> {
        // Pairs are moved, never copied: those of the left row are here or there, also where a comparison fails.
        let mut left: Vec<Pair> = pairs[start..middle].iter_mut().map(std::mem::take).collect();
        let (mut from_left, mut from_right, mut to) = (0, middle, start);
        let mut failed = None;
        while from_left < left.len() && from_right < end {
            match self.key_less(&pairs[from_right], &left[from_left]) {
                Ok(true) => {
                    pairs[to] = std::mem::take(&mut pairs[from_right]);
                    from_right += 1;
                }
                Ok(false) => {
                    pairs[to] = std::mem::take(&mut left[from_left]);
                    from_left += 1;
                }
                Err(raised) => {
                    failed = Some(raised);
                    break;
                }
            }
            to += 1;
        }
        for pair in left.drain(from_left..) {
            pairs[to] = pair;
            to += 1;
        }
        failed.map_or(Ok(()), Err)
    }
}

fn ascii(key: &Value) -> &str {
    key.exact::<Str>().and_then(|text| text.as_ascii()).unwrap_or("")
}

/// The least length of runs: between half of [`MIN_MERGE`] and it, so that their number is near a power of two.
fn min_run(mut total: usize) -> usize {
    let mut rest = 0;
    while total >= MIN_MERGE {
        rest |= total & 1;
        total >>= 1;
    }
    total + rest
}
