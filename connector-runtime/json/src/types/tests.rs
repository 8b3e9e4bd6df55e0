//! Formats: the texts that are read, and how values are written.

use super::{Base64, Date, DateTime, Timestamp, Uuid};
use crate::{Json, from_slice, to_vec};
use expect_test::{Expect, expect};

#[track_caller]
fn check<T: Json>(text: &str, expect: Expect) {
    let written = match from_slice::<T>(text.as_bytes()) {
        Ok(value) => String::from_utf8(to_vec(&value)).unwrap(),
        Err(error) => error.to_string(),
    };
    expect.assert_eq(&written);
}

#[test]
fn timestamps() {
    check::<Timestamp>(r#""2024-03-09T16:05:07Z""#, expect![[r#""2024-03-09T16:05:07Z""#]]);
    check::<Timestamp>(r#""2024-03-09T17:05:07.120+01:00""#, expect![[r#""2024-03-09T16:05:07.12Z""#]]);
    check::<Timestamp>(r#""2024-03-09t16:05:07z""#, expect![[r#""2024-03-09T16:05:07Z""#]]);
    check::<Timestamp>(r#""2024-03-09 16:05:07+00:00""#, expect![[r#""2024-03-09T16:05:07Z""#]]);
    check::<Timestamp>(r#""2024-03-09T16:05:07+0100""#, expect![[r#""2024-03-09T15:05:07Z""#]]);
    check::<Timestamp>(r#""2024-03-09T16:05:07""#, expect![[r#""2024-03-09T16:05:07Z""#]]);
    check::<Timestamp>(r#""2024-03-09 16:05:07.5""#, expect![[r#""2024-03-09T16:05:07.5Z""#]]);
    check::<Timestamp>(r#""0001-01-01T00:00:00Z""#, expect![[r#""0001-01-01T00:00:00Z""#]]);
    let refused = "expected a date and time such as 2024-03-09T16:05:07Z at $, found a string";
    for text in [r#""2024-03-09""#, r#""""#, r#""soon""#, r#""2024-13-09T16:05:07Z""#, r#""16:05:07Z""#] {
        assert_eq!(from_slice::<Timestamp>(text.as_bytes()).unwrap_err().to_string(), refused);
    }
    check::<Timestamp>("1710000307", expect!["expected a string at $, found an integer"]);
}

#[test]
fn a_date_and_time_is_written_as_it_was_read() {
    for text in [
        "2024-03-09T16:05:07Z",
        "2024-03-09T17:05:07.120+01:00",
        "2024-03-09T17:05:07.000-09:30",
        "2024-03-09T16:05:07+00:00",
        "2024-03-09T16:05:07-00:00",
        "2024-03-09t16:05:07.5z",
        "2024-03-09 16:05:07.123456789+01:00",
        "2024-03-09T16:05:07",
        "0000-01-01T00:00:00.0",
        "9999-12-31T23:59:59.999Z",
        "2016-12-31T23:59:60Z",
        "1990-12-31T15:59:60.25-08:00",
        "0001-01-01T00:00:00+23:59",
    ] {
        let json = format!("\"{text}\"");
        let time: DateTime = from_slice(json.as_bytes()).unwrap();
        assert_eq!(String::from_utf8(to_vec(&time)).unwrap(), json);
        assert_eq!(serde_json::to_string(&serde_json::from_str::<DateTime>(&json).unwrap()).unwrap(), json);
        assert_eq!(format!("{time:?}"), text);
    }
}

#[test]
fn what_is_like_a_date_and_time_is_read() {
    check::<DateTime>(r#""2024-03-09T16:05:07+0100""#, expect![[r#""2024-03-09T16:05:07+01:00""#]]);
    check::<DateTime>(r#""2024-03-09T16:05Z""#, expect![[r#""2024-03-09T16:05:00Z""#]]);
    check::<DateTime>(r#""20240309T160507Z""#, expect![[r#""2024-03-09T16:05:07Z""#]]);
    check::<DateTime>(r#""2024-03-09T16:05:07,5Z""#, expect![[r#""2024-03-09T16:05:07.5Z""#]]);
    check::<DateTime>(r#""2024-03-09T16:05:07.0123456789Z""#, expect![[r#""2024-03-09T16:05:07.012345678Z""#]]);
    check::<DateTime>(r#""2024-03-09T16:05:07+01:00[Europe/Paris]""#, expect![[r#""2024-03-09T16:05:07+01:00""#]]);
    let refused = "expected a date and time such as 2024-03-09T16:05:07Z at $, found a string";
    for text in ["2024-03-09", "", "soon", "2024-13-09T16:05:07Z", "16:05:07Z", "2024-03-09T16:05:07+01:00:", "é"] {
        assert_eq!(from_slice::<DateTime>(format!("\"{text}\"").as_bytes()).unwrap_err().to_string(), refused);
    }
    check::<DateTime>("1710000307", expect!["expected a string at $, found an integer"]);
    let error = "soon".parse::<DateTime>().unwrap_err().to_string();
    assert_eq!(error, "expected a date and time such as 2024-03-09T16:05:07Z");
}

#[test]
fn instants_are_compared_and_local_times_are_none() {
    let time = |text: &str| text.parse::<DateTime>().unwrap();
    let (utc, paris, local) =
        (time("2024-03-09T16:05:07Z"), time("2024-03-09T17:05:07.0+01:00"), time("2024-03-09T16:05:07"));
    assert_eq!(utc, paris);
    assert!(crate::equal(&vec![utc], &vec![paris]) && !crate::equal(&utc, &local));
    assert_ne!(utc, local);
    assert!(utc < time("2024-03-09T16:05:08Z") && local < time("2024-03-10T00:00:00"));
    assert_eq!(utc.partial_cmp(&local), None);
    assert_eq!((paris.timestamp(), local.timestamp()), (utc.timestamp(), None));
    let late = time("9999-12-31T23:59:59Z");
    assert!(late.timestamp().is_none() && late > utc);
}

#[test]
fn a_date_and_time_is_made_of_jiffs_types() {
    let timestamp: Timestamp = "2024-03-09T16:05:07.5Z".parse().unwrap();
    let paris = timestamp.to_zoned_datetime(jiff::tz::Offset::constant(1).to_time_zone());
    let utc = timestamp.to_zoned_datetime(jiff::tz::TimeZone::UTC);
    let all = [timestamp.into(), DateTime::from(paris.datetime()), DateTime::from(&paris), DateTime::from(utc)];
    assert!(size_of::<DateTime>() <= 24);
    let all = all.map(|time| time.to_string()).join(" ");
    let all = all.as_str();
    expect!["2024-03-09T16:05:07.5Z 2024-03-09T17:05:07.5 2024-03-09T17:05:07.5+01:00 2024-03-09T16:05:07.5Z"]
        .assert_eq(all);
}

#[test]
fn dates() {
    check::<Date>(r#""2024-02-29""#, expect![[r#""2024-02-29""#]]);
    check::<Date>(r#""2023-02-29""#, expect!["expected a date such as 2024-03-09 at $, found a string"]);
    check::<Date>(r#""2024-03-09T16:05:07Z""#, expect!["expected a date such as 2024-03-09 at $, found a string"]);
}

#[test]
fn uuids() {
    let text = r#""6f1c1b1e-8a55-4d0c-9d3a-2f4b5f1c7a10""#;
    check::<Uuid>(text, expect![[r#""6f1c1b1e-8a55-4d0c-9d3a-2f4b5f1c7a10""#]]);
    check::<Uuid>(&text.to_uppercase(), expect![[r#""6f1c1b1e-8a55-4d0c-9d3a-2f4b5f1c7a10""#]]);
    check::<Uuid>(r#""6f1c""#, expect!["expected a UUID at $, found a string"]);
}

#[test]
fn base64() {
    check::<Base64>(r#""aGVsbG8=""#, expect![[r#""aGVsbG8=""#]]);
    check::<Base64>(r#""aGVsbG8""#, expect![[r#""aGVsbG8=""#]]);
    check::<Base64>(r#""-_-_""#, expect![[r#""+/+/""#]]);
    check::<Base64>(r#""aGVs\r\nbG8=""#, expect![[r#""aGVsbG8=""#]]);
    check::<Base64>(r#""""#, expect![[r#""""#]]);
    check::<Base64>(r#""a""#, expect!["expected base64 at $, found a string"]);
    check::<Base64>(r#""é""#, expect!["expected base64 at $, found a string"]);
    assert_eq!(format!("{:?}", Base64::from(b"hi".as_slice())), r#"Base64("aGk=")"#);
    assert_eq!(serde_json::to_string(&Base64(b"hi".to_vec())).unwrap(), r#""aGk=""#);
}

proptest::proptest! {
    #[test]
    fn any_text_is_a_date_and_time_or_refused(
        text in "[0-9]{4}-[01][0-9]-[0-3][0-9][Tt ][0-2][0-9]:[0-6][0-9](:[0-6][0-9]([.,][0-9]{0,12})?)?([Zz]|[+-][0-2][0-9]:?[0-5][0-9]|)(\\[.*)?|.{0,3}[Tt ].{16,40}"
    ) {
        if let Ok(time) = text.parse::<DateTime>() {
            let again: DateTime = time.to_string().parse().unwrap();
            proptest::prop_assert_eq!(again.to_string(), time.to_string());
            proptest::prop_assert_eq!(again, time);
        }
    }
}

#[cfg(all(feature = "chrono", feature = "time", feature = "rust_decimal"))]
mod foreign {
    use super::super::{ChronoDate, ChronoDateTime, Decimal, DecimalNumber, TimeDate, TimeDateTime};
    use crate::tests::{round, same};

    #[test]
    fn dates_of_other_crates() {
        same::<ChronoDateTime>(r#""2024-03-09T16:05:07.120Z""#);
        assert_eq!(round::<ChronoDateTime>(r#""2024-03-09T17:05:07+01:00""#), r#""2024-03-09T16:05:07Z""#);
        same::<TimeDateTime>(r#""2024-03-09T17:05:07.12+01:00""#);
        same::<ChronoDate>(r#""2024-03-09""#);
        same::<TimeDate>(r#""2024-03-09""#);
        for wrong in [r#""2024-03-09""#, r#""soon""#, "1"] {
            assert!(round::<ChronoDateTime>(wrong).starts_with("expected a "));
            assert!(round::<TimeDateTime>(wrong).starts_with("expected a "));
        }
        assert_eq!(round::<TimeDate>(r#""soon""#), "expected a date such as 2024-03-09 at $, found a string");
        assert_eq!(round::<ChronoDate>("7"), "expected a string at $, found an integer");
    }

    #[test]
    fn decimals_keep_their_digits() {
        same::<Decimal>(r#""12.50""#);
        same::<DecimalNumber>("12.50");
        same::<DecimalNumber>("-7");
        same::<DecimalNumber>("1234567890123456789.123456789");
        assert_eq!(round::<DecimalNumber>("1.5e3"), "1500");
        for wrong in [r#""x""#, r#""1e99""#, r#""""#] {
            assert_eq!(round::<Decimal>(wrong), "expected a decimal number of at most 28 digits at $, found a string");
        }
        assert_eq!(round::<DecimalNumber>(r#""1""#), "expected a number at $, found a string");
    }
}
