//! Texts to trees, whatever they are written in.

use super::{Key, Map, Node, Value, read};
use crate::diag::{Diagnostics, render};
use crate::text::{Sources, Span};
use expect_test::{Expect, expect};
use std::time::Duration;

/// One line for each node: what it is, and the text of its place.
pub(super) fn outline(node: &Node, text: &str) -> String {
    fn add(out: &mut String, node: &Node, text: &str, level: usize, key: Option<&Key>) {
        let at = |span: Span| {
            text.get(span.start as usize..span.end as usize).unwrap_or("OUTSIDE").escape_debug().to_string()
        };
        let said = format!("{}..{} {}", node.span.start, node.span.end, at(node.span));
        let key = key.map_or(String::new(), |key| {
            format!("{:?} ({}..{} {}): ", key.text, key.span.start, key.span.end, at(key.span))
        });
        let value = match &node.value {
            Value::Null => "null".into(),
            Value::Bool(value) => value.to_string(),
            Value::Number(text) => text.to_string(),
            Value::String(text) => format!("{text:?}"),
            Value::List(list) => format!("list of {}", list.len()),
            Value::Map(map) => format!("map of {}", map.len()),
        };
        *out += &format!("{}{key}{value} ({said})\n", "  ".repeat(level));
        node.as_list().into_iter().flatten().for_each(|item| add(out, item, text, level + 1, None));
        node.as_map()
            .into_iter()
            .flat_map(Map::iter)
            .for_each(|(key, item)| add(out, item, text, level + 1, Some(key)));
    }
    let mut out = String::new();
    add(&mut out, node, text, 0, None);
    out
}

/// JSON without spaces, digits as they are.
pub(super) fn print(node: &Node) -> String {
    let quoted = |text: &str| serde_json::to_string(text).unwrap();
    match &node.value {
        Value::Null => "null".into(),
        Value::Bool(value) => value.to_string(),
        Value::Number(text) => text.to_string(),
        Value::String(text) => quoted(text),
        Value::List(list) => format!("[{}]", list.iter().map(print).collect::<Vec<_>>().join(",")),
        Value::Map(map) => {
            let members: Vec<_> =
                map.iter().map(|(key, node)| format!("{}:{}", quoted(&key.text), print(node))).collect();
            format!("{{{}}}", members.join(","))
        }
    }
}

/// Reads a text of either kind, and shows the JSON of it and the reports.
fn check(text: &str, expected: Expect) {
    let (node, reports) = outcome(text);
    expected.assert_eq(&(node.map_or(String::new(), |node| print(&node) + "\n") + &reports));
}

fn outcome(text: &str) -> (Option<Node>, String) {
    let mut sources = Sources::default();
    let id = sources.add("api", None, text);
    let mut diags = Diagnostics::new();
    let node = read(&sources, id, &mut diags);
    (node, render::short(&diags.finish(), &sources))
}

