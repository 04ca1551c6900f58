//! Dates as headers have them: `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, section 5.6.7).

use crate::vm::Vm;
use std::rc::Rc;

const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The last date that was written: servers ask many times a second.
#[derive(Default)]
struct Last {
    second: i64,
    text: Option<Rc<str>>,
}

/// The date now, by the clock of the program.
pub fn http_date(vm: &mut Vm) -> Rc<str> {
    let now = vm.event_loop.clock.wall().floor() as i64;
    let last = vm.state::<Last>();
    match &last.text {
        Some(text) if last.second == now => text.clone(),
        Some(_) | None => {
            let text: Rc<str> = date_of(now).into();
            *last = Last { second: now, text: Some(text.clone()) };
            text
        }
    }
}

/// The date of a number of seconds since 1970.
fn date_of(seconds: i64) -> String {
    let (days, second) = (seconds.div_euclid(86400), seconds.rem_euclid(86400));
    let weekday = DAYS[days.rem_euclid(7) as usize];
    let (year, month, day) = civil(days);
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!("{weekday}, {day:02} {} {year:04} {hour:02}:{minute:02}:{second:02} GMT", MONTHS[month as usize])
}

/// Year, month (from 0) and day of a number of days since 1970, in the Gregorian calendar. Years are counted from March, so that the leap day
/// is the last of its year, in eras of 400 years.
fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let (era, day_of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * day_of_year + 2) / 153;
    let month = (from_march + 2) % 12;
    let year = era * 400 + year_of_era + i64::from(month < 2);
    (year, month, day_of_year - (153 * from_march + 2) / 5 + 1)
}

/// The seconds since 1970 of a date in one of the three forms that headers may have (RFC 9110, section 5.6.7).
pub fn seconds_of(text: &str) -> Option<i64> {
    let words: Vec<&str> = text.split([' ', ',', '-', ':']).filter(|word| !word.is_empty()).collect();
    let month = |word: &str| MONTHS.iter().position(|month| *month == word);
    let number = |word: &str| word.parse::<i64>().ok().filter(|number| *number >= 0);
    let (day, month, year, time) = match words[..] {
        [_, name, day, hour, minute, second, year] if month(name).is_some() => {
            (number(day)?, month(name)?, number(year)?, [hour, minute, second])
        }
        [_, day, name, year, hour, minute, second, "GMT"] => {
            (number(day)?, month(name)?, number(year)?, [hour, minute, second])
        }
        _ => return None,
    };
    let year = match year {
        0..=68 => year + 2000,
        69..=99 => year + 1900,
        _ => year,
    };
    let [hour, minute, second] = time.map(number);
    let (hour, minute, second) = (hour?, minute?, second?);
    if !(1..=31).contains(&day) || year > 9999 || hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let days = days_of(year, month as i64, day);
    // A day that the month does not have is no date.
    (civil(days) == (year, month as i64, day)).then_some(days * 86400 + hour * 3600 + minute * 60 + second)
}

/// The days since 1970 of a date; the month counts from 0.
fn days_of(year: i64, month: i64, day: i64) -> i64 {
    let shifted = year - i64::from(month < 2);
    let (era, year_of_era) = (shifted.div_euclid(400), shifted.rem_euclid(400));
    let day_of_year = (153 * ((month + 10) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::{date_of, seconds_of};

    #[test]
    fn dates_are_read_in_three_forms() {
        for text in ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"] {
            assert_eq!(seconds_of(text), Some(784_111_777), "{text}");
        }
        for wrong in ["", "yesterday", "Sun, 31 Feb 1994 08:49:37 GMT", "Sun, 06 Nov 1994 24:49:37 GMT", "Sun, 06 Nov"] {
            assert_eq!(seconds_of(wrong), None, "{wrong}");
        }
        for second in [0, 951_782_400, 1_740_787_199, 1_735_689_599, 4_107_542_400] {
            assert_eq!(seconds_of(&date_of(second)), Some(second));
        }
    }

    #[test]
    fn dates_of_leap_years_and_others() {
        assert_eq!(date_of(784_111_777), "Sun, 06 Nov 1994 08:49:37 GMT");
        assert_eq!(date_of(0), "Thu, 01 Jan 1970 00:00:00 GMT");
        assert_eq!(date_of(951_782_400), "Tue, 29 Feb 2000 00:00:00 GMT");
        assert_eq!(date_of(1_740_787_199), "Fri, 28 Feb 2025 23:59:59 GMT");
        assert_eq!(date_of(1_735_689_599), "Tue, 31 Dec 2024 23:59:59 GMT");
    }
}
