//! Numbers: ranges, whole ones in disguise, and that no digit is lost.

use super::{round, same};
use expect_test::{Expect, expect};
use serde_json::{Number, Value};

#[test]
fn integers_to_the_end_of_their_range() {
    same::<i64>("-9223372036854775808");
    same::<i64>("9223372036854775807");
    same::<u64>("18446744073709551615");
    same::<i32>("-2147483648");
    same::<u32>("4294967295");
    same::<u8>("255");
    same::<i64>("123456789012345678");
    same::<i64>("-999999999999999999");
    same::<i64>("1000000000000000000");
}

#[test]
fn whole_numbers_in_disguise() {
    for (text, whole) in [
        ("7.0", "7"),
        ("1e3", "1000"),
        ("70e-1", "7"),
        ("1.5e1", "15"),
        ("-2.50E+2", "-250"),
        ("0.0", "0"),
        ("-0", "0"),
        ("0e999999999999999999999", "0"),
        ("0.000e-5", "0"),
        ("9.223372036854775807e18", "9223372036854775807"),
    ] {
        assert_eq!(round::<i64>(text), whole, "{text}");
    }
    assert_eq!(round::<u64>("1.8446744073709551615e19"), "18446744073709551615");
}

#[track_caller]
fn error<T: crate::Json>(text: &str, expect: Expect) {
    expect.assert_eq(&round::<T>(text));
}

#[test]
fn integers_out_of_range_or_with_a_fraction() {
    error::<i64>(
        "9223372036854775808",
        expect!["expected an integer from -9223372036854775808 to 9223372036854775807 at $, found an integer"],
    );
    error::<i64>(
        "1e400",
        expect!["expected an integer from -9223372036854775808 to 9223372036854775807 at $, found a number"],
    );
    error::<i64>(
        "1.5",
        expect!["expected an integer from -9223372036854775808 to 9223372036854775807 at $, found a number"],
    );
    error::<u64>("-1", expect!["expected an integer from 0 to 18446744073709551615 at $, found an integer"]);
    error::<i32>("2147483648", expect!["expected an integer from -2147483648 to 2147483647 at $, found an integer"]);
    error::<i64>("\"1\"", expect!["expected an integer at $, found a string"]);
    error::<i64>("true", expect!["expected an integer at $, found a boolean"]);
    error::<u64>("null", expect!["expected an integer at $, found null"]);
    error::<i64>(
        "1e99999999999999999999",
        expect!["expected an integer from -9223372036854775808 to 9223372036854775807 at $, found a number"],
    );
}

#[test]
fn floats_come_back() {
    for text in ["7.0", "0.1", "-1.5", "1e300", "5e-324", "1.7976931348623157e308", "0.30000000000000004", "-0.0"] {
        assert_eq!(
            round::<f64>(text).parse::<f64>().unwrap().to_bits(),
            text.parse::<f64>().unwrap().to_bits(),
            "{text}"
        );
    }
    assert_eq!(round::<f64>("7"), "7.0");
    assert_eq!(round::<f32>("0.1"), "0.1");
    error::<f64>("1e400", expect!["expected a number from -1.8e308 to 1.8e308 at $, found a number"]);
    error::<f32>("1e300", expect!["expected a number from -3.4e38 to 3.4e38 at $, found a number"]);
    error::<f64>("\"1\"", expect!["expected a number at $, found a string"]);
}

#[test]
fn what_json_has_no_number_for_is_null() {
    assert_eq!(crate::to_vec(&[f64::NAN, f64::INFINITY][..]), b"[null,null]");
}

#[test]
fn numbers_without_a_type_keep_their_digits() {
    same::<Value>("[9007199254740993,18446744073709551615,-9223372036854775808,0.5]");
    same::<Number>("18446744073709551615");
    error::<Number>("true", expect!["expected a number at $, found a boolean"]);
}
