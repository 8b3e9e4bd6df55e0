//! Rendered reports.

use super::*;
use crate::diag::{Diagnostics, code};
use expect_test::{Expect, expect};

/// A source in which `^…^` marks the culprit and `~…~` another place.
fn marked(text: &str) -> (Sources, Vec<Diagnostic>) {
    let mut sources = Sources::default();
    let (clean, spans) = unmark(text);
    let id = sources.add("api.yaml", None, clean);
    let mut diags = Diagnostics::new();
    let span = |mark: char| spans.iter().find(|(m, ..)| *m == mark).map(|(_, start, end)| Span::new(id, *start, *end));
    let report = diags.report(&code::MISSING_MEMBER, span('^').unwrap(), "something is missing").note("here");
    let report = match span('~') {
        Some(other) => report.label(other, "in this"),
        None => report,
    };
    report.help("add it");
    (sources, diags.finish())
}

fn unmark(text: &str) -> (String, Vec<(char, usize, usize)>) {
    let (mut clean, mut spans) = (String::new(), Vec::<(char, usize, usize)>::new());
    for character in text.chars() {
        match (character, spans.iter_mut().find(|(mark, ..)| *mark == character)) {
            ('^' | '~', Some(span)) => span.2 = clean.len(),
            ('^' | '~', None) => spans.push((character, clean.len(), clean.len())),
            _ => clean.push(character),
        }
    }
    (clean, spans)
}

fn check(text: &str, expected: Expect) {
    let (sources, reports) = marked(text);
    expected.assert_eq(&plain(&reports, &sources));
}

