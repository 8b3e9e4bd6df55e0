//! Docs of endpoints, groups, arguments.
//!
//! Separate because every one of them has docs even if the document has none. An optional `state` without a
//! description is ``` `state` in the query. ```

use super::argument::Described;
use crate::plan::behavior;
use crate::plan::docs::{self};
use crate::plan::types::fixed;
use crate::spec::{self, Docs, Operation, Param, Spec};
use connector_tables::Place;

/// Docs of an endpoint: what it does, where, and what its arguments mean.
pub(crate) fn endpoint(operation: &Operation, arguments: &[Described]) -> Vec<String> {
    let place = docs::code(&format!("{} {}", operation.method, operation.path));
    let mut out = match docs::is_silent(&operation.docs) {
        true => Vec::new(),
        false => docs::lines(&Docs { link: None, ..operation.docs.clone() }, &place),
    };
    if out.first() != Some(&place) {
        docs::paragraph(&mut out, vec![place]);
    }
    if let Some(paging) = &operation.behavior.table.paging {
        let line = match &paging.items {
            None => {
                "The list is in pages: `.await` returns one of them, `.items()` the items of all pages, \
                     and `.all(limit)` collects them."
            }
            Some(_) => {
                "The list is in pages: `.await` returns one response, `.items()` the items of \
                        all pages, `.pages()` the responses, and `.all(limit)` collects items."
            }
        };
        docs::paragraph(&mut out, vec![line.to_owned()]);
    }
    let said =
        |(argument, said): &Described| said.as_ref().map(|said| format!("- {}: {said}", docs::code(&argument.name)));
    docs::paragraph(&mut out, arguments.iter().filter_map(said).collect());
    out
}

/// Adds the link of an endpoint, which is the last line of its docs.
pub(crate) fn link(out: &mut Vec<String>, operation: &Operation) {
    if operation.docs.link.is_some() {
        let link = docs::lines(&Docs { summary: None, description: None, link: operation.docs.link.clone() }, "");
        docs::paragraph(out, link.into_iter().filter(|line| !line.is_empty()).collect());
    }
}

/// Docs of a group.
pub(crate) fn group(spec: &Spec, tag: Option<&str>, module: &str) -> Vec<String> {
    let name = tag.unwrap_or(module);
    let fallback = format!("Endpoints of {}.", docs::code(name));
    match spec.tags.iter().find(|tag| tag.name == name) {
        Some(tag) => docs::lines(&tag.docs, &fallback),
        None => vec![fallback],
    }
}

/// Docs of a parameter.
pub(crate) fn param(spec: &Spec, param: &Param, inline: bool) -> Vec<String> {
    let name = docs::code(&param.table.name);
    let fallback = match param.table.place {
        Place::Path => format!("{name} in the path."),
        Place::Query => format!("{name} in the query."),
        Place::Header => format!("The header {name}."),
        Place::Cookie => format!("The cookie {name}."),
        Place::Template => format!("The value {name}."),
    };
    let mut out = docs::lines(&param.docs, &fallback);
    if inline {
        docs::sentences(&mut out, &docs::notes(&spec.types[param.ty]));
    }
    if param.settable {
        docs::sentences(&mut out, &["By default, the client's value is sent.".to_owned()]);
    } else if param.required
        && !behavior::is_required(spec, param)
        && let Some(only) = fixed::only(spec, param.ty)
    {
        let only = only.as_str().map_or_else(|| only.to_string(), str::to_owned);
        docs::sentences(&mut out, &[format!("If it is not set, {} is sent.", docs::code(&only))]);
    }
    out
}

/// The description of an argument in the list of arguments; absent if the document has none.
pub(crate) fn said(docs: &Docs) -> Option<String> {
    let text = docs.summary.as_deref().or(docs.description.as_deref())?;
    Some(docs::one_line(text)).filter(|line| !line.is_empty())
}

/// Docs of the body.
pub(crate) fn body(body: &spec::Body) -> Vec<String> {
    docs::lines(&body.docs, "The body.")
}
