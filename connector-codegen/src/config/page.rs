//! The reference page docs/options.md, written from the table.
//!
//! Separate because only a test and the documentation need it.

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

/// The lines of Cargo.toml that declare the features of a client.
const FEATURES: &str = r#"
## Features of tags

With `features = "tags"`, the endpoints, types and commands (`--cli`) of each tag have `#[cfg(feature = "…")]`. The feature has the
name of the tag's module, which is also that of the client's method with `group = "tag"`; the feature of a tag named `default` is
`default_`. Endpoints without a tag are grouped by path. Types that several tags use, and types that no endpoint uses, are always
compiled, so no feature requires another one. `only = ["*"]` omits the types that no endpoint uses, such as those of webhooks.

`--out` writes the features to Cargo.toml, all on by default. Dependents choose:

```toml
github = { path = "../github", default-features = false, features = ["issues"] }
```

With a build script, the macro or `--module`, the features are those of your crate, and you declare them as below. If one is
missing, its tag is not compiled, and rustc warns (`unexpected cfg condition value`). Two clients in one crate share features if
their tags have the same name.

```toml
[features]
default = ["issues", "pull_requests"]
issues = []
pull_requests = []
```

To omit a tag entirely, use [`except`](#except).
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
