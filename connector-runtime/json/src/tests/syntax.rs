//! Valid and invalid JSON by RFC 8259; serde_json agrees.

use crate::{Document, MAX_DEPTH, from_slice};
use expect_test::{Expect, expect};
use serde_json::Value;

/// Our verdict, after comparing it with serde_json's.
#[track_caller]
fn reads(text: &[u8]) -> bool {
    let ours = from_slice::<Value>(text);
    let theirs = serde_json::from_slice::<Value>(text);
    let name = String::from_utf8_lossy(text);
    match (&ours, &theirs) {
        (Ok(ours), Ok(theirs)) => assert_eq!(ours, theirs, "{name}"),
        (Err(_), Err(_)) => {}
        _ => panic!("{name}: {ours:?} against {theirs:?}"),
    }
    ours.is_ok()
}

#[test]
fn good_texts() {
    let texts: &[&[u8]] = &[
        b"null",
        b"true",
        b"false",
        b" \t\r\n1 \t\r\n",
        b"[]",
        b"[ ]",
        b"{}",
        b"{ }",
        b"[[]]",
        b"[{},[],{}]",
        b"[1,2,3]",
        b"[1 , 2 , 3 ]",
        b"{\"a\" : 1 , \"b\" : [ ] }",
        b"\"\"",
        b"{\"\":0}",
        b"{\"a\":1,\"a\":2}",
        b"[0,-0,0.0,-0.0,0e0,0E+0,0e-0]",
        b"[1e5,1E5,1e+5,1e-5,1.5e5,123456789.123456789]",
        b"[-9223372036854775808,18446744073709551615,18446744073709551616]",
        b"\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
        b"\"\\u0000\\u001f\\u0041\\u00e9\\uD834\\uDD1E\\ud83d\\ude00\"",
        b"\"\\uFFFF\\uE000\"",
        b"\"seven.7 plain\"",
        b"\"a long text without any escape in it, and then \\n one\"",
        "\"é ☃ 😀 \u{2028} \u{7f}\"".as_bytes(),
        b"{\"\\u0061\":1}",
    ];
    for text in texts {
        assert!(reads(text), "{}", String::from_utf8_lossy(text));
    }
}

#[test]
fn bad_texts() {
    let texts: &[&[u8]] = &[
        b"",
        b" ",
        b"nul",
        b"nulll",
        b"True",
        b"tru",
        b"fals",
        b"truefalse",
        b"1 2",
        b"[",
        b"]",
        b"{",
        b"}",
        b"[1",
        b"[1,",
        b"[1,]",
        b"[,1]",
        b"[1,,2]",
        b"[1 2]",
        b"[1}",
        b"[1:2]",
        b"{\"a\":1]",
        b"{\"a\"}",
        b"{\"a\":}",
        b"{\"a\" 1}",
        b"{\"a\":1,}",
        b"{,\"a\":1}",
        b"{\"a\":1 \"b\":2}",
        b"{a:1}",
        b"{'a':1}",
        b"{1:1}",
        b"{null:1}",
        b"{\"a\":1}}",
        b"[1]]",
        b"[1]x",
        b"[1]\0",
        b"\"",
        b"\"a",
        b"\"a\\",
        b"\"a\\\"",
        b"\"\\x\"",
        b"\"\\'\"",
        b"\"\\u\"",
        b"\"\\u12\"",
        b"\"\\u123\"",
        b"\"\\u12g4\"",
        b"\"\\u+123\"",
        b"\"\\ud800\"",
        b"\"\\ud800x\"",
        b"\"\\ud800\\n\"",
        b"\"\\ud800\\u0041\"",
        b"\"\\ud800\\ud800\"",
        b"\"\\udc00\"",
        b"\"\\u00\xc3\xa9\"",
        b"\"\n\"",
        b"\"\t\"",
        b"\"\0\"",
        b"\"\x1f\"",
        b"\"12345678\x1f\"",
        b"\"\xff\"",
        b"\"\xc3\"",
        b"\"\xed\xa0\x80\"",
        b"\"\xf8\x88\x80\x80\x80\"",
        b"\xff",
        b"\xef\xbb\xbf1",
        b"\xc2\xa01",
        b"\x0b1",
        b"\x0c1",
        b"'a'",
        b"-",
        b"+1",
        b"--1",
        b"- 1",
        b"01",
        b"-01",
        b"00",
        b".5",
        b"-.5",
        b"1.",
        b"1.e5",
        b"1e",
        b"1e+",
        b"1e5.5",
        b"1ee5",
        b"1_000",
        b"0x10",
        b"1f",
        b"1-",
        b"NaN",
        b"Infinity",
        b"-Infinity",
        b"/**/1",
        b"1//",
        b"[1]#",
        b"undefined",
    ];
    for text in texts {
        assert!(!reads(text), "{}", String::from_utf8_lossy(text));
    }
}

