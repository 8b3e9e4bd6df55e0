//! The IR as text, for `connector show spec` and for tests.
//!
//! One line for each fact; `!` marks what is required, and named types are written as their names. Of a table, only what
//! differs from its default is shown.
//!
//! ```text
//! GET /pets/{id}: getPet
//!   path id!: integer
//!   200: The pet.
//!     application/json: Pet
//! ```

mod operation;
mod ty;

use super::{Alternative, Behavior, Docs, Scheme, Setting, Spec};
use crate::table::text;
use connector_tables::walk::Record;
use connector_tables::{Owned as _, ServerBuf};
use std::fmt::Write;

/// All of `spec`, or only the operations and named types whose id, `METHOD /path` or name contains `only`.
pub fn dump(spec: &Spec, only: Option<&str>) -> String {
    let mut out = String::new();
    let fits = |text: &str| only.is_none_or(|only| text.contains(only));
    if only.is_none() {
        write_head(&mut out, spec);
    }
    let names = ty::Names::of(spec);
    for operation in &spec.operations {
        let label = format!("{} {}", operation.method, operation.path);
        if fits(&label) || operation.id.as_deref().is_some_and(fits) {
            operation::write(&mut out, spec, &names, operation);
        }
    }
    for skipped in &spec.skipped {
        let label = format!("{} {}", skipped.method, skipped.path);
        if fits(&label) || skipped.id.as_deref().is_some_and(fits) {
            line(&mut out, 0, &format!("{}: skipped, {}", label_of(&label, skipped.id.as_deref()), skipped.code));
        }
    }
    for named in spec.named.iter().filter(|named| fits(&named.name)) {
        match (named.ty, &named.skipped) {
            (Some(id), _) => line(&mut out, 0, &format!("type {}: {}", named.name, names.body(&spec.types, id))),
            (None, code) => {
                let code = code.as_deref().unwrap_or_default();
                line(&mut out, 0, &format!("type {}: skipped, {code}", named.name));
            }
        }
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
    if let Some(name) = &spec.info.name {
        line(out, 1, &format!("name: {}", one_line(name)));
    }
    write_docs(out, 1, &spec.info.docs);
    spec.servers.iter().for_each(|server| write_server(out, 0, server));
    spec.variables.iter().for_each(|setting| write_variable(out, setting));
    for environment in &spec.environments {
        line(out, 0, &text::row(&environment.table.view().record()));
    }
    spec.schemes.iter().for_each(|scheme| write_scheme(out, scheme));
    if !spec.security.is_empty() {
        line(out, 0, &format!("security: {}", security(&spec.security)));
    }
    write_behavior(out, 0, &spec.behavior);
    if let Some(id) = &spec.verify {
        line(out, 0, &format!("verify: {}", one_line(id)));
    }
    for tag in &spec.tags {
        line(out, 0, &format!("tag {}", tag.name));
        write_docs(out, 1, &tag.docs);
    }
}

fn write_server(out: &mut String, depth: usize, server: &ServerBuf) {
    line(out, depth, &text::row(&server.view().record()));
}

fn write_variable(out: &mut String, setting: &Setting) {
    let record = setting.table.view().record();
    line(out, 0, &format!("variable {}{}", text::text(&setting.table.name), text::changes(&record)));
    if let Some(text) = &setting.description {
        line(out, 1, &format!("docs: {}", one_line(text)));
    }
}

fn write_scheme(out: &mut String, scheme: &Scheme) {
    let kind = text::row(&scheme.table.kind.view().record());
    line(out, 0, &format!("scheme {}: {kind}", text::text(&scheme.table.name)));
    write_docs(out, 1, &scheme.docs);
    write_table(out, 1, &scheme.table.view().record());
    for (field, description) in scheme.table.fields.iter().zip(&scheme.fields) {
        if let Some(text) = description {
            line(out, 1, &format!("docs of {}: {}", text::text(&field.name), one_line(text)));
        }
    }
}

fn write_behavior(out: &mut String, depth: usize, behavior: &Behavior) {
    write_table(out, depth, &behavior.table.view().record());
}

/// The fields of a table that differ from the default.
fn write_table(out: &mut String, depth: usize, record: &Record<'_>) {
    text::lines(record).iter().for_each(|text| line(out, depth, text));
}

/// `a + b (read, write) | nothing`.
fn security(alternatives: &[Alternative]) -> String {
    let scheme = |(name, scopes): &(String, Vec<String>)| match scopes.is_empty() {
        true => name.clone(),
        false => format!("{name} ({})", scopes.join(", ")),
    };
    let all = alternatives.iter().map(|alternative| match alternative.schemes.is_empty() {
        true => "nothing".to_owned(),
        false => alternative.schemes.iter().map(scheme).collect::<Vec<_>>().join(" + "),
    });
    match alternatives.is_empty() {
        true => "nothing".to_owned(),
        false => all.collect::<Vec<_>>().join(" | "),
    }
}

fn write_docs(out: &mut String, depth: usize, docs: &Docs) {
    for (name, text) in [("summary", &docs.summary), ("docs", &docs.description), ("link", &docs.link)] {
        if let Some(text) = text {
            line(out, depth, &format!("{name}: {}", one_line(text)));
        }
    }
}

/// Text that cannot leave its line.
fn one_line(text: &str) -> String {
    match text.contains(|c: char| c.is_control()) {
        true => format!("{text:?}"),
        false => text.to_owned(),
    }
}

/// `GET /pets: listPets`.
fn label_of(label: &str, id: Option<&str>) -> String {
    match id {
        Some(id) => format!("{}: {}", one_line(label), one_line(id)),
        None => one_line(label),
    }
}

fn line(out: &mut String, depth: usize, text: &str) {
    let _ = writeln!(out, "{:indent$}{text}", "", indent = depth * 2);
}
