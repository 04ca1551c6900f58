//! `coroscope explain CODE|MESSAGE`: what a rule or an error message of async code means.
//!
//! The pages are one text, `pages.txt`: `== CODE  title`, lines with `: ` that hold parts of messages which lead to the page,
//! then the page. A pasted message finds the page whose part it contains; the longest part wins.

use crate::cli::say::{print, tell_text};
use crate::diagnostics::suggestions::closest;

const PAGES: &str = include_str!("pages.txt");

struct Page {
    code: &'static str,
    title: &'static str,
    messages: Vec<&'static str>,
    text: &'static str,
}

/// Prints the page for a code or a message; 1 where there is none. Without either, lists all pages.
pub fn explain(words: &[String]) -> i32 {
    let wanted = words.join(" ");
    match find(&wanted) {
        _ if wanted.trim().is_empty() => print(&list()),
        Some(page) => print(&page.render()),
        None => {
            tell_text(&unknown(&wanted));
            return 1;
        }
    }
    0
}

fn pages() -> Vec<Page> {
    PAGES.split("== ").filter(|page| !page.trim().is_empty()).filter_map(Page::read).collect()
}

fn find(wanted: &str) -> Option<Page> {
    let wanted = wanted.trim();
    let by_message = |page: &Page| {
        page.messages.iter().filter(|part| wanted.contains(**part)).map(|part| part.len()).max().unwrap_or(0)
    };
    let mut pages = pages();
    if let Some(at) = pages.iter().position(|page| page.code.eq_ignore_ascii_case(wanted)) {
        return Some(pages.swap_remove(at));
    }
    let best = pages.into_iter().max_by_key(|page| by_message(page))?;
    (by_message(&best) > 0).then_some(best)
}

fn unknown(wanted: &str) -> String {
    let pages = pages();
    let close = closest(wanted, pages.iter().map(|page| page.code));
    let hint = close.map_or(String::new(), |code| format!(" (did you mean {code}?)"));
    format!("coroscope: no page explains {wanted:?}{hint}; `coroscope explain` lists them\n")
}

fn list() -> String {
    pages().iter().map(|page| format!("{}  {}\n", page.code, page.title)).collect()
}

impl Page {
    fn read(page: &'static str) -> Option<Page> {
        let (head, mut text) = page.split_once('\n')?;
        let (code, title) = head.split_once("  ")?;
        let mut messages = Vec::new();
        while let Some((line, rest)) = text.split_once('\n') {
            let Some(part) = line.strip_prefix(": ") else { break };
            messages.push(part);
            text = rest;
        }
        Some(Page { code, title, messages, text: text.trim_end() })
    }

    fn render(&self) -> String {
        let lines = self.text.lines().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("  {line}\n") });
        format!("{}  {}\n\n{}", self.code, self.title, lines.collect::<String>())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_is_whole_and_found_by_its_messages() {
        let pages = pages();
        assert_eq!(pages.len(), PAGES.matches("\n== ").count() + 1);
        for page in &pages {
            assert!(
                !page.title.is_empty() && page.text.lines().all(|line| line.chars().count() <= 118),
                "{}",
                page.code
            );
            for message in &page.messages {
                assert_eq!(find(message).map(|found| found.code), Some(page.code), "{message}");
            }
        }
    }

    #[test]
    fn a_pasted_line_finds_its_page() {
        let code = |text: &str| find(text).map(|page| page.code);
        assert_eq!(code("RuntimeWarning: coroutine 'f' was never awaited"), Some("A101"));
        assert_eq!(code("a701"), Some("A701"));
        assert_eq!(code("ZeroDivisionError: division by zero"), None);
    }
}
