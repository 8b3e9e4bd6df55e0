//! JSON to trees, and back.

use super::read;
use crate::diag::{Diagnostics, render};
use crate::text::Sources;
use crate::tree::tests::{outline, print, processor};
use expect_test::{Expect, expect};
use std::time::Duration;

/// Shows the tree, with the text of each place, and the reports.
fn check(text: &str, expected: Expect) {
    expected.assert_eq(&shown(text, outline));
}

fn shown(text: &str, show: fn(&crate::tree::Node, &str) -> String) -> String {
    let mut sources = Sources::default();
    let id = sources.add("a.json", None, text);
    let mut diags = Diagnostics::new();
    let node = read(text, id, &mut diags);
    node.map_or(String::new(), |node| show(&node, text)) + &render::short(&diags.finish(), &sources)
}

/// Shows the reports in full.
fn fails(text: &str, expected: Expect) {
    let mut sources = Sources::default();
    let id = sources.add("a.json", None, text);
    let mut diags = Diagnostics::new();
    assert_eq!(read(text, id, &mut diags), None, "{text:?} must not be read");
    expected.assert_eq(&render::plain(&diags.finish(), &sources));
}

#[test]
fn every_key_and_value_knows_its_place() {
    check(
        r#" {"a": [1, {"b":null}], "c" : true} "#,
        expect![[r#"
        map of 2 (1..35 {\"a\": [1, {\"b\":null}], \"c\" : true})
          "a" (2..5 \"a\"): list of 2 (7..22 [1, {\"b\":null}])
            1 (8..9 1)
            map of 1 (11..21 {\"b\":null})
              "b" (12..15 \"b\"): null (16..20 null)
          "c" (24..27 \"c\"): true (30..34 true)
    "#]],
    );
    check(
        "\"x\"",
        expect![[r#"
        "x" (0..3 \"x\")
    "#]],
    );
}

#[test]
fn digits_are_kept() {
    check(
        "[0, -0, 1.10, 1E+2, -1.5e-3, 123456789012345678901234567890.10]",
        expect![[r#"
        list of 6 (0..63 [0, -0, 1.10, 1E+2, -1.5e-3, 123456789012345678901234567890.10])
          0 (1..2 0)
          -0 (4..6 -0)
          1.10 (8..12 1.10)
          1E+2 (14..18 1E+2)
          -1.5e-3 (20..27 -1.5e-3)
          123456789012345678901234567890.10 (29..62 123456789012345678901234567890.10)
    "#]],
    );
}

#[test]
fn escapes() {
    check(
        r#"["a\"\\\/\b\f\n\r\tz", "\u00e9\u65E5x", "\ud834\udd1e"]"#,
        expect![[r#"
        list of 3 (0..55 [\"a\\\"\\\\\\/\\b\\f\\n\\r\\tz\", \"\\u00e9\\u65E5x\", \"\\ud834\\udd1e\"])
          "a\"\\/\u{8}\u{c}\n\r\tz" (1..21 \"a\\\"\\\\\\/\\b\\f\\n\\r\\tz\")
          "é日x" (23..38 \"\\u00e9\\u65E5x\")
          "𝄞" (40..54 \"\\ud834\\udd1e\")
    "#]],
    );
}

#[test]
fn half_a_surrogate_pair_is_replaced() {
    check(
        r#"["\ud834", "\udd1e", "\ud834x", "\ud834\u0041", "\ud834\ud834\udd1e"]"#,
        expect![[r#"
        list of 5 (0..69 [\"\\ud834\", \"\\udd1e\", \"\\ud834x\", \"\\ud834\\u0041\", \"\\ud834\\ud834\\udd1e\"])
          "�" (1..9 \"\\ud834\")
          "�" (11..19 \"\\udd1e\")
          "�x" (21..30 \"\\ud834x\")
          "�A" (32..46 \"\\ud834\\u0041\")
          "�𝄞" (48..68 \"\\ud834\\ud834\\udd1e\")
    "#]],
    );
}

#[test]
fn what_stands_twice_is_reported_and_the_last_counts() {
    check(
        r#"{"a": 1, "b": 2, "a": 3, "a": 4}"#,
        expect![[r#"
        map of 2 (0..32 {\"a\": 1, \"b\": 2, \"a\": 3, \"a\": 4})
          "b" (9..12 \"b\"): 2 (14..15 2)
          "a" (25..28 \"a\"): 4 (30..31 4)
        a.json:1:26: warning[C005]: `a` stands twice in one object
    "#]],
    );
    let many: String = (0..40).map(|n| format!("\"k{n}\": {n}, ")).collect();
    let text =
        shown(&format!("{{{many}\"k7\": 70}}"), |node, _| node.get("k7").unwrap().as_number().unwrap().to_owned());
    expect![[r#"
        70a.json:1:422: warning[C005]: `k7` stands twice in one object
    "#]]
    .assert_eq(&text);
}

#[test]
fn a_thousand_duplicates_are_a_hundred_reports() {
    let text = format!("[{}]", vec![r#"{"a":1,"a":2}"#; 1000].join(","));
    let reports = shown(&text, |_, _| String::new());
    assert_eq!(reports.lines().count(), 100);
    assert!(reports.lines().last().unwrap().ends_with("more of the kind are not shown"));
}

#[test]
fn a_report_of_a_duplicate_shows_both() {
    let mut sources = Sources::default();
    let text = "{\n  \"type\": 1,\n  \"x\": 2,\n  \"type\": 3\n}";
    let id = sources.add("a.json", None, text);
    let mut diags = Diagnostics::new();
    read(text, id, &mut diags);
    expect![[r#"
        warning[C005]: `type` stands twice in one object
         --> a.json:4:3
          |
        2 |   "type": 1,
          |   ------ this one is lost
        3 |   "x": 2,
        4 |   "type": 3
          |   ^^^^^^ this one counts
          |
          = help: remove one of them, or give it another name

    "#]]
    .assert_eq(&render::plain(&diags.finish(), &sources));
}

#[test]
fn a_text_that_is_cut_off() {
    fails(
        "{\n  \"a\": [\n    1,\n",
        expect![[r#"
        error[C002]: the text ends where a value must stand
         --> a.json:4:1
          |
        2 |   "a": [
          |        - this array is still open
        3 |     1,
        4 |
          | ^ expected a value
          |
          = help: the file is cut off here, or a bracket is missing

    "#]],
    );
    fails(
        "{\"a\": \"xy",
        expect![[r#"
        error[C002]: the text ends within a string
         --> a.json:1:10
          |
        1 | {"a": "xy
          |       -  ^
          |       |
          |       the string begins here
          |
          = help: the file is cut off here, or a `"` is missing

    "#]],
    );
    fails(
        "{\"a\"",
        expect![[r#"
        error[C002]: the text ends where `:` must stand
         --> a.json:1:5
          |
        1 | {"a"
          | -   ^ expected `:`
          | |
          | this object is still open
          |
          = help: the file is cut off here, or a bracket is missing

    "#]],
    );
}

#[test]
fn malformed_texts() {
    let texts = [
        "",
        "{",
        "[",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "[1,]",
        "[1 2]",
        "{a: 1}",
        "{'a': 1}",
        "{\"a\": 1 \"b\": 2}",
        "[01]",
        "[1.]",
        "[.5]",
        "[+1]",
        "[1e]",
        "[-]",
        "[0x1]",
        "[NaN]",
        "[True]",
        "[nul]",
        "[1] x",
        "{} {}",
        "[\"a\nb\"]",
        "[\"a\tb\"]",
        "[\"\\x\"]",
        "[\"\\u12g4\"]",
        "[\"\\u12",
        "[\"\\",
        "// x\n{}",
        "{\"a\": 1, // x\n}",
        "\u{feff}{}",
        "\0",
        "[1}",
        "{]",
    ];
    let mut out = String::new();
    for text in texts {
        let mut diags = Diagnostics::new();
        assert_eq!(read(text, crate::text::SourceId(0), &mut diags), None, "{text:?} must not be read");
        let reports = diags.finish();
        assert_eq!(reports.len(), 1, "{text:?}");
        let at = reports[0].labels[0].0;
        out += &format!("{text:?} {}..{} {} {}\n", at.start, at.end, reports[0].code.id, reports[0].message);
    }
    expect![[r#"
        "" 0..0 C002 the text ends where a value must stand
        "{" 1..1 C002 the text ends where a member's name in double quotes must stand
        "[" 1..1 C002 the text ends where a value must stand
        "{\"a\"}" 4..5 C002 expected `:`, found `}`
        "{\"a\":}" 5..6 C002 expected a value, found `}`
        "{\"a\":1,}" 7..8 C002 expected a member's name in double quotes, found `}`
        "[1,]" 3..4 C002 expected a value, found `]`
        "[1 2]" 3..4 C002 expected `,` or `]`, found `2`
        "{a: 1}" 1..2 C002 expected a member's name in double quotes, found `a`
        "{'a': 1}" 1..2 C002 expected a member's name in double quotes, found `'`
        "{\"a\": 1 \"b\": 2}" 8..9 C002 expected `,` or `}`, found `"`
        "[01]" 2..3 C002 expected `,` or `]`, found `1`
        "[1.]" 3..4 C002 expected a digit, found `]`
        "[.5]" 1..2 C002 expected a value, found `.`
        "[+1]" 1..2 C002 expected a value, found `+`
        "[1e]" 3..4 C002 expected a digit, found `]`
        "[-]" 2..3 C002 expected a digit, found `]`
        "[0x1]" 2..3 C002 expected `,` or `]`, found `x`
        "[NaN]" 1..2 C002 expected a value, found `N`
        "[True]" 1..2 C002 expected a value, found `T`
        "[nul]" 1..2 C002 expected a value, found `n`
        "[1] x" 4..5 C002 expected the end of the text, found `x`
        "{} {}" 3..4 C002 expected the end of the text, found `{`
        "[\"a\nb\"]" 3..4 C002 a string goes over the end of its line
        "[\"a\tb\"]" 3..4 C002 the control character U+0009 stands in a string
        "[\"\\x\"]" 2..4 C002 `\x` is no escape
        "[\"\\u12g4\"]" 2..8 C002 `\u12g4` is no escape
        "[\"\\u12" 2..6 C002 `\u12` is no escape
        "[\"\\" 2..3 C002 `\` is no escape
        "// x\n{}" 0..1 C002 expected a value, found `/`
        "{\"a\": 1, // x\n}" 9..10 C002 expected a member's name in double quotes, found `/`
        "\u{feff}{}" 0..3 C002 expected a value, found `\u{feff}`
        "\0" 0..1 C002 expected a value, found `\0`
        "[1}" 2..3 C002 expected `,` or `]`, found `}`
        "{]" 1..2 C002 expected a member's name in double quotes, found `]`
    "#]]
    .assert_eq(&out);
}

#[test]
fn too_deep_is_one_quick_report() {
    let start = processor();
    for text in ["[".repeat(10_000), "{\"a\":".repeat(10_000), "[{\"a\":".repeat(1_000_000)] {
        let reports = shown(&text, outline);
        assert!(reports.contains("error[C003]: objects and arrays stand more than 256 levels deep here"), "{reports}");
        assert_eq!(reports.lines().count(), 1);
    }
    let time = processor() - start;
    assert!(time < Duration::from_secs(1), "{time:?}");
}

#[test]
fn two_hundred_and_fifty_six_levels_are_read() {
    let text = "[".repeat(256) + &"]".repeat(256);
    assert_eq!(shown(&text, |node, _| node.to_json().to_string()), text);
    assert!(shown(&format!("[{text}]"), outline).contains("C003"));
}

#[test]
fn what_is_printed_reads_as_it_was() {
    let mut seed = 7_u64;
    for _ in 0..300 {
        let text = random(&mut seed, 5);
        assert_eq!(shown(&text, |node, _| print(node)), text);
        let spaced = text.replace(',', " ,\n").replace(':', " : ");
        if !text.contains('"') {
            assert_eq!(shown(&spaced, |node, _| print(node)), text);
        }
        let ours = shown(&text, |node, _| node.to_json().to_string());
        let theirs: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(ours, theirs.to_string());
    }
}

/// Some JSON without spaces, in the spelling of [`print`].
fn random(seed: &mut u64, depth: usize) -> String {
    let mut roll = |sides: u64| {
        *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (*seed >> 33) % sides
    };
    let strings = ["", "a", "é\u{1f600}", "\"\\\n\t\u{1}", "//~ x:,{}[]", "a long text that is not shared among many"];
    match roll(if depth == 0 { 5 } else { 9 }) {
        0 => "null".into(),
        1 => (roll(2) == 0).to_string(),
        2 => roll(1000).to_string(),
        3 => format!("-{}.{}e{}", roll(9), roll(99), roll(20)),
        4 => serde_json::to_string(strings[roll(6) as usize]).unwrap(),
        5 | 6 => {
            let items: Vec<_> = (0..roll(5)).map(|_| random(seed, depth - 1)).collect();
            format!("[{}]", items.join(","))
        }
        _ => {
            let count = roll(25);
            let items: Vec<_> =
                (0..count).map(|n| format!("\"k{n}\":{}", random(seed, depth.saturating_sub(2)))).collect();
            format!("{{{}}}", items.join(","))
        }
    }
}