#[test]
fn json_and_yaml_are_told_apart_by_content() {
    check(
        r#"{"a": 1}"#,
        expect![[r#"
        {"a":1}
    "#]],
    );
    check(
        "a: 1",
        expect![[r#"
        {"a":1}
    "#]],
    );
    check(
        "# {\na: [1]",
        expect![[r#"
        {"a":[1]}
    "#]],
    );
    check(
        "{ a: 1 }",
        expect![[r#"
        {"a":1}
    "#]],
    );
    check(
        "[a, 'b']",
        expect![[r#"
        ["a","b"]
    "#]],
    );
    check(
        "\n  {\n'a': 1 }\n",
        expect![[r#"
        {"a":1}
    "#]],
    );
    check(
        "--- {\"a\": 1}",
        expect![[r#"
        {"a":1}
    "#]],
    );
    check(
        "\u{feff}{\"a\": 1}",
        expect![[r#"
        {"a":1}
    "#]],
    );
    check(
        "\"a\": 1",
        expect![[r#"
        {"a":1}
    "#]],
    );
}

#[test]
fn broken_json_is_not_taken_for_yaml() {
    check(
        r#"{"a": tru}"#,
        expect![[r#"
        api:1:7: error[C002]: expected a value, found `t`
    "#]],
    );
    check(
        r#"{"a": 1,}"#,
        expect![[r#"
        api:1:9: error[C002]: expected a member's name in double quotes, found `}`
    "#]],
    );
    check(
        "{ a: 1",
        expect![[r#"
        api:1:3: error[C002]: expected a member's name in double quotes, found `a`
    "#]],
    );
    check(
        "[package]\nname = 'x'",
        expect![[r#"
        api:1:2: error[C002]: expected a value, found `p`
    "#]],
    );
    check(
        "[[1]",
        expect![[r#"
        api:1:5: error[C002]: the text ends where `,` or `]` must stand
    "#]],
    );
}

#[test]
fn what_is_no_description_is_said() {
    check(
        "",
        expect![[r#"
        api:1:1: error[C002]: the text is empty
    "#]],
    );
    check(
        " \n\t\n",
        expect![[r#"
        api:1:1: error[C002]: the text is empty
    "#]],
    );
    check(
        "# only\n# comments\n",
        expect![[r#"
        api:1:1: error[C002]: the text holds no value, only comments
    "#]],
    );
    check(
        "Not found",
        expect![[r#"
        api:1:1: error[C002]: this is not a JSON or YAML description: it begins with `Not found`
    "#]],
    );
    check(
        "42",
        expect![[r#"
        api:1:1: error[C002]: this is not a JSON or YAML description: it begins with `42`
    "#]],
    );
    check(
        "<!DOCTYPE html>\n<html><body>a: b</body></html>",
        expect![[r#"
        api:1:1: error[C002]: this is HTML or XML, not a JSON or YAML description
    "#]],
    );
    check(
        "syntax = \"proto3\";\npackage x;",
        expect![[r#"
            api:1:18: error[C002]: this is not valid TOML: unexpected key or value, expected newline, `#`
            api:2:9: error[C002]: this is not valid TOML: key with no value, expected `=`
        "#]],
    );
    check(
        "PK\u{3}\u{4}\u{0}\u{0}",
        expect![[r#"
        api:1:5: error[C002]: this is not valid YAML: found unprintable character
    "#]],
    );
}

#[test]
fn a_document_that_is_too_large_is_not_read() {
    let (node, reports) = outcome(&" ".repeat(crate::text::LARGEST as usize + 1));
    assert!(node.is_none() && reports.contains("C004"), "{reports}");
}

/// A tree as deep as trees get.
fn deep() -> Node {
    outcome(&("[".repeat(255) + "{}" + &"]".repeat(255))).0.unwrap()
}

#[test]
fn the_deepest_trees_fit_a_small_stack() {
    let small = std::thread::Builder::new().stack_size(512 * 1024);
    let walk = || {
        let (left, right) = (deep(), deep());
        assert_eq!(left.clone(), right);
        assert_eq!(left.to_json().to_string(), print(&right));
    };
    small.spawn(walk).unwrap().join().unwrap();
}

/// `READ="FILE DIR" cargo test -p connector-codegen --lib measure -- --ignored --nocapture`: time, nodes and memory, and
/// whether the tree says the same as the text.
#[test]
#[ignore = "measures; needs files"]
fn measure() {
    let mut paths: Vec<_> = std::env::var("READ").unwrap().split_whitespace().map(std::path::PathBuf::from).collect();
    while let Some(path) = paths.pop() {
        if path.is_dir() {
            paths.extend(std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        let (text, path) = (crate::text::decode(&std::fs::read(&path).unwrap()).unwrap(), path.display());
        let mut sources = Sources::default();
        let id = sources.add(path.to_string(), None, text.as_str());
        let before = memory();
        let start = processor();
        let mut diags = Diagnostics::new();
        let node = read(&sources, id, &mut diags);
        let time = processor() - start;
        println!("{path}: {time:?}, {} nodes, {} MB", node.as_ref().map_or(0, count), (memory() - before) / 1024);
        let is_json = text.trim_start().starts_with('{');
        let reports = diags.finish();
        if let Some(node) = &node {
            places(node, &text, is_json);
            if is_json {
                let theirs: serde_json::Value = serde_json::from_str(&text).unwrap();
                assert_eq!(node.to_json(), theirs);
            }
        }
        println!(
            "{}",
            reports
                .iter()
                .take(3)
                .map(|d| format!("{} {} {:?}\n", d.code.id, d.message, sources.line_column(d.labels[0].0)))
                .collect::<String>()
        );
    }
}

/// Time that this thread had a processor, so that busy machines measure the same.
pub(super) fn processor() -> Duration {
    let times = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    Duration::from_nanos(times.split_whitespace().next().and_then(|n| n.parse().ok()).unwrap_or_default())
}

/// Resident memory in KB.
fn memory() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|n| n.parse().ok()).unwrap_or_default()
}

fn count(node: &Node) -> usize {
    match &node.value {
        Value::List(list) => 1 + list.iter().map(count).sum::<usize>(),
        Value::Map(map) => 1 + map.iter().map(|(_, node)| count(node)).sum::<usize>(),
        _ => 1,
    }
}

/// Every place holds what the node says.
fn places(node: &Node, text: &str, is_json: bool) {
    let at = |span: crate::text::Span| text.get(span.start as usize..span.end as usize).unwrap();
    let said = at(node.span);
    let check = |said: &str, value: &str| {
        if is_json {
            assert_eq!(serde_json::from_str::<String>(said).unwrap(), value);
        } else if !said.is_empty() && !said.starts_with(['"', '\'', '|', '>', '&', '!']) && !said.contains('\n') {
            assert_eq!(said, value.trim(), "{:?}", node.span);
        } else if said.starts_with('\'') && !said.contains('\n') && !value.starts_with('\'') {
            assert_eq!(said[1..said.len() - 1].replace("''", "'"), value);
        }
    };
    match &node.value {
        Value::String(value) => check(said, value),
        Value::Number(value) if is_json => assert_eq!(said, &**value),
        Value::List(list) => {
            assert!(!is_json || said.starts_with('[') && said.ends_with(']'));
            list.iter().for_each(|node| places(node, text, is_json));
        }
        Value::Map(map) => {
            assert!(!is_json || said.starts_with('{') && said.ends_with('}'));
            for (key, node) in map.iter() {
                check(at(key.span), &key.text);
                places(node, text, is_json);
            }
        }
        _ => {}
    }
}
