//! An instance to fill in, as TOML.
//!
//! Apart because it is a text for people. What must be filled in is there, everything else is a comment; of several auth
//! methods the first is there. `store: { label: Store name, required: true }` becomes `# Store name (text)` and
//! `store = ""`; a secret is `{ env = "TRACKER_TOKEN" }`, so that it need not stand in a file.

use connector_codegen::catalog::auth;
use connector_codegen::plan::{Plan, Scheme};
use connector_codegen::spec::{SchemeKind, Setting};
use std::fmt::Write as _;

/// The template of a connector's instances.
pub(super) fn template(plan: &Plan) -> String {
    let prefix = upper(&plan.name);
    let connector = &plan.connector;
    let mut text = format!("# An instance of {}.\nconnector = {}\n", plan.name, quoted(&plan.name));
    let names: Vec<&str> = connector.environments.iter().map(|environment| environment.name.as_str()).collect();
    if let [first, ..] = names.as_slice() {
        let _ = write!(text, "\n# One of: {}.\n# environment = {}\n", names.join(", "), quoted(first));
    }
    match connector.servers.first() {
        Some(server) => drop(write!(text, "\n# Instead of {}.\n# base_url = \"https://…\"\n", one_line(&server.url))),
        None => text.push_str("\nbase_url = \"https://…\"\n"),
    }
    let schemes: Vec<&str> = connector.schemes.iter().map(|scheme| scheme.name.as_str()).collect();
    if let [first, _, ..] = schemes.as_slice() {
        let _ = write!(text, "\n# One of: {}.\n# auth = {}\n", schemes.join(", "), quoted(first));
    }
    if !connector.variables.is_empty() {
        text.push_str("\n[variables]\n");
    }
    for setting in connector.variables.iter().filter(|setting| !setting.locked) {
        let must = setting.required && setting.default.is_none();
        variable(&mut text, setting, must, &format!("{prefix}_{}", upper(&setting.name)));
    }
    for (at, scheme) in connector.schemes.iter().enumerate() {
        credentials(&mut text, scheme, at == 0, &prefix);
    }
    text
}

fn credentials(text: &mut String, scheme: &Scheme, first: bool, prefix: &str) {
    let sign = if first { "" } else { "# " };
    let _ = write!(text, "\n{sign}[credentials.{}]\n", key(&scheme.name));
    let prefix = format!("{prefix}_{}", upper(&scheme.name));
    for setting in &scheme.fields {
        let must = first && setting.required && setting.default.is_none();
        variable(text, setting, must, &format!("{prefix}_{}", upper(&setting.name)));
    }
    if scheme.fields.is_empty() {
        let usual = auth::find(match scheme.kind {
            SchemeKind::Basic => "basic",
            SchemeKind::ApiKey { .. } => "api_key",
            SchemeKind::Token(_) => "oauth2_client_credentials",
            SchemeKind::Bearer | SchemeKind::Other(_) | SchemeKind::Template => "bearer",
        });
        for field in usual.iter().flat_map(|row| row.fields) {
            let value = value("string", field.secret, &format!("{prefix}_{}", upper(field.name)));
            let _ = writeln!(text, "{sign}{} = {value}", field.name);
        }
    }
}

/// A variable: what it is, and where it is filled in.
fn variable(text: &mut String, setting: &Setting, must: bool, environ: &str) {
    let mut facts = vec![if setting.kind == "string" { "text" } else { setting.kind }.to_owned()];
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
    let label = setting.label.as_deref().unwrap_or(&setting.name);
    let _ = writeln!(text, "# {} ({})", one_line(label), facts.join(", "));
    for line in setting.description.iter().flat_map(|text| text.lines()) {
        let _ = writeln!(text, "# {}", one_line(line));
    }
    let sign = if must { "" } else { "# " };
    let value = match &setting.default {
        Some(default) if !setting.secret => toml(default),
        _ => value(setting.kind, setting.secret, environ),
    };
    let _ = writeln!(text, "{sign}{} = {value}", key(&setting.name));
}

/// What stands where a value goes.
fn value(kind: &str, secret: bool, environ: &str) -> String {
    match kind {
        _ if secret => format!("{{ env = {} }}", quoted(environ)),
        "integer" | "number" => "0".to_owned(),
        "boolean" => "false".to_owned(),
        _ => "\"\"".to_owned(),
    }
}

fn shown(value: &serde_json::Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// A scalar of JSON in TOML.
fn toml(value: &serde_json::Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), quoted)
}

/// A name, in quotes where TOML wants them.
fn key(name: &str) -> String {
    let bare = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
    if bare { name.to_owned() } else { quoted(name) }
}

/// A string as JSON has it, which TOML reads, but for one sign.
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
