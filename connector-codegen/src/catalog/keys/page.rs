//! The reference page docs/description.md, written from the tables.
//!
//! Separate because only a test and the documentation need it.

use super::check::described;
use super::connector::tables;
use super::types::{FORMS, WORDS};
use super::{Key, Kind, Table};
use crate::catalog::presets::PRESETS;
use std::fmt::Write;

const HEAD: &str = "# Connector descriptions

Written from `connector-codegen/src/catalog/keys` by a test; do not edit. The same keys as JSON Schema, for editors:
`docs/description.schema.json`.

A description is YAML, TOML or JSON, told apart by content. It says what a client needs to know of an API:

```yaml
";

const RULES: &str = "```

What holds everywhere:

- A *template* is text with `{{ name }}` in it: a parameter of the call, a variable of the endpoint, of the auth method, or
  of the connector. In a URL a value is encoded for its place; in JSON a placeholder that stands alone keeps its value's
  type. A missing value is an error before anything is sent.
- With `?` behind its name, `{{ name? }}`, a value may be missing: text has nothing there, and a member of a body, a query
  parameter or a header that is nothing else is left out. Not in paths and URLs.
- A *place* in a reply is a JSON pointer into its body (`/meta/total`), a header (`$headers.X-Total`) or `$status`.
- A *duration* is `500ms`, `30s`, `5m`, `1h`, `1d`, or a number of seconds.
- Keys that begin with `x-` are left alone. Any other key that is not listed here is an error.
- Secrets never stand in a description: they are variables with `secret: true`, and instances fill them in.
- SOAP by WSDL, FTP, SFTP, S3, SQL and scripts are refused: a connector speaks HTTP.

";

/// Features of other systems that descriptions do not have, with the reasons, for users of those systems.
const ABSENT: &str = concat!("\n", include_str!("absent.md"));

/// The whole page; `example` is a description.
pub fn page(example: &str) -> String {
    let mut page = format!("{HEAD}{example}{RULES}");
    for table in tables() {
        let _ = writeln!(page, "- [{}](#{})", table.name, anchor(table.name));
    }
    page.push_str("- [Presets](#presets)\n- [Types](#types-in-shorthand)\n- [What is not there](#what-is-not-there)\n");
    for table in tables() {
        section(&mut page, table);
    }
    presets(&mut page);
    types(&mut page);
    page.push_str(ABSENT);
    page
}

fn anchor(name: &str) -> String {
    name.replace(['.', ' '], "")
}

fn section(page: &mut String, table: &Table) {
    let _ = writeln!(page, "\n## {}\n\n{}\n", table.name, table.docs);
    page.push_str("| key | value | without it |\n|---|---|---|\n");
    for key in table.keys {
        let _ = writeln!(page, "| `{}` | {} | {} |", key.name, cell(&kind(&key.kind)), cell(&without(key)));
    }
    for key in table.keys {
        let _ = writeln!(page, "\n**`{}`** {}\n```yaml\n{}\n```", key.name, key.docs, key.example);
    }
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

fn without(key: &Key) -> String {
    match (key.required, key.default) {
        (true, _) => "an error".to_owned(),
        (false, default) => default.to_owned(),
    }
}

/// A kind, with links to the tables of objects.
fn kind(of: &Kind) -> String {
    match of {
        Kind::Source => "place".to_owned(),
        Kind::Word(words) => words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", "),
        Kind::Any => "anything".to_owned(),
        Kind::Type => "[type](#types-in-shorthand)".to_owned(),
        Kind::Object(table) => format!("[{}](#{})", table.name, anchor(table.name)),
        Kind::Map(inner) => format!("by name: {}", kind(inner)),
        Kind::List(inner) => format!("list of {}", kind(inner)),
        Kind::Either(kinds) => kinds.iter().map(kind).collect::<Vec<_>>().join(", or "),
        // The kind without its article: "whole number".
        _ => described(of).0.trim_start_matches("a ").to_owned(),
    }
}

fn presets(page: &mut String) {
    page.push_str(
        "\n## Presets\n\nPresets of collections. A key of the collection overrides the same setting of its preset.\n\n",
    );
    page.push_str("| preset | collection |\n|---|---|\n");
    for preset in PRESETS {
        let _ = writeln!(page, "| `{}` | {} |", preset.name, cell(preset.docs));
    }
}

fn types(page: &mut String) {
    page.push_str("\n## Types in shorthand\n\n| form | for example | what it is |\n|---|---|---|\n");
    for form in FORMS {
        let _ = writeln!(page, "| {} | `{}` | {} |", form.name, cell(form.example), cell(form.docs));
    }
    page.push_str("\n| word | JSON Schema |\n|---|---|\n");
    for word in WORDS {
        let said = match (word.ty, word.format) {
            ("", _) => "`{}`".to_owned(),
            (ty, "") => format!("`type: {ty}`"),
            (ty, format) => format!("`type: {ty}, format: {format}`"),
        };
        let _ = writeln!(page, "| `{}` | {said} |", word.name);
    }
}
