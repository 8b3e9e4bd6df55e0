//! The IR as text, for `connector show spec` and for tests.
//!
//! One line for each fact; `!` marks required values, and named types are written as their names. Of a table, only
//! differences from its default are shown.
//!
//! ```text
//! GET /pets/{id}: getPet
//!   path id!: integer
//!   200: The pet.
//!     application/json: Pet
//! ```

mod operation;
mod ty;

use super::{Alternative, Docs, Scheme, Spec};
use crate::table::text;
use connector_tables::Owned as _;
use connector_tables::walk::Record;
use std::fmt::{Display, Write};

/// All of `spec`, or only the operations and named types whose id, `METHOD /path` or name contains `only`.
pub fn dump(spec: &Spec, only: Option<&str>) -> String {
    let mut out = String::new();
    let fits = |text: &str| only.is_none_or(|only| text.contains(only));
    if only.is_none() {
        write_head(&mut out, spec);
    }
    let names = ty::Names::of(spec);
    // The label of an operation that is wanted: `GET /pets: listPets`.
    let label = |method: &str, path: &str, id: Option<&str>| {
        let label = format!("{method} {path}");
        let wanted = fits(&label) || id.is_some_and(fits);
        wanted.then(|| id.map_or_else(|| one_line(&label), |id| format!("{}: {}", one_line(&label), one_line(id))))
    };
    for operation in &spec.operations {
        if let Some(label) = label(&operation.method, &operation.path, operation.id.as_deref()) {
            operation::write(&mut out, spec, &names, operation, &label);
        }
    }
    for skipped in &spec.skipped {
        if let Some(label) = label(&skipped.method, &skipped.path, skipped.id.as_deref()) {
            line(&mut out, 0, format_args!("{label}: skipped, {}", skipped.code));
        }
    }
    for named in spec.named.iter().filter(|named| fits(&named.name)) {
        let code = named.skipped.as_deref().unwrap_or_default();
        let body = named.ty.map_or_else(|| format!("skipped, {code}"), |id| names.body(&spec.types, id));
        line(&mut out, 0, format_args!("type {}: {body}", named.name));
    }
    out
}

/// A type in one line; others under their names.
#[cfg(test)]
pub(crate) fn dump_type(types: &super::Types, id: super::TypeId) -> String {
    ty::Names::of_types(types).body(types, id)
}

fn write_head(out: &mut String, spec: &Spec) {
    line(out, 0, format!("info: {} {}", spec.info.title, spec.info.version).trim_end());
    write_text(out, 1, "name", spec.info.name.as_ref());
    write_docs(out, 1, &spec.info.docs);
    spec.servers.iter().for_each(|server| line(out, 0, text::row(&server.view().record())));
    for setting in &spec.variables {
        let changes = text::changes(&setting.table.view().record());
        line(out, 0, format_args!("variable {}{changes}", text::text(&setting.table.name)));
        write_text(out, 1, "docs", setting.description.as_ref());
    }
    spec.environments.iter().for_each(|environment| line(out, 0, text::row(&environment.table.view().record())));
    spec.schemes.iter().for_each(|scheme| write_scheme(out, scheme));
    if !spec.security.is_empty() {
        line(out, 0, security(&spec.security));
    }
    write_table(out, 0, &spec.behavior.table.view().record());
    write_text(out, 0, "verify", spec.verify.as_ref());
    for tag in &spec.tags {
        line(out, 0, format_args!("tag {}", tag.name));
        write_docs(out, 1, &tag.docs);
    }
}

fn write_scheme(out: &mut String, scheme: &Scheme) {
    let kind = text::row(&scheme.table.kind.view().record());
    line(out, 0, format_args!("scheme {}: {kind}", text::text(&scheme.table.name)));
    write_docs(out, 1, &scheme.docs);
    write_table(out, 1, &scheme.table.view().record());
    for (field, description) in scheme.table.fields.iter().zip(&scheme.fields) {
        write_text(out, 1, &format!("docs of {}", text::text(&field.name)), description.as_ref());
    }
}

/// Writes the fields of a table that differ from the default.
fn write_table(out: &mut String, depth: usize, record: &Record<'_>) {
    text::lines(record).iter().for_each(|text| line(out, depth, text));
}

/// `security: a + b (read, write) | nothing`.
fn security(alternatives: &[Alternative]) -> String {
    let scheme = |(name, scopes): &(String, Vec<String>)| match scopes.is_empty() {
        true => name.clone(),
        false => format!("{name} ({})", scopes.join(", ")),
    };
    let joined = |all: Vec<String>, between: &str| match all.is_empty() {
        true => "nothing".to_owned(),
        false => all.join(between),
    };
    let all = alternatives.iter().map(|one| joined(one.schemes.iter().map(scheme).collect(), " + ")).collect();
    format!("security: {}", joined(all, " | "))
}

fn write_docs(out: &mut String, depth: usize, docs: &Docs) {
    for (name, text) in [("summary", &docs.summary), ("docs", &docs.description), ("link", &docs.link)] {
        write_text(out, depth, name, text.as_ref());
    }
}

fn write_text(out: &mut String, depth: usize, name: &str, text: Option<&String>) {
    if let Some(text) = text {
        line(out, depth, format_args!("{name}: {}", one_line(text)));
    }
}

/// Text that cannot leave its line.
fn one_line(text: &str) -> String {
    match text.contains(|c: char| c.is_control()) {
        true => format!("{text:?}"),
        false => text.to_owned(),
    }
}

fn line(out: &mut String, depth: usize, text: impl Display) {
    let _ = writeln!(out, "{:indent$}{text}", "", indent = depth * 2);
}
