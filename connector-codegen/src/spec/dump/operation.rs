//! One operation as text.

use super::ty::Names;
use super::{behavior, label_of, line, one_line, security, write_docs, write_server};
use crate::spec::{Direction, Encoding, Header, In, Media, Operation, Param, Reply, Spec, Status, Style};

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
    behavior::write(out, 1, &operation.behavior);
    operation.params.iter().for_each(|one| param(out, spec, names, one));
    if let Some(body) = &operation.body {
        line(out, 1, &format!("body{}", mark(body.required)));
        write_docs(out, 2, &body.docs);
        body.media.iter().for_each(|one| media(out, spec, names, one));
    }
    operation.output.iter().for_each(|one| line(out, 1, &behavior::pick(one)));
    operation.replies.iter().for_each(|one| reply(out, spec, names, one));
}

fn param(out: &mut String, spec: &Spec, names: &Names, param: &Param) {
    let name = format!("{} {}{}", place(param.place), one_line(&param.name), mark(param.required));
    let deprecated = if param.deprecated { ", deprecated" } else { "" };
    let ty = names.name(spec, param.ty);
    let filled = param.variable.as_deref().map(|name| format!(", by {}", one_line(name))).unwrap_or_default();
    line(out, 1, &format!("{name}: {ty}, {}{deprecated}{filled}", encoding(&param.encoding)));
    write_docs(out, 2, &param.docs);
}

fn reply(out: &mut String, spec: &Spec, names: &Names, reply: &Reply) {
    let status = status(reply.status);
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
    let name = format!("header {}{}", one_line(&header.name), mark(header.required));
    line(out, depth, &format!("{name}: {}, {}", names.name(spec, header.ty), encoding(&header.encoding)));
    write_docs(out, depth + 1, &header.docs);
}

fn media(out: &mut String, spec: &Spec, names: &Names, media: &Media) {
    let ty = media.ty.map_or_else(|| "untyped".to_owned(), |id| names.name(spec, id));
    let root = media.root.as_deref().map(|root| format!(" {}", one_line(root))).unwrap_or_default();
    line(out, 2, &format!("{} ({}{root}): {ty}", one_line(&media.range), media.kind.name));
    if let Some(template) = &media.template {
        line(out, 3, &format!("template: {template:?}"));
    }
    for part in &media.parts {
        let content = part.content_type.as_deref().map(|media| format!(" {}", one_line(media))).unwrap_or_default();
        let style = part.encoding.as_ref().map(|one| format!(" {}", encoding(one))).unwrap_or_default();
        line(out, 3, &format!("part {}:{content}{style}", one_line(&part.name)));
        part.headers.iter().for_each(|one| header(out, 4, spec, names, one));
    }
}

/// `4XX`.
pub(super) fn status(status: Status) -> String {
    match status {
        Status::Exact(code) => code.to_string(),
        Status::Range(class) => format!("{class}XX"),
        Status::Default => "default".to_owned(),
    }
}

/// `query`.
pub(super) fn place(place: In) -> &'static str {
    match place {
        In::Path => "path",
        In::Query => "query",
        In::Header => "header",
        In::Cookie => "cookie",
        In::Template => "template",
    }
}

/// `form explode reserved`, or a media type.
fn encoding(encoding: &Encoding) -> String {
    let (style, explode, reserved) = match encoding {
        Encoding::Media(media) => return one_line(media),
        Encoding::Style { style, explode, reserved } => (style, explode, reserved),
    };
    let name = match style {
        Style::Simple => "simple",
        Style::Label => "label",
        Style::Matrix => "matrix",
        Style::Form => "form",
        Style::SpaceDelimited => "spaceDelimited",
        Style::PipeDelimited => "pipeDelimited",
        Style::DeepObject => "deepObject",
    };
    let explode = if *explode { " explode" } else { "" };
    let reserved = if *reserved { " reserved" } else { "" };
    format!("{name}{explode}{reserved}")
}

fn mark(required: bool) -> &'static str {
    if required { "!" } else { "" }
}