#[test]
fn a_report_shows_its_line() {
    check(
        "a: 1\nb: ^22^\nc: 3\n",
        expect![[r#"
        error[C104]: something is missing
         --> api.yaml:2:4
          |
        2 | b: 22
          |    ^^ here
          |
          = help: add it

    "#]],
    );
}

#[test]
fn other_places_are_shown_too() {
    check(
        "a: 1\nget:\n  x: 1\n  ~id~: y\n  z: 1\n\n\n\n  style: ^deep^\n",
        expect![[r#"
        error[C104]: something is missing
         --> api.yaml:9:10
          |
        4 |   id: y
          |   -- in this
        ...
        9 |   style: deep
          |          ^^^^ here
          |
          = help: add it

    "#]],
    );
    check(
        "a: ^1^\nb: ~2~\n",
        expect![[r#"
        error[C104]: something is missing
         --> api.yaml:1:4
          |
        1 | a: 1
          |    ^ here
        2 | b: 2
          |    - in this
          |
          = help: add it

    "#]],
    );
}

#[test]
fn far_places_stand_apart() {
    check(
        &format!("~a~: 1\n{}b: ^2^\n", "\n".repeat(5000)),
        expect![[r#"
        error[C104]: something is missing
            --> api.yaml:5002:4
             |
        5002 | b: 2
             |    ^ here
             |
            ::: api.yaml:1:1
             |
           1 | a: 1
             | - in this
             |
             = help: add it

    "#]],
    );
}

#[test]
fn only_the_first_line_of_a_long_culprit_is_marked() {
    check(
        "^get:\n  x: 1\n  y: 1^\n",
        expect![[r#"
        error[C104]: something is missing
         --> api.yaml:1:1
          |
        1 | get:
          | ^^^^ here
          |
          = help: add it

    "#]],
    );
}

#[test]
fn nothing_to_mark_is_a_point() {
    check(
        "a:^^\nb: 1",
        expect![[r#"
        error[C104]: something is missing
         --> api.yaml:1:3
          |
        1 | a:
          |   ^ here
          |
          = help: add it

    "#]],
    );
    check(
        "^^",
        expect![[r#"
        error[C104]: something is missing
         --> api.yaml:1:1
          |
        1 |
          | ^ here
          |
          = help: add it

    "#]],
    );
    check(
        "a\n^^",
        expect![[r#"
        error[C104]: something is missing
         --> api.yaml:2:1
          |
        2 |
          | ^ here
          |
          = help: add it

    "#]],
    );
}

#[test]
fn characters_are_counted() {
    check(
        "日本: ^über^ # 𝄞\r\n",
        expect![[r#"
        error[C104]: something is missing
         --> api.yaml:1:5
          |
        1 | 日本: über # 𝄞
          |       ^^^^ here
          |
          = help: add it

    "#]],
    );
    check(
        "\ta:\t^x^\n",
        expect![[r#"
        error[C104]: something is missing
         --> api.yaml:1:5
          |
        1 |     a:    x
          |           ^ here
          |
          = help: add it

    "#]],
    );
}

#[test]
fn long_lines_are_cut() {
    let dots = ".".repeat(1000);
    check(
        &format!("{dots}é^here^é{dots}"),
        expect![[r#"
        error[C104]: something is missing
         --> api.yaml:1:1002
          |
        1 | …..........................................................éhereé..........................................................…
          |                                                             ^^^^ here
          |
          = help: add it

    "#]],
    );
    check(
        &format!("~a~{dots}^here^"),
        expect![[r#"
        error[C104]: something is missing
         --> api.yaml:1:1002
          |
        1 | a............................................................…............................................................here
          | - in this                                                                                                                 ^^^^ here
          |
          = help: add it

    "#]],
    );
    check(
        &format!("x\n^{dots}^"),
        expect![[r#"
        error[C104]: something is missing
         --> api.yaml:2:1
          |
        2 | ........................................................................................................................…
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ here
          |
          = help: add it

    "#]],
    );
}

#[test]
fn severities_have_words() {
    let (sources, mut reports) = marked("^a^: 1");
    reports.push(Diagnostic { severity: Severity::Warning, ..reports[0].clone() });
    reports.push(Diagnostic { severity: Severity::Unsupported, ..reports[0].clone() });
    expect![[r#"
        api.yaml:1:1: error[C104]: something is missing
        api.yaml:1:1: warning[C104]: something is missing
        api.yaml:1:1: warning[C104] (skipped): something is missing
    "#]]
    .assert_eq(&short(&reports, &sources));
    expect![[r#"
        warning[C104] (skipped): something is missing
         --> api.yaml:1:1
          |
        1 | a: 1
          | ^ here
          |
          = help: add it

    "#]]
    .assert_eq(&plain(&reports[2..], &sources));
    assert_eq!(summary(&reports), "1 error, 1 warning, 1 skipped");
    assert_eq!(summary(&[reports[0].clone(), reports[0].clone()]), "2 errors");
    assert_eq!(summary(&[]), "");
}

#[test]
fn colours_are_escape_codes() {
    let (sources, reports) = marked("^a^: 1");
    let text = color(&reports, &sources);
    assert!(text.contains("\u{1b}[") && text.contains("api.yaml:1:1"), "{text:?}");
}

#[test]
fn programs_get_json() {
    let (sources, reports) = marked("a: ~1~\nb: ^22\n3^");
    expect![[r#"
        [
          {
            "code": "C104",
            "column": 4,
            "end_column": 2,
            "end_line": 3,
            "file": "api.yaml",
            "help": [
              "add it"
            ],
            "line": 2,
            "message": "something is missing",
            "related": [
              {
                "column": 4,
                "file": "api.yaml",
                "line": 1,
                "message": "in this"
              }
            ],
            "severity": "error"
          }
        ]
    "#]]
    .assert_eq(&format!("{:#}\n", json(&reports, &sources)));
}

#[test]
fn names_from_documents_stay_in_their_line() {
    let (sources, mut reports) = marked("^a^: 1");
    reports[0].message = "no `x\ny\u{1b}[31m`".into();
    reports[0].labels[0].1 = "a\nb\u{1b}".into();
    expect![[r#"
        api.yaml:1:1: error[C104]: no `x\ny\u{1b}[31m`
    "#]]
    .assert_eq(&short(&reports, &sources));
    expect![[r#"
        error[C104]: no `x\ny\u{1b}[31m`
         --> api.yaml:1:1
          |
        1 | a: 1
          | ^ a\nb\u{1b}
          |
          = help: add it

    "#]]
    .assert_eq(&plain(&reports, &sources));
}

#[test]
fn a_thousand_reports_on_one_long_line_are_quick() {
    let mut sources = Sources::default();
    let id = sources.add("min.json", None, "{\"é\": 1, ".repeat(1_300_000));
    let mut diags = Diagnostics::new();
    for at in 0..1000 {
        diags
            .report(&code::WRONG_TYPE, Span::new(id, at * 13_000, at * 13_000 + 10), "x")
            .label(Span::new(id, 0, 1), "y");
    }
    let reports = diags.finish();
    let start = std::time::Instant::now();
    let length = plain(&reports, &sources).len() + json(&reports, &sources).to_string().len();
    assert!(length < 3_000_000, "{length}");
    assert!(start.elapsed().as_secs() < 30, "{:?}", start.elapsed());
}
