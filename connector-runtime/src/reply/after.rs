//! The wait that a server requests: `Retry-After: 120`, or a date (RFC 9110, section 10.2.3).
//!
//! Separate because servers write strange values there: an invalid time is ignored, and a huge number is a huge wait, not
//! an overflow. A date counts from the reply's own `Date`, so that a wrong clock on either side does no harm:
//! `Date: … 08:00:00 GMT` and `Retry-After: … 08:00:30 GMT` are 30 seconds.

use std::time::{Duration, SystemTime};

use http::HeaderMap;
use http::header::{DATE, RETRY_AFTER};

/// The wait, if the server requests one.
pub(crate) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = |name: &str| headers.get(name)?.to_str().ok().map(str::trim);
    // Some services also send it in milliseconds, which is more exact.
    if let Some(wait) = text("retry-after-ms").and_then(|wait| number(wait, 1_000.0)) {
        return Some(wait);
    }
    let wish = text(RETRY_AFTER.as_str())?;
    number(wish, 1.0).or_else(|| {
        let until = httpdate::parse_http_date(wish).ok()?;
        let now = text(DATE.as_str()).and_then(|date| httpdate::parse_http_date(date).ok());
        let now = now.unwrap_or_else(SystemTime::now);
        // A date in the past means no wait.
        Some(until.duration_since(now).unwrap_or_default())
    })
}

/// A plain number, maybe with a fraction; so many of its units are a second.
fn number(text: &str, units: f64) -> Option<Duration> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let plain = match text.split_once('.') {
        Some((whole, fraction)) => digits(whole) && digits(fraction),
        None => digits(text),
    };
    let seconds = text.parse::<f64>().ok().filter(|_| plain)? / units;
    Some(Duration::try_from_secs_f64(seconds).unwrap_or(Duration::MAX))
}
