//! An instance to fill in, as TOML.
//!
//! Required values are lines to fill in; all others are comments, and so are all auth methods except for the first.
//! `store: { label: Store name, required: true }` becomes `# Store name (text)` and `store = ""`. A secret is
//! `{ env = "TRACKER_TOKEN" }`, so that the file need not contain it.

use connector_codegen::catalog::auth;
use connector_codegen::plan::Plan;
use connector_codegen::spec::{Scheme, Setting, Spec};
use connector_tables::{SettingBuf, ValueType};
use std::fmt::Write as _;

/// Returns the template of a connector's instances.
pub(super) fn template(plan: &Plan, spec: &Spec) -> String {
    let prefix = upper(&plan.name);
    let mut text = format!("# An instance of {}.\nconnector = {}\n", plan.name, quoted(&plan.name));
    let names: Vec<&str> = spec.environments.iter().map(|environment| environment.table.name.as_str()).collect();
    if let [first, ..] = names.as_slice() {
        let _ = write!(text, "\n# One of: {}.\n# environment = {}\n", names.join(", "), quoted(first));
    }
    match spec.servers.first() {
        Some(server) => drop(write!(text, "\n# Instead of {}.\n# base_url = \"https://…\"\n", one_line(&server.url))),
        None => text.push_str("\nbase_url = \"https://…\"\n"),
    }
    let schemes: Vec<&str> = spec.schemes.iter().map(|scheme| scheme.table.name.as_str()).collect();
    if let [first, _, ..] = schemes.as_slice() {
        let _ = write!(text, "\n# One of: {}.\n# auth = {}\n", schemes.join(", "), quoted(first));
    }
    if !spec.variables.is_empty() {
        text.push_str("\n[variables]\n");
    }
    for Setting { table, description, .. } in spec.variables.iter().filter(|setting| !setting.table.locked) {
        let must = table.required && table.default.is_none();
        let environ = format!("{prefix}_{}", upper(&table.name));
        variable(&mut text, table, description.as_deref(), must, &environ);
    }
    for (at, scheme) in spec.schemes.iter().enumerate() {
        credentials(&mut text, scheme, at == 0, &prefix);
    }
    text
}

fn credentials(text: &mut String, scheme: &Scheme, first: bool, prefix: &str) {
    let sign = if first { "" } else { "# " };
    let table = &scheme.table;
    let _ = write!(text, "\n{sign}[credentials.{}]\n", key(&table.name));
    let prefix = format!("{prefix}_{}", upper(&table.name));
    let mut descriptions = scheme.fields.iter().map(Option::as_deref);
    for setting in &table.fields {
        let must = first && setting.required && setting.default.is_none();
        let description = descriptions.next().flatten();
        variable(text, setting, description, must, &format!("{prefix}_{}", upper(&setting.name)));
    }
    if table.fields.is_empty() {
        for field in auth::kind(&table.kind).fields {
            let value = value(ValueType::String, field.secret, &format!("{prefix}_{}", upper(field.name)));
            let _ = writeln!(text, "{sign}{} = {value}", field.name);
        }
    }
}

/// Writes a variable: its facts as comments, and the line to fill in.
fn variable(text: &mut String, setting: &SettingBuf, description: Option<&str>, must: bool, environ: &str) {
    let kind = match setting.kind {
        ValueType::String => "text",
        kind => kind.word(),
    };
    let mut facts = vec![kind.to_owned()];
    if setting.secret {
        facts.push("secret".to_owned());
    }
    if !setting.required {
        facts.push("optional".to_owned());
    }
    if !setting.values.is_empty() {
        let values: Vec<String> = setting.values.iter().map(|value| one_line(&shown(value))).collect();
        facts.push(format!("one of {}", values.join(", ")));
    }
    facts.extend(setting.pattern.as_ref().map(|pattern| format!("matches {}", one_line(pattern))));
    facts.extend(setting.default.as_ref().map(|default| format!("default {}", one_line(&shown(default)))));
    let label = if setting.label.is_empty() { &setting.name } else { &setting.label };
    let _ = writeln!(text, "# {} ({})", one_line(label), facts.join(", "));
    for line in description.into_iter().flat_map(str::lines) {
        let _ = writeln!(text, "# {}", one_line(line));
    }
    let sign = if must { "" } else { "# " };
    let value = match &setting.default {
        Some(default) if !setting.secret => toml(default),
        _ => value(setting.kind, setting.secret, environ),
    };
    let _ = writeln!(text, "{sign}{} = {value}", key(&setting.name));
}

/// Returns a placeholder for a value.
fn value(kind: ValueType, secret: bool, environ: &str) -> String {
    match kind {
        _ if secret => format!("{{ env = {} }}", quoted(environ)),
        ValueType::Integer | ValueType::Number => "0".to_owned(),
        ValueType::Boolean => "false".to_owned(),
        ValueType::String => "\"\"".to_owned(),
    }
}

/// Returns a scalar of JSON as text for people.
fn shown(json: &str) -> String {
    serde_json::from_str(json).unwrap_or_else(|_| json.to_owned())
}

/// Returns a scalar of JSON in TOML.
fn toml(json: &str) -> String {
    serde_json::from_str::<String>(json).map_or_else(|_| json.to_owned(), |text| quoted(&text))
}

/// Returns a name, in quotes if TOML needs them.
fn key(name: &str) -> String {
    let bare = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
    if bare { name.to_owned() } else { quoted(name) }
}

/// Returns a string as JSON writes it, which TOML reads too, except for one character.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string().replace('\u{7f}', "\\u007f")
}

fn one_line(text: &str) -> String {
    text.replace(|c: char| c.is_control(), " ")
}

/// `clientSecret` and `client-secret` are `CLIENT_SECRET`, as environment variables of instances are read.
fn upper(name: &str) -> String {
    let mut out = String::new();
    let mut lower = false;
    for c in name.chars() {
        if c.is_ascii_uppercase() && lower {
            out.push('_');
        }
        lower = c.is_ascii_lowercase() || c.is_ascii_digit();
        out.push(if c.is_ascii_alphanumeric() { c.to_ascii_uppercase() } else { '_' });
    }
    out
}
