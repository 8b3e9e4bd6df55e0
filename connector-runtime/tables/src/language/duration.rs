//! Durations: `500ms`, `1.5s`, `5m`, `1h`, `1d`, or a number of seconds.

/// Units, in milliseconds.
const UNITS: [(&str, f64); 5] = [("ms", 1.0), ("s", 1e3), ("m", 60e3), ("h", 3.6e6), ("d", 86.4e6)];

/// Durations above a century are mistakes; every float up to there is exact.
const MAX: f64 = 3.2e12;

/// The spellings, for messages.
pub const EXPECTED: &str = "`500ms`, `30s`, `5m`, `1h`, `1d`, or a number of seconds";

/// Reads a duration. Returns milliseconds.
pub fn parse(text: &str) -> Option<u64> {
    let text = text.trim();
    let unit_at = text.find(|c: char| c.is_ascii_alphabetic() && c != 'e' && c != 'E').unwrap_or(text.len());
    let (number, unit) = text.split_at(unit_at);
    let factor = match unit {
        "" => 1e3,
        unit => UNITS.iter().find(|(known, _)| *known == unit)?.1,
    };
    let number = number.trim_end();
    if !number.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let millis = number.parse::<f64>().ok()? * factor;
    // The range was just checked, so the conversion loses nothing but a fraction of a millisecond.
    (0.0..=MAX).contains(&millis).then(|| millis.round() as u64)
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn durations() {
        let cases = [("500ms", 500), ("1.5s", 1500), ("5m", 300_000), ("1 h", 3_600_000), ("1d", 86_400_000)];
        for (text, millis) in cases {
            assert_eq!(parse(text), Some(millis), "{text}");
        }
        assert_eq!([parse("5"), parse(" 0.25 "), parse("1e3s")], [Some(5_000), Some(250), Some(1_000_000)]);
    }

    #[test]
    fn mistakes() {
        for text in ["", "s", "-1s", "+1s", "5 parsecs", "NaNs", "infs", "1e300h", "1,5s", "101y"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
