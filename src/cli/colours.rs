//! Whether colours are wanted: what the command line says, else the environment in CPython's order, else the terminal.

use clap::ValueEnum;

/// `--color`
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ColourWhen {
    /// On a terminal, unless the environment says otherwise.
    #[default]
    Auto,
    /// Everywhere.
    Always,
    /// Nowhere.
    Never,
}

impl ColourWhen {
    /// Whether what is written to a stream is coloured; `terminal` says whether the stream is one.
    pub fn wanted(self, terminal: bool) -> bool {
        match self {
            ColourWhen::Always => true,
            ColourWhen::Never => false,
            ColourWhen::Auto => by_environment(|name| std::env::var(name).ok(), terminal),
        }
    }
}

/// `PYTHON_COLORS`, `NO_COLOR`, `FORCE_COLOR`, `TERM=dumb`: the order in which CPython 3.13 asks ("Controlling color").
fn by_environment(variable: impl Fn(&str) -> Option<String>, terminal: bool) -> bool {
    let set = |name: &str| variable(name).is_some_and(|value| !value.is_empty());
    match variable("PYTHON_COLORS").as_deref() {
        Some("0") => return false,
        Some("1") => return true,
        _ => {}
    }
    if set("NO_COLOR") {
        return false;
    }
    set("FORCE_COLOR") || (terminal && variable("TERM").is_some_and(|term| term != "dumb"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_is_asked_in_the_order_of_cpython() {
        let asked = |set: &[(&str, &str)], terminal| {
            let variable =
                |name: &str| set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
            by_environment(variable, terminal)
        };
        assert!(asked(&[("TERM", "xterm")], true));
        assert!(!asked(&[("TERM", "xterm")], false));
        assert!(!asked(&[("TERM", "dumb")], true));
        assert!(!asked(&[("TERM", "xterm"), ("NO_COLOR", "1")], true));
        assert!(asked(&[("TERM", "xterm"), ("NO_COLOR", "")], true));
        assert!(asked(&[("FORCE_COLOR", "1")], false));
        assert!(!asked(&[("FORCE_COLOR", "1"), ("NO_COLOR", "1")], true));
        assert!(asked(&[("PYTHON_COLORS", "1"), ("NO_COLOR", "1")], false));
        assert!(!asked(&[("PYTHON_COLORS", "0"), ("FORCE_COLOR", "1"), ("TERM", "xterm")], true));
    }
}
