//! Inputs that are not descriptions, or are attacks: one clear report with a location each, soon, and no panic.
//!
//! Separate from the diagnostics because most of it is too large for a fixture, and because the time is looked at.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test")]

use connector_codegen::config::Config;
use connector_codegen::diag::render;
use connector_codegen::front::pipeline;
use connector_codegen::text::{Loaded, Loader, Origin, decode};
use expect_test::{Expect, expect};
use std::time::{Duration, Instant};

/// Has one document.
struct Memory(Vec<u8>);

impl Loader for Memory {
    fn load(&mut self, reference: &str, _: Option<Origin<'_>>) -> Result<Loaded, String> {
        Ok(Loaded { name: reference.to_owned(), path: None, text: decode(&self.0)? })
    }
}

/// Tests are not optimized, and other programs run beside them.
const SOON: Duration = Duration::from_secs(20);

/// Runs the whole pipeline, as the doors do, and shows a line per report.
fn check(name: &'static str, document: impl Into<Vec<u8>>, expect: Expect) {
    let document = document.into();
    let begin = Instant::now();
    let outcome = pipeline::run(&mut Memory(document), name, &Config::default());
    let helped = outcome.diagnostics.iter().all(|report| !report.help.is_empty());
    assert!(helped, "a report without help");
    let drawn = render::plain(&outcome.diagnostics, &outcome.sources);
    assert!(drawn.len() < 4000 * outcome.diagnostics.len(), "a report of {} bytes", drawn.len());
    let took = begin.elapsed();
    expect.assert_eq(&render::short(&outcome.diagnostics, &outcome.sources));
    assert!(took < SOON, "{took:?}");
}

const HEAD: &str = "openapi: 3.0.3\ninfo: { title: T, version: '1' }\n";

