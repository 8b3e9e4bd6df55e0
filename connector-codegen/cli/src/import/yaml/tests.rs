//! Written values are read back as the same values.

use super::{Entry, Yaml, entry, text, write};
use connector_codegen::diag::Diagnostics;
use connector_codegen::text::Sources;
use connector_codegen::tree;
use expect_test::expect;

/// The YAML as JSON, as our own reader sees it.
fn read(yaml: &str) -> serde_json::Value {
    let (mut sources, mut diags) = (Sources::default(), Diagnostics::new());
    let id = sources.add("out.yaml", None, yaml);
    let tree = tree::read(&sources, id, &mut diags);
    assert!(diags.finish().is_empty(), "{yaml}");
    tree.unwrap().to_json()
}

#[test]
fn every_text_comes_back() {
    let texts = [
        "",
        " ",
        "a",
        "a b",
        "a ",
        " a",
        "no",
        "Yes",
        "~",
        "null",
        "1",
        "1.5",
        "-1",
        "0x1f",
        ".5",
        "1e3",
        "2024-01-01",
        "a: b",
        "a #b",
        "#a",
        "- a",
        "-",
        "?",
        "? a",
        "a?",
        "{{ x }}",
        "[a]",
        "{a}",
        "a, b",
        "&a",
        "*a",
        "!a",
        "|",
        ">",
        "%a",
        "@a",
        "`a`",
        "'a'",
        "\"a\"",
        "\\",
        "a\\nb",
        "a\nb",
        "a\nb\n",
        "a\n\nb",
        "a\nb\n\n",
        "\na",
        "  a\nb",
        "a \nb",
        "a\n  b",
        "\t",
        "a\tb",
        "\u{1}",
        "\u{7f}",
        "\u{85}",
        "\u{2028}",
        "\u{feff}",
        "ä",
        "😀",
        "a\r\nb",
        "/a/{b}",
        "$status",
        "key: |",
        "---",
        "...",
        "=",
        "<<",
        "+1",
        "1_000",
        "on",
        "a:",
        ":a",
        "{\n  \"a\": 1\n}",
        "# x\ny",
        "- x\n- y",
    ];
    for case in texts {
        let list = Yaml::List(vec![text(case), text(case)]);
        let inner =
            vec![entry(case, text(case)), entry("list", list), entry("map", Yaml::Map(vec![entry("a", text(case))]))];
        let yaml = write(&[entry("top", Yaml::Map(inner.clone())), entry("last", text(case))]);
        let json = serde_json::json!({
            "top": { case: case, "list": [case, case], "map": { "a": case } }, "last": case,
        });
        assert_eq!(read(&yaml), json, "{case:?}:\n{yaml}");
    }
}

#[test]
fn small_things_stand_on_one_line() {
    let small = Yaml::Map(vec![entry("type", text("integer")), entry("required", super::truth(true))]);
    let noted = Entry { notes: vec!["Guessed.".to_owned()], ..entry("b", text("two\nlines")) };
    let long = Yaml::List(vec![text("x".repeat(70)), Yaml::Map(vec![entry("k", text("y".repeat(70)))])]);
    let all = vec![
        entry("a", Yaml::Map(vec![entry("x", small.clone()), noted])),
        entry("items", long),
        entry("none", Yaml::Map(Vec::new())),
    ];
    let yaml = write(&all);
    expect![[r#"
        a:
          x: { type: integer, required: true }
          # Guessed.
          b: |-
            two
            lines
        items:
          - xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
          - { k: yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy }
        none: {}
    "#]]
    .assert_eq(&yaml);
    read(&yaml);
}
