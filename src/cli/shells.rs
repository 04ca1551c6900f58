//! `completions SHELL`, `man [DIR]`: the command line's grammar, as shells and manuals want it.

use super::grammar::grammar;
use super::say::{print, print_bytes, tell};
use clap::Command;
use clap_complete::Shell;
use std::path::Path;

/// Prints what a shell needs to complete our command line.
pub fn completions(shell: Shell) -> i32 {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut grammar(), "coroscope", &mut text);
    print_bytes(&text);
    0
}

/// Writes a manual page for each command into a folder; without one, prints the first page.
pub fn man(folder: Option<&Path>) -> i32 {
    let grammar = told();
    let written = match folder {
        None => page(&grammar).map(|text| print_bytes(&text)),
        Some(folder) => {
            write_pages(&grammar, folder).map(|count| print(&format!("{count} pages are in {}\n", folder.display())))
        }
    };
    written.map_or_else(|error| failed(&error), |()| 0)
}

/// The grammar with what `--help` has no room for: the network's options, Python's rarer ones.
fn told() -> Command {
    let told = |command: Command| command.mut_args(|arg| arg.hide(false));
    told(grammar()).mut_subcommands(told)
}

fn write_pages(grammar: &Command, folder: &Path) -> std::io::Result<usize> {
    std::fs::create_dir_all(folder)?;
    std::fs::write(folder.join("coroscope.1"), page(grammar)?)?;
    let mut count = 1;
    for command in grammar.get_subcommands() {
        let name = format!("coroscope-{}", command.get_name());
        let command = command.clone().name(name.clone()).bin_name(name.replacen('-', " ", 1));
        std::fs::write(folder.join(format!("{name}.1")), page(&command)?)?;
        count += 1;
    }
    Ok(count)
}

fn page(command: &Command) -> std::io::Result<Vec<u8>> {
    let mut text = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut text)?;
    Ok(text)
}

fn failed(error: &std::io::Error) -> i32 {
    tell(&format!("coroscope: {error}"));
    1
}
