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

#[cfg(test)]
mod tests {
    use super::date_of;

    #[test]
    fn dates_of_leap_years_and_others() {
        assert_eq!(date_of(784_111_777), "Sun, 06 Nov 1994 08:49:37 GMT");
        assert_eq!(date_of(0), "Thu, 01 Jan 1970 00:00:00 GMT");
        assert_eq!(date_of(951_782_400), "Tue, 29 Feb 2000 00:00:00 GMT");
        assert_eq!(date_of(1_740_787_199), "Fri, 28 Feb 2025 23:59:59 GMT");
        assert_eq!(date_of(1_735_689_599), "Tue, 31 Dec 2024 23:59:59 GMT");
    }
}
