//! Lists in the docs of a method: its optional parameters, and the types of its errors by status.
//!
//! Separate from `prose`, which rewrites texts of the document: these lists are made from Rust decisions. rustdoc shows
//! setters on the page of `Call`, which all endpoints share, so that nobody finds them from the method alone.
//!
//! An optional `page` and a `404` with a `Problem` are ``- `.page(i64)`: Page number.`` and ``Errors: 404 `Problem`.``

use super::argument::Described;
use super::shell::{Shell, What};
use crate::plan::types::Cx;
use crate::plan::{Argument, Pass, Target, Ty, docs};
use connector_tables::DEFAULT;
use connector_tables::language::status;

/// Optional parameters that a method lists. The page of `Call` has all.
const LISTED: usize = 20;

/// Adds how an optional body is set, and the optional parameters.
pub(crate) fn optional(out: &mut Vec<String>, setters: &[Described]) {
    let (bodies, params): (Vec<_>, Vec<_>) =
        setters.iter().partition(|(setter, _)| matches!(setter.target, Target::Body(_) | Target::Bodies));
    for (setter, _) in bodies {
        docs::paragraph(out, vec![format!("The body is optional: {} sets it.", signature(setter))]);
    }
    if params.is_empty() {
        return;
    }
    docs::paragraph(out, vec!["Optional parameters, set on the [`Call`]:".to_owned(), String::new()]);
    out.extend(params.iter().take(LISTED).map(|(setter, said)| line(setter, said.as_deref())));
    if let Some(more @ 1..) = params.len().checked_sub(LISTED) {
        out.push(format!("- and {more} more on [`Call`]"));
    }
}

fn line(setter: &Argument, said: Option<&str>) -> String {
    let deprecated = if setter.deprecated { " (deprecated)" } else { "" };
    let said = said.map(|said| format!(": {}", docs::first_sentence(said))).unwrap_or_default();
    format!("- {}{deprecated}{said}", signature(setter))
}

/// A setter with the type that it accepts, as code.
fn signature(setter: &Argument) -> String {
    let accepted = match &setter.pass {
        Pass::Str => "&str".to_owned(),
        Pass::Into(Ty::Path(path)) if path == "String" => "&str".to_owned(),
        Pass::Value(of) | Pass::Into(of) => short(of),
        Pass::Ref(of) => format!("&{}", short(of)),
        Pass::Slice(item) => format!("&[{}]", short(item)),
    };
    docs::code(&format!(".{}({accepted})", setter.name))
}

/// Adds a line with the statuses of each error type; nothing if no error has a body.
pub(crate) fn errors(out: &mut Vec<String>, cx: &Cx<'_>, shell: &Shell) {
    // Statuses by type, in document order. `default` is last: it means all that are not listed.
    let mut groups: Vec<(Option<String>, Vec<String>)> = Vec::new();
    let (rest, listed): (Vec<_>, Vec<_>) = shell.entries.iter().partition(|entry| entry.status == DEFAULT);
    for entry in listed.into_iter().chain(rest) {
        let content = (entry.what != What::Empty).then(|| docs::code(&short(&super::ty(cx, &entry.what))));
        let label = match entry.status {
            DEFAULT => "any other".to_owned(),
            status => status::label(status),
        };
        match groups.iter_mut().find(|(known, _)| *known == content && entry.status != DEFAULT) {
            Some((_, labels)) if labels.contains(&label) => {}
            Some((_, labels)) => labels.push(label),
            None => groups.push((content, vec![label])),
        }
    }
    let shown = |(content, labels): &(Option<String>, Vec<String>)| match content {
        Some(content) => format!("{} {content}", labels.join("/")),
        None => format!("{} without a body", labels.join("/")),
    };
    let all = match groups.as_slice() {
        // `default` alone is no other.
        [(Some(content), _)] if shell.entries.iter().all(|entry| entry.status == DEFAULT) => content.clone(),
        all => all.iter().map(shown).collect::<Vec<_>>().join(", "),
    };
    if groups.iter().any(|(content, _)| content.is_some()) {
        docs::paragraph(out, vec![format!("Errors: {all}.")]);
    }
}

/// A type without the modules that it is in.
fn short(of: &Ty) -> String {
    let inside = |name: &str, inner: &Ty| format!("{name}<{}>", short(inner));
    match of {
        Ty::Item(name) => name.clone(),
        Ty::Path(path) => path.strip_prefix("abi::").unwrap_or(path).to_owned(),
        Ty::Vec(inner) => inside("Vec", inner),
        Ty::Map(inner) => inside("Map", inner),
        Ty::Option(inner) => inside("Option", inner),
        Ty::Page(inner) => inside("Page", inner),
        Ty::Box(inner) => inside("Box", inner),
        Ty::Listed(whole, item) => format!("Listed<{}, {}>", short(whole), short(item)),
        Ty::Tuple(parts) => format!("({})", parts.iter().map(short).collect::<Vec<_>>().join(", ")),
        Ty::Unit => "()".to_owned(),
    }
}
