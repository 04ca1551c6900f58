//! The documents tell the truth: the sessions in README.md and in the book under `docs/` happen as printed, and what documents name
//! is there. `UPDATE=1` writes the sessions of the book anew; read the difference. (What is typed at the prompt is the business of
//! `tests/prompt.rs`.)

#[path = "support/process.rs"]
mod process;

use std::path::{Path, PathBuf};
use std::process::Command;

const DOCUMENTS: [&str; 4] = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(document: &str) -> String {
    std::fs::read_to_string(root().join(document)).unwrap_or_else(|error| panic!("{document}: {error}"))
}

/// The pages of the book.
fn pages() -> Vec<String> {
    let entries = std::fs::read_dir(root().join("docs")).expect("the book is there");
    let names = entries.map(|entry| entry.expect("it can be listed").file_name().to_string_lossy().into_owned());
    let mut pages: Vec<String> =
        names.filter(|name| name.ends_with(".md")).map(|name| format!("docs/{name}")).collect();
    pages.sort();
    pages
}

/// A command of a session and what it prints.
struct Exchange {
    command: String,
    printed: String,
}

/// The sessions of a document that run the program.
fn sessions(text: &str) -> Vec<Vec<Exchange>> {
    let blocks = text.split("```console\n").skip(1);
    let blocks = blocks.map(|block| block.split("\n```").next().expect("a block ends"));
    blocks.filter(|block| block.contains("$ coroscope")).map(exchanges).collect()
}

fn exchanges(session: &str) -> Vec<Exchange> {
    let mut exchanges: Vec<Exchange> = Vec::new();
    for line in session.lines() {
        match (line.strip_prefix("$ "), exchanges.last_mut()) {
            (Some(command), _) => exchanges.push(Exchange { command: command.to_owned(), printed: String::new() }),
            (None, Some(exchange)) => exchange.printed += &format!("{line}\n"),
            (None, None) => panic!("a session begins with a command, not with {line:?}"),
        }
    }
    exchanges
}

/// What a shell in the repository prints for each command, one after the other.
fn prints(exchanges: &[Exchange]) -> Vec<String> {
    const MARK: &str = "--- next command ---";
    let binary = Path::new(env!("CARGO_BIN_EXE_coroscope"));
    let folder = binary.parent().expect("the binary lies in a folder").display();
    let mut script = format!("PATH={folder}:$PATH; cd {}; exec 2>&1; set +e\n", root().display());
    for exchange in exchanges {
        // The mark must not change `$?`.
        script += &format!("status=$?; echo '{MARK}'; (exit $status)\n{}\n", exchange.command);
    }
    let finished = process::finish(Command::new("sh").args(["-c", &script]), b"").expect("it ends in time");
    assert!(finished.stderr.is_empty() && finished.status != 127, "the shell says: {}", finished.stderr);
    finished.stdout.split(&format!("{MARK}\n")).skip(1).map(str::to_owned).collect()
}

#[test]
fn the_sessions_in_the_readme_happen() {
    let sessions = sessions(&read("README.md"));
    assert!(!sessions.is_empty(), "there are no sessions");
    for session in sessions {
        for (exchange, found) in session.iter().zip(prints(&session)) {
            // Blank lines between the commands of a session are for the eye.
            assert_eq!(found.trim_end(), exchange.printed.trim_end(), "$ {}", exchange.command);
        }
    }
}

#[test]
fn the_sessions_in_the_book_happen() {
    let mut count = 0;
    for page in pages() {
        let text = read(&page);
        let mut written = text.clone();
        for block in text.split("```console\n").skip(1).map(|block| block.split("\n```").next().expect("a block ends"))
        {
            let exchanges = exchanges(block);
            let printed = prints(&exchanges);
            let happened = exchanges.iter().zip(&printed).map(|(exchange, printed)| {
                format!("$ {}\n{}\n", exchange.command, printed.trim_end())
                    .replace("\n\n$", "\n$")
                    .trim_end()
                    .to_owned()
            });
            written = written.replace(block, &happened.collect::<Vec<_>>().join("\n"));
            count += 1;
        }
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(root().join(&page), &written).expect("the page can be written");
        } else {
            assert!(written == text, "{page} says\n{text}\nwhat happens is\n{written}");
        }
    }
    assert!(count >= 15, "the book has only {count} sessions");
}

#[test]
fn the_book_lists_its_pages() {
    let summary = read("docs/SUMMARY.md");
    for page in pages() {
        let name = page.trim_start_matches("docs/");
        assert!(name == "SUMMARY.md" || summary.contains(&format!("]({name})")), "{page} is not in the summary");
    }
}

#[test]
fn links_lead_to_files() {
    for document in DOCUMENTS.iter().map(|document| (*document).to_owned()).chain(pages()) {
        let folder = root().join(&document).parent().expect("a document lies in a folder").to_owned();
        for link in read(&document).split("](").skip(1) {
            let target = link.split([')', '#']).next().expect("a link ends");
            let is_here = target.is_empty() || target.starts_with("http") || folder.join(target).exists();
            assert!(is_here, "{document}: {target} is not there");
        }
    }
}

#[test]
fn paths_in_backticks_are_there() {
    let mut files = Vec::new();
    for folder in [".ci", "grammar", "scripts", "src", "tests"] {
        collect(&root().join(folder), &mut files);
    }
    for document in DOCUMENTS {
        let text = read(document);
        for path in text.split('`').skip(1).step_by(2).filter(|word| looks_like_a_path(word)) {
            let is_here = root().join(path).exists() || files.iter().any(|file| file.ends_with(path));
            assert!(is_here, "{document}: {path} is not there");
        }
    }
}

/// All folders and files in a folder.
fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("the folder can be listed").path();
        if path.is_dir() {
            collect(&path, paths);
        }
        paths.push(path);
    }
}

fn looks_like_a_path(word: &str) -> bool {
    let plain = word.chars().all(|c| c.is_ascii_alphanumeric() || "._/-".contains(c));
    let is_file = [".rs", ".md", ".py", ".toml", ".lalrpop"].iter().any(|end| word.ends_with(end));
    plain && (is_file || word.contains('/')) && !word.starts_with("../") && word.contains(|c: char| c.is_alphabetic())
}
