//! The text inside JSON strings: escapes in both directions, and how far a text has none.
//!
//! Separate from scanner and writer, since both look for the same bytes.
//!
//! [`unescape`]: `a\nb\u00e9` gives a line break and `é`. [`escape`]: the reverse, with as few escapes as JSON allows.

use std::borrow::Cow;

const LOW: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;

/// The high bit of every byte that is `"`, `\` or below 0x20. Exact up to the first such byte, and that is all that
/// is looked at.
#[inline(always)]
const fn special(word: u64) -> u64 {
    let quote = word ^ (LOW * b'"' as u64);
    let backslash = word ^ (LOW * b'\\' as u64);
    (word.wrapping_sub(LOW * 0x20) | quote.wrapping_sub(LOW) | backslash.wrapping_sub(LOW)) & !word & HIGH
}

/// Number of bytes before the first `"`, `\` or control character: eight at a time.
#[inline(always)]
pub(crate) fn plain_run(bytes: &[u8]) -> usize {
    let (words, tail) = bytes.as_chunks::<8>();
    let mut at = 0;
    for word in words {
        let found = special(u64::from_le_bytes(*word));
        if found != 0 {
            return at + (found.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    match bytes.last_chunk::<8>() {
        // The last eight bytes, of which those before the tail are plain.
        Some(last) if !tail.is_empty() => match special(u64::from_le_bytes(*last)) {
            0 => bytes.len(),
            found => bytes.len() - 8 + (found.trailing_zeros() / 8) as usize,
        },
        _ => at + tail.iter().position(|b| *b < 0x20 || *b == b'"' || *b == b'\\').unwrap_or(tail.len()),
    }
}

/// The text that an escaped string means. The scanner has checked every escape.
pub(crate) fn unescape(raw: &str) -> Cow<'_, str> {
    let Some((before, mut rest)) = raw.split_once('\\') else { return Cow::Borrowed(raw) };
    let mut text = String::with_capacity(raw.len());
    text.push_str(before);
    loop {
        let (meant, length) = meaning(rest);
        text.push(meant);
        rest = rest.get(length..).unwrap_or_default();
        let Some((before, after)) = rest.split_once('\\') else {
            text.push_str(rest);
            return Cow::Owned(text);
        };
        text.push_str(before);
        rest = after;
    }
}

/// Meaning and length of the text after a backslash.
fn meaning(rest: &str) -> (char, usize) {
    match rest.bytes().next() {
        Some(b'b') => ('\u{8}', 1),
        Some(b'f') => ('\u{c}', 1),
        Some(b'n') => ('\n', 1),
        Some(b'r') => ('\r', 1),
        Some(b't') => ('\t', 1),
        Some(b'u') => {
            let unit =
                |at: usize| rest.get(at..at + 4).and_then(|hex| u32::from_str_radix(hex, 16).ok()).unwrap_or(0xFFFD);
            match unit(1) {
                high @ 0xD800..0xE000 => {
                    let low = unit(7);
                    let code = 0x10000 + (high.wrapping_sub(0xD800) << 10) + low.wrapping_sub(0xDC00);
                    (char::from_u32(code).unwrap_or('\u{fffd}'), 11)
                }
                code => (char::from_u32(code).unwrap_or('\u{fffd}'), 5),
            }
        }
        Some(byte) => (char::from(byte), 1),
        None => ('\u{fffd}', 0),
    }
}

/// Appends a text as a JSON string, quotes included.
#[inline]
pub(crate) fn escape(text: &str, out: &mut Vec<u8>) {
    let bytes = text.as_bytes();
    out.reserve(bytes.len() + 2);
    out.push(b'"');
    let plain = plain_run(bytes);
    match bytes.split_at_checked(plain) {
        Some((_, [])) | None => out.extend_from_slice(bytes),
        Some((run, rest)) => {
            out.extend_from_slice(run);
            escape_rest(rest, out);
        }
    }
    out.push(b'"');
}

/// The rest of a text from its first byte that needs an escape.
#[cold]
fn escape_rest(mut rest: &[u8], out: &mut Vec<u8>) {
    while let [byte, after @ ..] = rest {
        match byte {
            b'"' => out.extend_from_slice(b"\\\""),
            b'\\' => out.extend_from_slice(b"\\\\"),
            b'\n' => out.extend_from_slice(b"\\n"),
            b'\r' => out.extend_from_slice(b"\\r"),
            b'\t' => out.extend_from_slice(b"\\t"),
            0x08 => out.extend_from_slice(b"\\b"),
            0x0c => out.extend_from_slice(b"\\f"),
            other => {
                let digit = |half: u8| if half < 10 { b'0' + half } else { b'a' + half - 10 };
                out.extend_from_slice(b"\\u00");
                out.extend_from_slice(&[digit(other >> 4), digit(other & 15)]);
            }
        }
        let (run, next) = after.split_at_checked(plain_run(after)).unwrap_or((after, &[]));
        out.extend_from_slice(run);
        rest = next;
    }
}

#[cfg(test)]
mod tests {
    use super::plain_run;

    #[test]
    fn the_first_special_byte_is_found_at_each_place() {
        for length in 0..40 {
            // A byte above 0x7F is plain, whatever its neighbors are.
            let plain: Vec<u8> = (0..length).map(|at| if at % 3 == 0 { 0xC3 } else { b'a' }).collect();
            assert_eq!(plain_run(&plain), length);
            for at in 0..length {
                for special in [b'"', b'\\', 0x1F] {
                    let mut text = plain.clone();
                    text[at] = special;
                    text[length - 1] = special;
                    assert_eq!(plain_run(&text), at, "{length}");
                }
            }
        }
    }
}
