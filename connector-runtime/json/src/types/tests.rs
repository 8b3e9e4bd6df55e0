//! Formats: what is read, in which forms, and how it is written.

use super::{Base64, Date, Timestamp, Uuid};
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