#[test]
fn a_missing_file() {
    let mut disk = connector_codegen::front::Disk::new("/nowhere");
    let outcome = pipeline::run(&mut disk, "api.yaml", &Config::default());
    expect![[r#"
        api.yaml:1:1: error[C001]: cannot read `api.yaml`: there is no file /nowhere/api.yaml
    "#]]
    .assert_eq(&render::short(&outcome.diagnostics, &outcome.sources));
}

#[test]
fn neither_json_nor_yaml() {
    check(
        "a.yaml",
        "",
        expect![[r#"
        a.yaml:1:1: error[C002]: the text is empty
    "#]],
    );
    check(
        "a.yaml",
        "<html><body>Not Found</body></html>",
        expect![[r#"
        a.yaml:1:1: error[C002]: this is HTML or XML, not a JSON or YAML description
    "#]],
    );
    check(
        "a.yaml",
        "\u{0}\u{1}\u{2}: [",
        expect![[r#"
        a.yaml:1:1: error[C002]: this is not valid YAML: found unprintable character
    "#]],
    );
    check(
        "a.json",
        "{]",
        expect![[r#"
        a.json:1:2: error[C002]: expected a member's name in double quotes, found `]`
    "#]],
    );
    check(
        "a.yaml",
        b"\xff\xff\xff".as_slice(),
        expect![[r#"
        a.yaml:1:1: error[C001]: cannot read `a.yaml`: not valid UTF-8 at byte 0 (line 1); save the file as UTF-8
    "#]],
    );
}

#[test]
fn other_documents() {
    check(
        "a.json",
        "[]",
        expect![[r#"
        a.json:1:1: error[C101]: the document is an array, not an object
    "#]],
    );
    check(
        "a.json",
        "7",
        expect![[r#"
        a.json:1:1: error[C002]: this is not a JSON or YAML description: it begins with `7`
    "#]],
    );
    check(
        "a.yaml",
        "name: ci\non: push\n",
        expect![[r#"
            a.yaml:1:1: error[C101]: the format of the document is unknown
        "#]],
    );
    check(
        "a.yaml",
        HEAD,
        expect![[r#"
        a.yaml:1:1: error[C103]: the document has no paths, components or webhooks
    "#]],
    );
}

#[test]
fn wrong_parts() {
    let path = |parameters: &str, schema: &str| {
        format!(
            "{HEAD}paths:\n  /a:\n    get:\n      operationId: a\n      parameters: [{parameters}]\n      responses:\n        \
             '200': {{ description: Fine., content: {{ application/json: {{ schema: {schema} }} }} }}\n"
        )
    };
    check(
        "a.yaml",
        path("", "{ $ref: '#/components/schemas/Gone' }"),
        expect![[r#"
        a.yaml:9:85: error[C105]: `/components/schemas/Gone` leads nowhere: the document has no member `components`
    "#]],
    );
    check(
        "a.yaml",
        path("{ name: q, in: query, style: deepObjekt, schema: { type: string } }", "{}"),
        expect![[r#"
            a.yaml:7:49: error[C109]: unknown style `deepObjekt`
        "#]],
    );
    let twice = "{ name: q, in: query, schema: { type: string } }";
    check(
        "a.yaml",
        path(&format!("{twice}, {twice}"), "{}"),
        expect![[r#"
        a.yaml:7:70: warning[C111]: the parameter `q` is declared twice
    "#]],
    );
}

#[test]
fn truncated_files() {
    check(
        "a.json",
        r#"{"openapi": "3.0.3", "info": {"title": "T", "ver"#,
        expect![[r#"
        a.json:1:49: error[C002]: the text ends within a string
    "#]],
    );
    check(
        "a.json",
        r#"{"openapi": "3.0.3", "info": {"title": "T", "version": "1"}, "paths": {"#,
        expect![[r#"
        a.json:1:72: error[C002]: the text ends where a member's name in double quotes must stand
    "#]],
    );
    check(
        "a.yaml",
        "openapi: 3.0.3\ninfo: { title: T, version: '1' }\npaths: { /a: { get",
        expect![[r#"
        a.yaml:3:19: error[C002]: the YAML ends in the middle of a value
    "#]],
    );
    check(
        "a.yaml",
        "openapi: 3.0.3\ninfo: { title: \"T",
        expect![[r#"
        a.yaml:2:16: error[C002]: a quoted text is not closed
    "#]],
    );
}

#[test]
fn ten_thousand_levels() {
    let around = |open: &str, close: &str| format!("{}1{}", open.repeat(10_000), close.repeat(10_000));
    check(
        "a.json",
        around("[", "]"),
        expect![[r#"
        a.json:1:257: error[C003]: objects and arrays stand more than 256 levels deep here
    "#]],
    );
    check(
        "a.json",
        around("{\"a\":", "}"),
        expect![[r#"
        a.json:1:1281: error[C003]: objects and arrays stand more than 256 levels deep here
    "#]],
    );
    check(
        "a.json",
        "[".repeat(1_000_000),
        expect![[r#"
        a.json:1:257: error[C003]: objects and arrays stand more than 256 levels deep here
    "#]],
    );
    check(
        "a.yaml",
        format!("a: {}", around("[", "]")),
        expect![[r#"
        a.yaml:1:259: error[C003]: objects and arrays stand more than 256 levels deep here
    "#]],
    );
    check(
        "a.yaml",
        format!("a: {}", around("{a: ", "}")),
        expect![[r#"
        a.yaml:1:1024: error[C003]: objects and arrays stand more than 256 levels deep here
    "#]],
    );
    check(
        "a.yaml",
        "- ".repeat(10_000),
        expect![[r#"
        a.yaml:1:513: error[C003]: objects and arrays stand more than 256 levels deep here
    "#]],
    );
    let block: String = (0..3000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    check(
        "a.yaml",
        block,
        expect![[r#"
        a.yaml:257:257: error[C003]: objects and arrays stand more than 256 levels deep here
    "#]],
    );
}

#[test]
fn aliases_without_end() {
    let mut bomb = format!("{HEAD}x-0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1]\n");
    for level in 1..40 {
        bomb.push_str(&format!("x-{level}: &a{level} [{}]\n", vec![format!("*a{}", level - 1); 9].join(", ")));
    }
    check(
        "a.yaml",
        bomb,
        expect![[r#"
        a.yaml:10:16: error[C004]: the aliases up to here expand to more than 16 million nodes
    "#]],
    );
    // 8 MB, each line an alias of what is large already.
    let mut wide = format!("{HEAD}x-0: &a [{}]\nx-1:\n", vec!["1"; 1000].join(", "));
    while wide.len() < 8 << 20 {
        wide.push_str("  - *a\n");
    }
    check(
        "a.yaml",
        wide,
        expect![[r#"
        a.yaml:15989:5: error[C004]: the aliases up to here expand to more than 16 million nodes
    "#]],
    );
}
