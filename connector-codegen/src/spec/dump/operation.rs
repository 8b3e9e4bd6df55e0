//! One operation as text.

use super::ty::Names;
use super::{line, one_line, security, write_docs, write_table, write_text};
use crate::spec::{Direction, Header, Media, Operation, Param, Reply, Spec, TypeId};
use crate::table::text;
use connector_tables::language::status;
use connector_tables::{Owned as _, ParamBuf};

/// See [`super::dump`].
pub(super) fn write(out: &mut String, spec: &Spec, names: &Names, operation: &Operation, label: &str) {
    let deprecated = if operation.deprecated { ", deprecated" } else { "" };
    line(out, 0, format_args!("{label}{deprecated}"));
    if operation.direction != Direction::of_method(&operation.method) {
        line(out, 1, format_args!("direction: {:?}", operation.direction));
    }
    if !operation.tags.is_empty() {
        line(out, 1, format_args!("tags: {}", operation.tags.join(", ")));
    }
    write_docs(out, 1, &operation.docs);
    operation.servers.iter().for_each(|server| line(out, 1, text::row(&server.view().record())));
    operation.security.iter().for_each(|alternatives| line(out, 1, security(alternatives)));
    write_table(out, 1, &operation.behavior.table.view().record());
    operation.params.iter().for_each(|one| param(out, spec, names, one));
    if let Some(body) = &operation.body {
        line(out, 1, format_args!("body{}", mark(body.required)));
        write_docs(out, 2, &body.docs);
        body.media.iter().for_each(|one| media(out, spec, names, one));
    }
    operation.replies.iter().for_each(|one| reply(out, spec, names, one));
}

/// `query limit!: integer`
fn value(spec: &Spec, names: &Names, table: &ParamBuf, required: bool, ty: TypeId) -> String {
    let (name, ty, changes) = (one_line(&table.name), names.name(spec, ty), text::changes(&table.view().record()));
    format!("{} {name}{}: {ty}{changes}", table.place, mark(required))
}

fn param(out: &mut String, spec: &Spec, names: &Names, param: &Param) {
    let deprecated = if param.deprecated { ", deprecated" } else { "" };
    let filled = param.variable.as_deref().map(|name| format!(", by {}", one_line(name))).unwrap_or_default();
    line(out, 1, value(spec, names, &param.table, param.required, param.ty) + deprecated + &filled);
    write_docs(out, 2, &param.docs);
}

fn reply(out: &mut String, spec: &Spec, names: &Names, reply: &Reply) {
    let status = status::label(reply.status);
    let failure = if reply.failure { " as failure" } else { "" };
    let text = reply.docs.description.as_deref().map(|text| format!(": {}", one_line(text))).unwrap_or_default();
    line(out, 1, format_args!("{status}{failure}{text}"));
    reply.select.iter().for_each(|pointer| line(out, 2, format_args!("select {}", one_line(pointer))));
    write_text(out, 2, "whole", reply.whole.map(|whole| names.name(spec, whole)).as_ref());
    reply.headers.iter().for_each(|one| header(out, 2, spec, names, one));
    reply.media.iter().for_each(|one| media(out, spec, names, one));
}

fn header(out: &mut String, depth: usize, spec: &Spec, names: &Names, header: &Header) {
    line(out, depth, value(spec, names, &header.table, header.required, header.ty));
    write_docs(out, depth + 1, &header.docs);
}

fn media(out: &mut String, spec: &Spec, names: &Names, media: &Media) {
    let ty = media.ty.map_or_else(|| "untyped".to_owned(), |id| names.name(spec, id));
    let root = media.root.as_deref().map(|root| format!(" {}", one_line(root))).unwrap_or_default();
    line(out, 2, format_args!("{} ({}{root}): {ty}", one_line(&media.range), media.kind));
    media.template.iter().for_each(|template| line(out, 3, format_args!("template: {template:?}")));
    for part in &media.parts {
        line(out, 3, text::row(&part.table.view().record()));
        part.headers.iter().for_each(|one| header(out, 4, spec, names, one));
    }
}

fn mark(required: bool) -> &'static str {
    if required { "!" } else { "" }
}
