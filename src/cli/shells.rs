//! `completions SHELL`, `man [DIR]`: the command line's grammar, as shells and manuals want it.

use super::args;
use clap::Command;
use clap_complete::Shell;
use std::io::Write;
use std::path::Path;

/// Prints what a shell needs to complete our command line.
pub fn completions(shell: Shell) -> i32 {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut args::grammar(), "coroscope", &mut text);
    print(&text)
}

/// Writes a manual page for each command into a folder; without one, prints the first page.
pub fn man(folder: Option<&Path>) -> i32 {
    let grammar = args::grammar();
    let Some(folder) = folder else { return page(&grammar).map_or_else(|error| failed(&error), |text| print(&text)) };
    match write_pages(&grammar, folder) {
        Ok(count) => print(format!("{count} pages are in {}\n", folder.display()).as_bytes()),
        Err(error) => failed(&error),
    }
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

fn print(text: &[u8]) -> i32 {
    // A reader that stops early (`| head`) is no error.
    let _ = std::io::stdout().write_all(text);
    0
}

fn failed(error: &std::io::Error) -> i32 {
    let _ = std::io::stderr().write_all(format!("coroscope: {error}\n").as_bytes());
    1
}
