//! Numbers as JSON writes them: whole ones out of digits, fractions and exponents; texts for floats.
//!
//! Separate from `node.rs`, because this is arithmetic on digits and knows no document.
//!
//! [`whole`]: `7`, `7.0`, `70e-1` give 7; `7.5` gives nothing.

/// At most 18 digits with a sign: what nearly every integer is.
#[inline(always)]
pub(crate) fn small(text: &[u8]) -> Option<i64> {
    let (negative, digits) = match text {
        [b'-', digits @ ..] => (true, digits),
        digits => (false, digits),
    };
    if digits.is_empty() || digits.len() > 18 {
        return None;
    }
    let mut sum = 0i64;
    for digit in digits {
        let value = digit.wrapping_sub(b'0');
        if value > 9 {
            return None;
        }
        sum = sum * 10 + i64::from(value);
    }
    Some(if negative { -sum } else { sum })
}

/// The number, if it has no fraction and fits.
pub(crate) fn whole(text: &[u8]) -> Option<i128> {
    let Decimal { negative, digits, zeros } = decimal(text)?;
    let mut sum = 0i128;
    for digit in digits {
        sum = sum.checked_mul(10)?.checked_add(i128::from(digit))?;
    }
    if sum != 0 {
        for _ in 0..zeros {
            sum = sum.checked_mul(10)?;
        }
    }
    Some(if negative { -sum } else { sum })
}

/// Returns `true` if the number has no fraction.
pub(crate) fn is_whole(text: &[u8]) -> bool {
    decimal(text).is_some()
}

/// A number without fraction: its digits, then so many zeros.
struct Decimal {
    negative: bool,
    digits: Vec<u8>,
    zeros: u32,
}

fn decimal(text: &[u8]) -> Option<Decimal> {
    let (negative, text) = match text {
        [b'-', rest @ ..] => (true, rest),
        rest => (false, rest),
    };
    let split = text.iter().position(|b| matches!(b, b'e' | b'E')).unwrap_or(text.len());
    let (mantissa, exponent) = text.split_at_checked(split)?;
    let mut digits = Vec::with_capacity(mantissa.len());
    let mut fraction = 0i64;
    let mut point = false;
    for byte in mantissa {
        match byte {
            b'.' => point = true,
            digit => {
                digits.push(digit.wrapping_sub(b'0'));
                fraction += i64::from(point);
            }
        }
    }
    let mut zeros = exponent_of(exponent) - fraction;
    while digits.last() == Some(&0) {
        digits.pop();
        zeros += 1;
    }
    if digits.is_empty() {
        return Some(Decimal { negative, digits, zeros: 0 });
    }
    Some(Decimal { negative, digits, zeros: u32::try_from(zeros).ok()? })
}

/// `e-12` gives -12; what is far out of any range is cut.
fn exponent_of(text: &[u8]) -> i64 {
    let (negative, digits) = match text {
        [_, b'-', digits @ ..] => (true, digits),
        [_, b'+', digits @ ..] | [_, digits @ ..] => (false, digits),
        [] => (false, [].as_slice()),
    };
    let size = digits.iter().fold(0i64, |sum, digit| (sum * 10 + i64::from(digit.wrapping_sub(b'0'))).min(1 << 40));
    if negative { -size } else { size }
}
