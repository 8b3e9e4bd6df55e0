//! Times in attributes: `"500ms"`, `"30s"`, `"5m"`, `"1h"`.
//!
//! Apart because retries and timeouts both have them. `"1.5s"` is 1500 milliseconds.

use super::errors::Errors;
use syn::LitStr;

/// The milliseconds, or a report at the text.
pub(super) fn milliseconds(text: &LitStr, errors: &mut Errors) -> Option<u64> {
    let value = text.value();
    let read = read(&value);
    if read.is_none() {
        errors.report(text.span(), format!("`{value}` is no time: write `500ms`, `30s`, `5m` or `1h`"));
    }
    read
}

fn read(text: &str) -> Option<u64> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let unit = text.get(digits.len()..)?;
    let factor = match unit {
        "ms" => 1.0,
        "s" => 1e3,
        "m" => 60e3,
        "h" => 3600e3,
        _ => return None,
    };
    let number: f64 = digits.trim().parse().ok()?;
    let whole = number * factor;
    let fits = (0.0..=9e15).contains(&whole);
    // In the range that was just checked, no digit is lost.
    fits.then_some(whole as u64)
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn times() {
        assert_eq!(read("500ms"), Some(500));
        assert_eq!(read("1.5s"), Some(1500));
        assert_eq!(read("5m"), Some(300_000));
        assert_eq!(read("1h"), Some(3_600_000));
        for wrong in ["", "5", "s", "-1s", "1d", "NaNs", "infs", "1e300h"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
