//! The reference page docs/options.md, written from the table.
//!
//! Apart because only a test and the documentation need it.

use super::given::pair;
use super::set::FORMAT_WORDS;
use super::table::{Kind, OPTIONS, Row};
use std::fmt::Write;

/// The whole page.
pub fn page() -> String {
    let mut page = String::from(
        "# Options\n\nWritten from `connector-codegen/src/config/table.rs` by a test; do not edit. Every option can be given to each door:\n\
         a method of `Builder`, an argument of `client!`, a flag of `connector`.\n\n\
         | option | values | default |\n|---|---|---|\n",
    );
    for row in OPTIONS {
        let _ = writeln!(page, "| [`{0}`](#{0}) | {1} | {2} |", row.name, values(row), row.default);
    }
    for row in OPTIONS {
        section(&mut page, row);
    }
    page.push_str("\n## Types for formats\n\n| word | type | what it is |\n|---|---|---|\n");
    for (word, path, meaning) in FORMAT_WORDS {
        let _ = writeln!(page, "| `{word}` | `{path}` | {meaning} |");
    }
    page.push_str(FEATURES);
    page
}

/// What a crate needs that has a client with features.
const FEATURES: &str = r#"
## Features of tags

With `features = "tags"`, the module of each tag in the client and its types have `#[cfg(feature = "…")]`, and so have the commands
of `--cli`. The feature is called like the module, which is also the method of the client with `group = "tag"`; a tag called
`default` has the feature `default_`. Endpoints without a tag are grouped by their path. Types that several tags use, and those that
no endpoint uses, are always there, so no feature needs another one.

`--out` writes the features into Cargo.toml, all of them on by default. Users choose: `github = { path = "…", default-features =
false, features = ["issues"] }`.

In a build script, in the macro and with `--module`, the features are those of your crate, and you write them. A feature that is
missing there leaves its tag out, and rustc warns of it (`unexpected cfg condition value`). Two clients in one crate share the
features of tags that have one name.

```toml
[features]
default = ["issues", "pull_requests"]
issues = []
pull_requests = []
```

To leave out tags for good, use [`except`](#except): what is not generated costs nothing.
"#;

fn values(row: &Row) -> String {
    match row.kind {
        Kind::Text => format!("`{}`", row.value),
        Kind::Choice(words) => words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(" or "),
        Kind::List | Kind::Pairs => format!("`{}`, any number", row.value),
    }
}

fn section(page: &mut String, row: &Row) {
    let (name, flag, example) = (row.name, row.flag(), row.example);
    let _ = writeln!(page, "\n## {name}\n");
    for line in row.lines() {
        let _ = writeln!(page, "{line}");
    }
    let (method, argument) = match (row.kind, pair(example)) {
        (Kind::Pairs, Some((key, value))) => {
            (format!(".{name}({key:?}, {value:?})"), format!("{name} = {{ {key:?} = {value:?} }}"))
        }
        (Kind::List, _) => (format!(".{name}({example:?})"), format!("{name} = [{example:?}]")),
        _ => (format!(".{name}({example:?})"), format!("{name} = {example:?}")),
    };
    let quoted = match example.contains(['*', ' ', '(', '[']) {
        true => format!("'{example}'"),
        false => example.to_owned(),
    };
    let _ = writeln!(
        page,
        "\n```text\nBuilder::new(\"api.yaml\"){method}\nclient!(\"api.yaml\", {argument})\nconnector generate api.yaml --out client --{flag} {quoted}\n```"
    );
}
