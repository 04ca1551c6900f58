//! "Did you mean": the closest name by CPython's edit distance (`Python/suggestions.c`).

const MOVE_COST: usize = 2;
const CASE_COST: usize = 1;
const MAX_CANDIDATES: usize = 750;
const MAX_LENGTH: usize = 40;

/// The candidate closest to `wrong`, where one is close enough.
pub fn closest<'a>(wrong: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut best: Option<(usize, &str)> = None;
    for (count, candidate) in candidates.enumerate() {
        if count >= MAX_CANDIDATES {
            return None;
        }
        if candidate == wrong {
            continue;
        }
        // No more than about a third of the characters involved should need changing.
        let most = (wrong.chars().count() + candidate.chars().count() + 3) * MOVE_COST / 6;
        let most = best.map_or(most, |(distance, _)| most.min(distance.saturating_sub(1)));
        let Some(distance) = distance(wrong, candidate, most) else { continue };
        if best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

fn substitution(a: char, b: char) -> usize {
    if a == b {
        0
    } else if a.to_lowercase().eq(b.to_lowercase()) {
        CASE_COST
    } else {
        MOVE_COST
    }
}

/// The edit distance, or `None` where it is more than `most`.
fn distance(a: &str, b: &str, most: usize) -> Option<usize> {
    let (mut a, mut b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    while a.first().is_some() && a.first() == b.first() {
        a.remove(0);
        b.remove(0);
    }
    while a.last().is_some() && a.last() == b.last() {
        a.pop();
        b.pop();
    }
    if a.is_empty() || b.is_empty() {
        let cost = (a.len() + b.len()) * MOVE_COST;
        return (cost <= most).then_some(cost);
    }
    if a.len() > MAX_LENGTH || b.len() > MAX_LENGTH {
        return None;
    }
    let mut row: Vec<usize> = (1..=a.len()).map(|index| index * MOVE_COST).collect();
    for (index, right) in b.iter().enumerate() {
        let mut diagonal = index * MOVE_COST;
        let mut left = diagonal + MOVE_COST;
        for (place, letter) in row.iter_mut().zip(&a) {
            let above = *place;
            let cost = (diagonal + substitution(*letter, *right)).min(above.min(left) + MOVE_COST);
            diagonal = above;
            left = cost;
            *place = cost;
        }
    }
    let cost = *row.last()?;
    (cost <= most).then_some(cost)
}
