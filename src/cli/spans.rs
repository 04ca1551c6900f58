//! How time is written on the command line, in the configuration and at the prompt: spans (`0.5`, `2s`, `250ms`) and clocks (`real`,
//! `virtual`, `10x`).

use crate::interpreter::Pace;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

/// What a clock may be, one example for all the numbers.
const PACES: [(&str, &str); 3] = [
    ("real", "Time passes"),
    ("virtual", "Time jumps to the next timer when nothing is ready"),
    ("10x", "Ten times as fast; any number will do"),
];

/// What is expected where no clock is written.
pub const PACE: &str = "real, virtual or how many times as fast, such as 10x";

/// Seconds; with `s` or `ms` behind the number as well.
pub fn seconds(text: &str) -> Option<f64> {
    let (number, unit) = match (text.strip_suffix("ms"), text.strip_suffix('s')) {
        (Some(number), _) => (number, 0.001),
        (None, Some(number)) => (number, 1.0),
        (None, None) => (text, 1.0),
    };
    let seconds = number.trim().parse::<f64>().ok()? * unit;
    is_span(seconds).then_some(seconds)
}

/// Whether so many seconds can be waited for.
pub fn is_span(seconds: f64) -> bool {
    seconds.is_finite() && seconds >= 0.0
}

/// `real`, `virtual`, or `10x`: ten times as fast.
pub fn pace(word: &str) -> Option<Pace> {
    match word {
        "real" => Some(Pace::Real),
        "virtual" => Some(Pace::Virtual),
        _ => {
            let times = word.strip_suffix('x')?.parse::<f64>().ok()?;
            (1e-6..=1e6).contains(&times).then_some(if times == 1.0 { Pace::Real } else { Pace::Times(times) })
        }
    }
}

/// Reads `--clock`.
#[derive(Clone)]
pub struct PaceParser;

impl TypedValueParser for PaceParser {
    type Value = Pace;

    fn parse_ref(
        &self,
        command: &clap::Command,
        option: Option<&clap::Arg>,
        value: &std::ffi::OsStr,
    ) -> Result<Pace, clap::Error> {
        match value.to_str().and_then(pace) {
            Some(pace) => Ok(pace),
            // Its words about what is wrong, and what was meant.
            None => PossibleValuesParser::new(PACES.map(|(word, _)| word))
                .parse_ref(command, option, value)
                .map(|_| Pace::Real),
        }
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(PACES.into_iter().map(|(word, help)| PossibleValue::new(word).help(help))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_of_time() {
        for (text, wanted) in [
            ("2", Some(2.0)),
            ("2s", Some(2.0)),
            ("250ms", Some(0.25)),
            ("1.5", Some(1.5)),
            ("-1s", None),
            ("inf", None),
            ("soon", None),
            ("", None),
        ] {
            assert_eq!(seconds(text), wanted, "{text}");
        }
    }

    #[test]
    fn clocks() {
        for (text, wanted) in [
            ("real", Some(Pace::Real)),
            ("virtual", Some(Pace::Virtual)),
            ("10x", Some(Pace::Times(10.0))),
            ("0.5x", Some(Pace::Times(0.5))),
            ("1x", Some(Pace::Real)),
            ("0x", None),
            ("-2x", None),
            ("infx", None),
            ("10", None),
            ("fast", None),
        ] {
            assert_eq!(pace(text), wanted, "{text}");
        }
        assert!(PACES.iter().all(|(word, _)| pace(word).is_some()));
    }
}
