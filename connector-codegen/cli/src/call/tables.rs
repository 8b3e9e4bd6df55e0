//! The runtime's tables of a connector and of one endpoint, made while the program runs.
//!
//! Apart because it is what generated code says in constants: the plan's rows, row by row. `params: [limit]` of the plan
//! is `&[query("limit")]` of the runtime, as `emit` would print it.

use super::behavior::{behavior, fixed, setting, token};
use super::leak::{list, one, text};
use connector_codegen::plan;
use connector_codegen::spec::{self, In, Status, Style};
use connector_runtime::abi::v1 as abi;

/// What an operation says of itself.
pub(crate) fn operation(endpoint: &plan::Endpoint) -> &'static abi::Operation {
    one(abi::Operation {
        id: text(&endpoint.id),
        method: text(&endpoint.verb),
        path: text(&endpoint.path),
        params: list(endpoint.params.iter().map(param)),
        bodies: list(endpoint.bodies.iter().map(body)),
        replies: list(endpoint.replies.iter().map(reply)),
        errors: list(endpoint.errors.iter().map(reply)),
        servers: list(endpoint.servers.iter().map(server)),
        security: endpoint.security.as_deref().map(alternatives),
        behavior: endpoint.behavior.as_ref().map_or(&abi::BEHAVIOR, |row| one(behavior(row))),
    })
}

/// What holds for the API as a whole.
pub(crate) fn connector(plan: &plan::Plan) -> &'static abi::Connector {
    let row = &plan.connector;
    one(abi::Connector {
        name: text(&plan.name),
        title: text(&row.title),
        version: text(&row.version),
        servers: list(row.servers.iter().map(server)),
        schemes: list(row.schemes.iter().map(scheme)),
        security: alternatives(&row.security),
        variables: list(row.variables.iter().map(setting)),
        environments: list(row.environments.iter().map(environment)),
        behavior: row.behavior.as_ref().map_or(&abi::BEHAVIOR, |row| one(behavior(row))),
        verify: text(row.verify.as_deref().unwrap_or_default()),
        ..abi::CONNECTOR
    })
}

/// Where a parameter goes.
pub(super) fn place(place: In) -> abi::Place {
    match place {
        In::Path => abi::Place::Path,
        In::Query => abi::Place::Query,
        In::Header => abi::Place::Header,
        In::Cookie => abi::Place::Cookie,
        In::Template => abi::Place::Template,
    }
}

fn param(param: &plan::Param) -> abi::Param {
    let name = text(&param.name);
    let row = match param.place {
        In::Path => abi::path(name),
        In::Query => abi::query(name),
        In::Header => abi::header(name),
        In::Cookie => abi::cookie(name),
        In::Template => abi::value(name),
    };
    if let Some(media) = &param.media {
        return row.media(text(media));
    }
    let row = match param.style {
        Style::Simple | Style::Form => row,
        Style::Label => row.label(),
        Style::Matrix => row.matrix(),
        Style::SpaceDelimited => row.space(),
        Style::PipeDelimited => row.pipe(),
        Style::DeepObject => row.deep(),
    };
    let row = param.default.as_deref().map_or(row, |json| row.default(text(json)));
    let row = if param.explode { row.exploded() } else { row.joined() };
    if param.reserved { row.reserved() } else { row }
}

fn body(body: &plan::Body) -> abi::BodySpec {
    let media = text(&body.media);
    let row = match body.kind {
        "json" => abi::body::json(media),
        "form" => abi::body::form(media),
        "multipart" => abi::body::multipart(media),
        "text" => abi::body::text(media),
        "xml" => abi::body::xml(media).root(body.root.as_deref().map_or("root", text)),
        "csv" => abi::body::csv(media),
        _ => abi::body::bytes(media),
    };
    let row = if body.deep { row.deep() } else { row };
    let row = row.parts(list(body.parts.iter().map(part)));
    body.template.as_ref().map_or(row, |template| row.template(text(template)))
}

fn part(part: &plan::Part) -> abi::Part {
    let row = abi::part(text(&part.name));
    let row = part.content_type.as_ref().map_or(row, |media| row.media(text(media)));
    let Some((style, explode, reserved)) = part.style else { return row };
    let row = match style {
        Style::SpaceDelimited => row.space(),
        Style::PipeDelimited => row.pipe(),
        Style::DeepObject => row.deep(),
        Style::Form | Style::Simple | Style::Label | Style::Matrix => row.form(),
    };
    let row = if explode { row.exploded() } else { row.joined() };
    if reserved { row.reserved() } else { row }
}

fn reply(reply: &plan::Reply) -> abi::ReplySpec {
    let status = match reply.status {
        Status::Exact(code) => code,
        Status::Range(hundreds) => abi::range(hundreds.into()),
        Status::Default => abi::DEFAULT,
    };
    let row = match reply.kind {
        "json" => abi::json(status),
        "form" => abi::form(status),
        "text" => abi::text(status),
        "empty" => abi::empty(status),
        "xml" => abi::xml(status),
        "csv" => abi::csv(status),
        "multipart" => abi::multipart(status),
        _ => abi::bytes(status),
    };
    let row = row.variant(reply.variant);
    reply.media.as_ref().map_or(row, |media| row.media(text(media)))
}

fn server(server: &plan::Server) -> abi::Server {
    let variable = |(name, default, values): &(String, String, Vec<String>)| {
        abi::variable(text(name), text(default), list(values.iter().map(|value| text(value))))
    };
    abi::server(text(&server.url), text(&server.summary)).variables(list(server.variables.iter().map(variable)))
}

/// `[[token], [key, user]]`
fn alternatives(alternatives: &[Vec<String>]) -> &'static [&'static [&'static str]] {
    list(alternatives.iter().map(|names| list(names.iter().map(|name| text(name)))))
}

fn scheme(scheme: &plan::Scheme) -> abi::Scheme {
    let name = text(&scheme.name);
    let row = match &scheme.kind {
        spec::SchemeKind::Basic => abi::basic(name),
        spec::SchemeKind::Bearer => abi::bearer(name),
        spec::SchemeKind::Other(word) => abi::other_scheme(name, text(word)),
        spec::SchemeKind::Template => abi::template(name),
        spec::SchemeKind::Token(request) => abi::token(name, one(token(request))),
        spec::SchemeKind::ApiKey { place: at, name: wire } => abi::api_key(name, place(*at), text(wire)),
    };
    row.apply(list(scheme.apply.iter().map(fixed))).fields(list(scheme.fields.iter().map(setting)))
}

fn environment(environment: &spec::Environment) -> abi::Environment {
    abi::Environment {
        name: text(&environment.name),
        url: text(environment.url.as_deref().unwrap_or_default()),
        variables: list(environment.variables.iter().map(|(name, value)| (text(name), text(&value.to_string())))),
    }
}