#[test]
fn every_cut_of_a_good_text_is_bad() {
    let text = r#"{"a":[1,-2.5e3,"x\n\ud83d\ude00"],"b":{"c":null,"d":[true,false]}}"#;
    assert!(reads(text.as_bytes()));
    for end in 0..text.len() {
        assert!(!reads(&text.as_bytes()[..end]), "{}", &text[..end]);
    }
}

#[test]
fn strings_of_every_length_end_where_they_should() {
    for length in 0..40 {
        for special in ["\\n", "é", "\\\"", "\\u0041"] {
            let text = format!("[\"{}{special}\",\"{}\"]", "a".repeat(length), "b".repeat(length));
            assert!(reads(text.as_bytes()), "{text}");
        }
    }
}

#[test]
fn nesting_ends_somewhere() {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    assert!(Document::parse(nested(MAX_DEPTH).as_bytes()).is_ok());
    assert!(from_slice::<Value>(nested(MAX_DEPTH).as_bytes()).is_ok());
    let error = Document::parse(nested(MAX_DEPTH + 1).as_bytes()).err().unwrap();
    assert_eq!(error.to_string(), "not JSON: expected at most 128 levels of nesting at byte 128");
    assert!(Document::parse("[".repeat(1_000_000).as_bytes()).is_err());
    assert!(Document::parse("{\"a\":".repeat(1_000_000).as_bytes()).is_err());
}

#[track_caller]
fn error(text: &str, expect: Expect) {
    let error = from_slice::<Value>(text.as_bytes()).unwrap_err();
    assert!(error.path().is_none());
    expect.assert_eq(&error.to_string());
}

#[test]
fn errors_say_what_was_expected_and_where() {
    error("[1 2]", expect!["not JSON: expected `,` or `]` at byte 3"]);
    error("{\"a\" 2}", expect!["not JSON: expected `:` at byte 5"]);
    error("{\"a\":2,}", expect!["not JSON: expected a member's name at byte 7"]);
    error("[tru]", expect!["not JSON: expected a value at byte 1"]);
    error("[1] x", expect!["not JSON: expected the end at byte 4"]);
    error("\"a\nb\"", expect!["not JSON: expected no control character at byte 2"]);
    error("[1.x]", expect!["not JSON: expected a digit at byte 3"]);
    error("", expect!["not JSON: expected a value at byte 0"]);
}

/// Random bytes, and random edits of a good text: never a panic, and always serde_json's verdict.
#[test]
fn noise_is_judged_as_serde_json_judges_it() {
    let good = br#"{"a":[1,-2.5e3,"x\n\u00e9"],"b":{"c":null,"d":[true,false]}}"#;
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut random = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below as u64) as usize
    };
    for _ in 0..20_000 {
        let mut text = good.to_vec();
        for _ in 0..1 + random(3) {
            let at = random(text.len());
            match random(3) {
                0 => text[at] = b"{}[]\",:0eE.-+tfn \\u\n\xc3\xff"[random(22)],
                1 => drop(text.remove(at)),
                _ => text.insert(at, b"{}[]\",:019eE.-\\ "[random(16)]),
            }
        }
        reads(&text);
    }
}
