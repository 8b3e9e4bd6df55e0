//! Texts to trees, whatever they are written in.

use super::{Node, Value, read};
use crate::diag::Diagnostics;
use crate::text::Sources;
use std::time::Instant;

/// `READ=file… cargo test -p connector-codegen --lib measure -- --ignored --nocapture`: time, nodes and memory, and
/// whether the tree says the same as the text.
#[test]
#[ignore = "measures; needs files"]
fn measure() {
    for path in std::env::var("READ").unwrap().split_whitespace() {
        let text = crate::text::decode(&std::fs::read(path).unwrap()).unwrap();
        let mut sources = Sources::default();
        let id = sources.add(path, None, text.as_str());
        let before = memory();
        let start = Instant::now();
        let mut diags = Diagnostics::new();
        let node = read(&sources, id, &mut diags);
        let time = start.elapsed();
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
            assert_eq!(said, value);
        } else if said.starts_with('\'') && !said.contains('\n') {
            assert_eq!(said.strip_prefix('\'').unwrap().strip_suffix('\'').unwrap().replace("''", "'"), value);
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
