//! One operation as text.

use super::ty::Names;
use super::{label_of, line, one_line, security, write_behavior, write_docs, write_server};
use crate::spec::{Direction, Header, Media, Operation, Param, Reply, Spec};
use crate::table::text;
use connector_tables::Owned as _;
use connector_tables::language::status;

/// See [`super::dump`].
pub(super) fn write(out: &mut String, spec: &Spec, names: &Names, operation: &Operation) {
    let label = label_of(&format!("{} {}", operation.method, operation.path), operation.id.as_deref());
    let deprecated = if operation.deprecated { ", deprecated" } else { "" };
    line(out, 0, &format!("{label}{deprecated}"));
    let by_method = matches!(operation.method.as_str(), "GET" | "HEAD" | "OPTIONS" | "TRACE" | "QUERY");
    if by_method != (operation.direction == Direction::Receive) {
        line(out, 1, &format!("direction: {:?}", operation.direction));
    }
    if !operation.tags.is_empty() {
        line(out, 1, &format!("tags: {}", operation.tags.join(", ")));
    }
    write_docs(out, 1, &operation.docs);
    operation.servers.iter().for_each(|server| write_server(out, 1, server));
    if let Some(alternatives) = &operation.security {
        line(out, 1, &format!("security: {}", security(alternatives)));
    }
    write_behavior(out, 1, &operation.behavior);
    operation.params.iter().for_each(|one| param(out, spec, names, one));
    if let Some(body) = &operation.body {
        line(out, 1, &format!("body{}", mark(body.required)));
        write_docs(out, 2, &body.docs);
        body.media.iter().for_each(|one| media(out, spec, names, one));
    }
    operation.replies.iter().for_each(|one| reply(out, spec, names, one));
}

fn param(out: &mut String, spec: &Spec, names: &Names, param: &Param) {
    let ty = names.name(spec, param.ty);
    let deprecated = if param.deprecated { ", deprecated" } else { "" };
    let filled = param.variable.as_deref().map(|name| format!(", by {}", one_line(name))).unwrap_or_default();
    let (place, name, mark) = (param.table.place, one_line(&param.table.name), mark(param.required));
    let changes = text::changes(&param.table.view().record());
    line(out, 1, &format!("{place} {name}{mark}: {ty}{changes}{deprecated}{filled}"));
    write_docs(out, 2, &param.docs);
}

fn reply(out: &mut String, spec: &Spec, names: &Names, reply: &Reply) {
    let status = status::label(reply.status);
    let failure = if reply.failure { " as failure" } else { "" };
    let text = reply.docs.description.as_deref().map(|text| format!(": {}", one_line(text))).unwrap_or_default();
    line(out, 1, &format!("{status}{failure}{text}"));
    if let Some(pointer) = &reply.select {
        line(out, 2, &format!("select {}", one_line(pointer)));
    }
    if let Some(whole) = reply.whole {
        line(out, 2, &format!("whole: {}", names.name(spec, whole)));
    }
    reply.headers.iter().for_each(|one| header(out, 2, spec, names, one));
    reply.media.iter().for_each(|one| media(out, spec, names, one));
}

fn header(out: &mut String, depth: usize, spec: &Spec, names: &Names, header: &Header) {
    let name = format!("header {}{}", one_line(&header.table.name), mark(header.required));
    let changes = text::changes(&header.table.view().record());
    line(out, depth, &format!("{name}: {}{changes}", names.name(spec, header.ty)));
    write_docs(out, depth + 1, &header.docs);
}

fn media(out: &mut String, spec: &Spec, names: &Names, media: &Media) {
    let ty = media.ty.map_or_else(|| "untyped".to_owned(), |id| names.name(spec, id));
    let root = media.root.as_deref().map(|root| format!(" {}", one_line(root))).unwrap_or_default();
    line(out, 2, &format!("{} ({}{root}): {ty}", one_line(&media.range), media.kind));
    if let Some(template) = &media.template {
        line(out, 3, &format!("template: {template:?}"));
    }
    for part in &media.parts {
        line(out, 3, &text::row(&part.table.view().record()));
        part.headers.iter().for_each(|one| header(out, 4, spec, names, one));
    }
}

fn mark(required: bool) -> &'static str {
    if required { "!" } else { "" }
}
