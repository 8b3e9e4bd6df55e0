//! Templates alone: what they give, and that nothing makes them give something else.

use expect_test::expect;

use super::{Fault, Found, Values, document, names, text, value};
use crate::encode::value::Value;
use connector_json::Document;

/// Names and JSON texts. A name that begins with `s` is secret.
struct Given(&'static [(&'static str, &'static str)]);

impl Values for Given {
    fn find(&self, name: &str) -> Option<Found<'_>> {
        let (name, json) = self.0.iter().find(|(given, _)| *given == name)?;
        Some(Found { value: Value::new(json), secret: name.starts_with('s') })
    }
}

const GIVEN: Given = Given(&[
    ("n", "7"),
    ("f", "1.50"),
    ("t", r#""a\"b\u00e9""#),
    ("null", "null"),
    ("list", r#"[1,"x"]"#),
    ("o", r#"{"a":1,"b":null}"#),
    ("s", "\"secret\""),
    ("a.b-c", "true"),
]);

fn shown(result: Result<super::Filled, Fault>) -> String {
    match result {
        Ok(filled) if filled.secret => format!("{} (secret)", filled.text),
        Ok(filled) => filled.text,
        Err(fault) => fault.reason("it"),
    }
}

#[test]
fn as_text_and_as_json() {
    let table = [
        "plain",
        "{{n}}",
        "{{ f }}",
        "n-{{ n }}",
        "{{ t }}",
        "{{ t }}{{ n }}",
        "{{ null }}",
        "x{{ null }}",
        "{{ list }}",
        "{{ o }}!",
        "{{ s }}",
        "Bearer {{  s  }}",
        "{{ a.b-c }}",
        "{{ no }}",
        "{{ no",
        "{{ }}",
        "{{{ n }}}",
        "}}",
        "{n}",
        "{{ n }}}}",
        " {{ n }} ",
        "{{ n | upper }}",
        "",
    ];
    let rows = table.map(|template| {
        let (text, json) = (shown(text(template, &GIVEN)), shown(value(template, &GIVEN)));
        format!("{template:18}| {text:50}| {json}").trim_end().to_owned()
    });
    expect![[r#"
        plain             | plain                                             | "plain"
        {{n}}             | 7                                                 | 7
        {{ f }}           | 1.50                                              | 1.50
        n-{{ n }}         | n-7                                               | "n-7"
        {{ t }}           | a"bé                                              | "a\"b\u00e9"
        {{ t }}{{ n }}    | a"bé7                                             | "a\"bé7"
        {{ null }}        | it needs a value for `null`                       | null
        x{{ null }}       | it needs a value for `null`                       | it needs a value for `null`
        {{ list }}        | [1,"x"]                                           | [1,"x"]
        {{ o }}!          | {"a":1,"b":null}!                                 | "{\"a\":1,\"b\":null}!"
        {{ s }}           | secret (secret)                                   | "secret" (secret)
        Bearer {{  s  }}  | Bearer secret (secret)                            | "Bearer secret" (secret)
        {{ a.b-c }}       | true                                              | true
        {{ no }}          | it needs a value for `no`                         | it needs a value for `no`
        {{ no             | the template of it is not right: `{{` is not closed by `}}`| the template of it is not right: `{{` is not closed by `}}`
        {{ }}             | the template of it is not right: `{{ }}` has no name| the template of it is not right: `{{ }}` has no name
        {{{ n }}}         | the template of it is not right: `{ n` is not a name: templates insert values and have no filters| the template of it is not right: `{ n` is not a name: templates insert values and have no filters
        }}                | }}                                                | "}}"
        {n}               | {n}                                               | "{n}"
        {{ n }}}}         | 7}}                                               | "7}}"
         {{ n }}          |  7                                                | 7
        {{ n | upper }}   | the template of it is not right: `n | upper` is not a name: templates insert values and have no filters| the template of it is not right: `n | upper` is not a name: templates insert values and have no filters
                          |                                                   | ""
    "#]].assert_eq(&(rows.join("\n") + "\n"));
}

#[test]
fn what_is_named() {
    assert!(names("a {{ $body }}", "$body") && names(r#"{"x": "{{$body}}"}"#, "$body"));
    assert!(!names("$body", "$body") && !names("{{ body }}", "$body") && !names("{{ $body", "$body"));
}

#[test]
fn documents() {
    let table = [
        r#"{"a": "{{ n }}", "b": ["{{ o }}", "x{{ f }}", 1.50, null]}"#,
        r#"{"...": "{{ o }}", "b": 2}"#,
        r#"{"...": {"x": "{{ n }}"}, "y": 1}"#,
        r#"{"b": 2, "...": "{{ o }}", "...": {"c": 3}}"#,
        r#"{"...": "{{ list }}"}"#,
        r#""{{ t }}""#,
        "7",
        r#"{"a": "{{ no }}"}"#,
        r#"{"a": "{{ no? }}", "b": ["{{ no? }}", "{{n?}}"], "c": "x{{ no? }}y", "d": "{{ n ? }}"}"#,
        r#""{{ no? }}""#,
        r#"{"a": "{{ n"}"#,
        r#"{"a": {{ n }}}"#,
        "",
    ];
    let rows = table.map(|template| match document(template, &GIVEN) {
        Ok(text) => text,
        Err(fault) => fault.reason("it"),
    });
    expect![[r#"
        {"a":7,"b":[{"a":1,"b":null},"x1.50",1.50,null]}
        {"a":1,"b":2}
        {"x":7,"y":1}
        {"b":2,"a":1,"c":3}
        the template of it is not right: the value of its `...` must be an object
        "a\"b\u00e9"
        7
        it needs a value for `no`
        {"b":[7],"c":"xy","d":7}
        null
        the template of it is not right: `{{` is not closed by `}}`
        the template of it is not right: it is not JSON
        the template of it is not right: it is not JSON
    "#]]
    .assert_eq(&(rows.join("\n") + "\n"));
}

/// Every text out of these pieces is a template or none, and what comes of it is JSON where it should be.
#[test]
fn no_template_breaks_anything() {
    let pieces =
        ["{{", "}}", " n ", "{", "}", "\"", "\\", "...", ":", ",", "[", "]", "{{ t }}", "{{ o }}", "é", "\n", "\u{0}"];
    let mut template = String::new();
    for at in 0..pieces.len().pow(4) {
        template.clear();
        for place in 0..4 {
            template.push_str(pieces[at / pieces.len().pow(place) % pieces.len()]);
        }
        let _ = text(&template, &GIVEN);
        if let Ok(filled) = value(&template, &GIVEN) {
            assert!(Document::new(&filled.text).is_ok(), "{template:?} gives {}", filled.text);
        }
        if let Ok(text) = document(&template, &GIVEN) {
            assert!(Document::new(&text).is_ok(), "{template:?} gives {text}");
        }
    }
    let deep = "[".repeat(100_000);
    assert!(document(&deep, &GIVEN).is_err());
}
