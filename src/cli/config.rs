//! `coroscope.toml`: what the command line and the environment leave open.
//!
//! The nearest file from the working folder upwards counts, else the one in the user's configuration folder; `COROSCOPE_CONFIG`
//! names another, or none where it is empty. A mistake in it is told with file, line and what was expected, and nothing is run: a
//! setting that is silently ignored is worse than none.

use super::args::HintsWhen;
use super::colours::ColourWhen;
use super::spans;
use crate::interpreter::Pace;
use serde::{Deserialize, Deserializer};
use std::ops::Range;
use std::path::{Path, PathBuf};

/// The file's name, in every folder.
const NAME: &str = "coroscope.toml";

/// No file is longer.
const LONGEST: u64 = 1 << 20;

/// What a file says.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Config {
    /// `[run]`
    pub run: Run,
    /// `[step]`
    pub step: Step,
    /// `[repl]`
    pub repl: Repl,
    /// `[check]`
    pub check: Check,
}

/// How scripts are run.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Run {
    /// `--clock` of `run` and `repl`.
    pub clock: Option<Clock>,
    /// `--slow`
    pub slow: Option<Seconds>,
    /// `--timeout`
    pub timeout: Option<Seconds>,
    /// `--strict`
    pub strict: bool,
    /// `--hints`: true, false or "auto".
    pub hints: Option<Hints>,
    /// `--color`
    pub color: Option<ColourWhen>,
}

/// The stepper.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Step {
    /// `--ascii`
    pub ascii: bool,
}

/// The prompt.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Repl {
    /// Whose keys.
    pub edit_mode: Option<EditMode>,
    /// How many inputs are remembered between runs.
    pub history_size: Option<usize>,
}

/// Whose keys the prompt has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EditMode {
    /// emacs
    Emacs,
    /// vi
    Vi,
}

/// The rules of `check`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Check {
    /// `--select`
    pub select: Vec<String>,
    /// `--ignore`
    pub ignore: Vec<String>,
}

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seconds(pub f64);

impl<'de> Deserialize<'de> for Seconds {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Seconds, D::Error> {
        let seconds = f64::deserialize(from)?;
        if spans::is_span(seconds) {
            Ok(Seconds(seconds))
        } else {
            Err(serde::de::Error::custom("expected seconds, 0 or more"))
        }
    }
}

/// How time passes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Clock(pub Pace);

impl<'de> Deserialize<'de> for Clock {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Clock, D::Error> {
        use serde::de::{Error, Unexpected};
        let word = String::deserialize(from)?;
        spans::pace(&word).map(Clock).ok_or_else(|| D::Error::invalid_value(Unexpected::Str(&word), &spans::PACE))
    }
}

/// true, false or "auto".
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hints(pub HintsWhen);

impl<'de> Deserialize<'de> for Hints {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Hints, D::Error> {
        struct Words;
        impl serde::de::Visitor<'_> for Words {
            type Value = Hints;

            fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str("true, false or \"auto\"")
            }

            fn visit_bool<E>(self, on: bool) -> Result<Hints, E> {
                Ok(Hints(if on { HintsWhen::On } else { HintsWhen::Off }))
            }

            fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<Hints, E> {
                match word {
                    "auto" => Ok(Hints(HintsWhen::Auto)),
                    _ => Err(E::invalid_value(serde::de::Unexpected::Str(word), &self)),
                }
            }
        }
        from.deserialize_any(Words)
    }
}

/// The configuration in force; a text to tell where it has a mistake.
pub fn load() -> Result<Config, String> {
    let (file, must_be_there) = match std::env::var_os("COROSCOPE_CONFIG") {
        Some(named) if named.is_empty() => return Ok(Config::default()),
        Some(named) => (PathBuf::from(named), true),
        None => match nearest().or_else(of_user) {
            Some(file) => (file, false),
            None => return Ok(Config::default()),
        },
    };
    match read(&file) {
        Ok(text) => parse(&file, &text),
        // One that vanished, or that somebody else may not read, is none.
        Err(error) if !must_be_there && error.kind() == std::io::ErrorKind::NotFound => Ok(Config::default()),
        Err(error) => Err(format!("coroscope: {}: {error}\n", file.display())),
    }
}

fn read(file: &Path) -> std::io::Result<String> {
    if std::fs::metadata(file)?.len() > LONGEST {
        return Err(std::io::Error::other("it is longer than 1 MiB, which no configuration is"));
    }
    std::fs::read_to_string(file)
}

