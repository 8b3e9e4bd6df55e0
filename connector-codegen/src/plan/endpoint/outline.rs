//! Lists in the docs of a method: its optional parameters, and the types of its errors by status.
//!
//! Separate from `prose`, which rewrites texts of the document: these lists are made from Rust decisions. rustdoc shows
//! setters on the page of `Call`, which all endpoints share, so they cannot be found from the method alone.
//!
//! An optional `page` and a `404` with a `Problem` are ``- `.page(i64)`: Page number.`` and ``Errors: 404 `Problem`.``

use super::argument::Described;
use super::shell::{Shell, What};
use crate::plan::types::Cx;
use crate::plan::{Argument, Pass, Target, Ty, docs};
use connector_tables::language::status;
use connector_tables::{DEFAULT, Status};

/// Maximum number of optional parameters in a method's docs. The page of `Call` lists all.
const LISTED: usize = 20;

/// Adds the setter of an optional body, and the optional parameters.
pub(crate) fn optional(out: &mut Vec<String>, setters: &[Described]) {
    let (bodies, params): (Vec<_>, Vec<_>) =
        setters.iter().partition(|(setter, _)| matches!(setter.target, Target::Body(_) | Target::Bodies));
    for (setter, _) in bodies {
        docs::paragraph(out, vec![format!("The body is optional: {} sets it.", signature(setter))]);
    }
    if params.is_empty() {
        return;
    }
    docs::paragraph(out, vec!["Optional parameters, set on the returned [`Call`]:".to_owned(), String::new()]);
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
        // A setter accepts a `T` by value and by reference.
        Pass::Value(of) | Pass::Ref(of) | Pass::Into(of) => short(of),
        Pass::Slice(item) => format!("&[{}]", short(item)),
    };
    docs::code(&format!(".{}({accepted})", setter.name))
}

/// Adds a line with the statuses of each error type, after the enum that contains all types; nothing if no error has a body.
pub(crate) fn errors(out: &mut Vec<String>, cx: &Cx<'_>, shell: &Shell) {
    let (rest, listed): (Vec<_>, Vec<_>) = shell.entries.iter().partition(|entry| entry.status == DEFAULT);
    let mut groups: Vec<Group> = Vec::new();
    // `default` is last: it means all unlisted statuses.
    for entry in listed.into_iter().chain(rest) {
        let content = (entry.what != What::Empty).then(|| docs::code(&short(&super::ty(cx, &entry.what))));
        let known = groups.iter().position(|group| group.content == content);
        let mut group = known.map(|at| groups.remove(at)).unwrap_or(Group { content, ..Group::default() });
        let label = label(entry.status);
        if entry.status == DEFAULT {
            group.is_rest = true;
        } else if !group.statuses.contains(&label) {
            group.statuses.push(label);
        }
        groups.insert(known.filter(|_| !group.is_rest).unwrap_or(groups.len()), group);
    }
    if groups.iter().any(|group| group.content.is_some()) {
        let name = shell.item.as_ref().map(|name| format!(" ({})", docs::code(name))).unwrap_or_default();
        let all: Vec<String> = match groups.as_slice() {
            // `default` alone needs no "other".
            [Group { content: Some(content), statuses, .. }] if statuses.is_empty() => vec![content.clone()],
            all => all.iter().map(Group::text).collect(),
        };
        docs::paragraph(out, vec![format!("Errors{name}: {}.", all.join(", "))]);
    }
}

/// `404`, or a success status whose body can report an error.
fn label(status: Status) -> String {
    let label = status::label(status);
    if status::class(status) == 2 { label + " (if the body reports an error)" } else { label }
}

/// Errors of one type.
#[derive(Default)]
struct Group {
    /// The type as code; absent if they have no body.
    content: Option<String>,
    /// Labels: `404`, `4XX`.
    statuses: Vec<String>,
    /// True if the type covers all unlisted statuses.
    is_rest: bool,
}

impl Group {
    /// ``404/410 and any other `Problem` ``
    fn text(&self) -> String {
        let statuses = match (self.statuses.join("/"), self.is_rest) {
            (listed, false) => listed,
            (listed, true) if listed.is_empty() => "any other".to_owned(),
            (listed, true) => listed + " and any other",
        };
        format!("{statuses} {}", self.content.as_deref().unwrap_or("without a body"))
    }
}

/// A type without its module path.
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