/// The first one from the working folder upwards.
fn nearest() -> Option<PathBuf> {
    let folder = std::env::current_dir().ok()?;
    folder.ancestors().map(|folder| folder.join(NAME)).find(|file| file.is_file())
}

/// The one in the user's configuration folder.
fn of_user() -> Option<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let folder = set("XDG_CONFIG_HOME").or_else(|| Some(set("HOME")?.join(".config")))?;
    Some(folder.join("coroscope").join(NAME)).filter(|file| file.is_file())
}

fn parse(file: &Path, text: &str) -> Result<Config, String> {
    toml::from_str(text).map_err(|error| complaint(file, text, error.message(), error.span()))
}

/// File, line, what was expected, and the line with what is wrong in it.
fn complaint(file: &Path, text: &str, message: &str, span: Option<Range<usize>>) -> String {
    let message = message.trim_end().replace('\n', ": ");
    let Some(span) = span.filter(|span| text.is_char_boundary(span.start)) else {
        return format!("coroscope: {}: {message}\n", file.display());
    };
    let before = &text[..span.start];
    let (line, start) = (before.matches('\n').count() + 1, before.rfind('\n').map_or(0, |at| at + 1));
    let shown = text[start..].lines().next().unwrap_or("");
    let wrong = text.get(span).and_then(|wrong| wrong.lines().next()).map_or(1, |wrong| wrong.chars().count());
    let indentation = " ".repeat(text[start..before.len()].chars().count());
    format!(
        "coroscope: {}:{line}: {message}\n{line:4} | {shown}\n     | {indentation}{}\n",
        file.display(),
        "^".repeat(wrong.max(1))
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn refused(text: &str, wanted: &str) {
        assert_eq!(parse(Path::new("x.toml"), text).map(|_| ()), Err(wanted.to_owned()));
    }

    #[test]
    fn every_setting_is_read() {
        let text = "[run]\nclock = \"virtual\"\nslow = 1\ntimeout = 2.5\nstrict = true\nhints = false\ncolor = \"never\"\n\
                    [step]\nascii = true\n[repl]\nedit-mode = \"vi\"\nhistory-size = 7\n\
                    [check]\nselect = [\"A\"]\nignore = [\"A301\"]\n";
        let config = parse(Path::new("x.toml"), text).expect("it is right");
        assert_eq!((config.run.clock, config.run.slow), (Some(Clock(Pace::Virtual)), Some(Seconds(1.0))));
        assert_eq!((config.run.timeout, config.run.strict), (Some(Seconds(2.5)), true));
        assert_eq!((config.run.hints, config.run.color), (Some(Hints(HintsWhen::Off)), Some(ColourWhen::Never)));
        assert_eq!((config.repl.edit_mode, config.repl.history_size), (Some(EditMode::Vi), Some(7)));
        assert!(config.step.ascii && config.check.select == ["A"] && config.check.ignore == ["A301"]);
    }

    #[test]
    fn a_mistake_is_told_with_its_line_and_what_was_expected() {
        refused(
            "# mine\n[run]\nclock = \"rael\"\n",
            "coroscope: x.toml:3: invalid value: string \"rael\", expected real, virtual or how many times as fast, such as 10x\n   \
             3 | clock = \"rael\"\n     |         ^^^^^^\n",
        );
        refused(
            "[run]\nslow = \"often\"\n",
            "coroscope: x.toml:2: invalid type: string \"often\", expected f64\n   \
             2 | slow = \"often\"\n     |        ^^^^^^^\n",
        );
        refused(
            "[run]\nslow = -1\n",
            "coroscope: x.toml:2: expected seconds, 0 or more\n   2 | slow = -1\n     |        ^^\n",
        );
        refused(
            "[run]\nhints = \"maybe\"\n",
            "coroscope: x.toml:2: invalid value: string \"maybe\", expected true, false or \"auto\"\n   \
             2 | hints = \"maybe\"\n     |         ^^^^^^^\n",
        );
        refused(
            "[rnu]\n",
            "coroscope: x.toml:1: unknown field `rnu`, expected one of `run`, `step`, `repl`, `check`\n   \
             1 | [rnu]\n     |  ^^^\n",
        );
    }

    #[test]
    fn a_file_that_is_no_toml_is_told_as_well() {
        for text in ["[run", "x", "\u{0}", "[run]\nclock = ", "é = ü", "[run]\nslow = 1\nslow = 2"] {
            let told = parse(Path::new("x.toml"), text).expect_err("it is wrong");
            assert!(told.starts_with("coroscope: x.toml:"), "{text:?}: {told}");
        }
    }
}
