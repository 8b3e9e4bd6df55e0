//! The manifest: a row for every operation and schema, also for those that have no Rust item.
//!
//! Separate because other programs read it (DESIGN, section 9). `GET /pets` is the row `Client::list_pets`,
//! `list-pets`, with its flags.

use super::endpoint::body::takes_argument;
use super::endpoint::ident::Idents;
use super::scope::{Glue, Scope};
use super::types::{Cx, Slot, graph};
use super::{behavior, name, reserved};
use crate::config::Client;
use crate::diag::code;
use crate::spec::ty::Shape;
use crate::spec::{Operation, Place, TypeId};
use crate::text::Span;
use connector_tables::Strategy;

/// Content of the manifest (DESIGN, contracts).
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Manifest {
    /// A row for every operation, skipped ones too, in document order.
    pub operations: Vec<OperationRow>,
    /// A row for every named schema, and for inline ones that became types.
    pub schemas: Vec<SchemaRow>,
}

/// One operation.
#[derive(Debug, Clone, PartialEq)]
pub struct OperationRow {
    /// operationId.
    pub id: Option<String>,
    /// `GET`
    pub method: String,
    /// The template.
    pub path: String,
    /// Location in the document.
    pub place: Place,
    /// `Client::list_pets`, or with `group = tag` `Pets::list`.
    pub rust: Option<String>,
    /// `list-pets`: the subcommand of `--cli`.
    pub command: Option<String>,
    /// The report's code.
    pub skipped: Option<String>,
    /// Its parameters.
    pub parameters: Vec<ParameterRow>,
    /// Its body: required, media types. A body that only a template makes is none of the caller's.
    pub body: Option<(bool, Vec<String>)>,
    /// Pagination strategy of a paginated endpoint.
    pub paging: Option<Strategy>,
    /// True if the pagination is recognized, not declared.
    pub recognized: bool,
}

/// One parameter.
#[derive(Debug, Clone, PartialEq)]
pub struct ParameterRow {
    /// On the wire.
    pub name: String,
    /// Location in the request.
    pub place: connector_tables::Place,
    /// True if a call needs it.
    pub required: bool,
    /// `--limit`: the flag of `--cli`.
    pub flag: String,
}

/// One schema.
#[derive(Debug, Clone, PartialEq)]
pub struct SchemaRow {
    /// Its name in the document; absent for inline ones.
    pub name: Option<String>,
    /// Location in the document.
    pub place: Place,
    /// `types::Pet`
    pub rust: Option<String>,
    /// The report's code.
    pub skipped: Option<String>,
    /// Members that became plain JSON although the document says more.
    pub untyped: usize,
}

/// All rows.
pub(crate) fn plan(cx: &Cx<'_>, idents: &Idents, order: &[Slot], rust: &[Option<String>]) -> Manifest {
    let mut operations: Vec<OperationRow> =
        cx.spec.operations.iter().enumerate().map(|(at, operation)| row(cx, operation, idents, at)).collect();
    operations.extend(cx.spec.skipped.iter().map(|skipped| OperationRow {
        id: skipped.id.clone(),
        method: skipped.method.clone(),
        path: skipped.path.clone(),
        place: skipped.place.clone(),
        rust: None,
        command: None,
        skipped: Some(skipped.code.clone()),
        parameters: Vec::new(),
        body: None,
        paging: None,
        recognized: false,
    }));
    operations.sort_by_key(|row| row.place.span);
    let given_up = given_up(cx);
    let mut schemas = named(cx, &given_up, rust);
    schemas.extend(inline(cx, &given_up, order));
    Manifest { operations, schemas }
}

fn row(cx: &Cx<'_>, operation: &Operation, idents: &Idents, at: usize) -> OperationRow {
    let ident = idents.all.get(at);
    let handle = ident.and_then(|ident| idents.groups.get(ident.group)).and_then(|group| group.handle.as_deref());
    let has_client = cx.config.client == Client::On;
    let owner = handle.unwrap_or("Client");
    let schemes: Vec<String> = cx.spec.schemes.iter().map(|scheme| name::flag_name(&scheme.table.name)).collect();
    let schemes: Vec<&str> = schemes.iter().map(String::as_str).collect();
    let mut flags = Scope::new(Glue::Kebab, &[reserved::FLAGS, &schemes]);
    let parameter = |param: &crate::spec::Param| ParameterRow {
        name: param.table.name.clone(),
        place: param.table.place,
        required: behavior::is_required(cx.spec, param),
        flag: flags.claim_quietly(name::flag_name(&param.table.name), None),
    };
    let body = operation.body.as_ref().filter(|body| takes_argument(body));
    OperationRow {
        id: operation.id.clone(),
        method: operation.method.clone(),
        path: operation.path.clone(),
        place: operation.place.clone(),
        rust: ident.filter(|_| has_client).map(|ident| format!("{owner}::{}", ident.method)),
        command: ident.filter(|_| has_client).map(|ident| ident.command.clone()),
        skipped: None,
        parameters: operation.params.iter().filter(|one| behavior::is_argument(one)).map(parameter).collect(),
        body: body.map(|body| (body.required, body.media.iter().map(|media| media.range.clone()).collect())),
        paging: behavior::strategy(operation),
        recognized: operation.behavior.table.paging.is_some() && operation.behavior.paging.is_none(),
    }
}

fn named(cx: &Cx<'_>, given_up: &[Span], rust: &[Option<String>]) -> Vec<SchemaRow> {
    let row = |(at, named): (usize, &crate::spec::Named)| {
        let own = named.ty.and_then(|ty| cx.replaced.get(&ty)).cloned();
        let rust = rust.get(at).cloned().flatten().map(|name| format!("types::{name}")).or(own);
        SchemaRow {
            name: Some(named.name.clone()),
            place: named.place.clone(),
            skipped: if rust.is_some() {
                None
            } else {
                named.skipped.clone().or_else(|| Some(code::BUG.id.to_owned()))
            },
            rust,
            untyped: named.ty.map_or(0, |ty| untyped(cx, given_up, ty, &named.place)),
        }
    };
    cx.spec.named.iter().enumerate().map(row).collect()
}

/// Bodies and replies that are inline in an operation and became items. An enum over media types or replies stands
/// for no schema, and has no row.
fn inline(cx: &Cx<'_>, given_up: &[Span], order: &[Slot]) -> Vec<SchemaRow> {
    let row = |slot: &Slot| match slot {
        Slot::Type(id) if is_root(cx, *id) => {
            let place = cx.spec.types[*id].place.clone();
            let untyped = untyped(cx, given_up, *id, &place);
            let rust = format!("types::{}", cx.names.get(id)?);
            Some(SchemaRow { name: None, place, rust: Some(rust), skipped: None, untyped })
        }
        _ => None,
    };
    order.iter().filter_map(row).collect()
}

/// Returns `true` if an inline type is the whole of a body or reply.
fn is_root(cx: &Cx<'_>, id: TypeId) -> bool {
    use crate::spec::ty::Origin::{Body, Component, Reply};
    !cx.named.contains(&id) && matches!(cx.spec.types[id].origin, Body { .. } | Reply { .. } | Component(_))
}

/// Members that became plain JSON although the document says more: by their form, or by a report inside the schema.
fn untyped(cx: &Cx<'_>, given_up: &[Span], id: TypeId, place: &Place) -> usize {
    let target = graph::target(cx.spec, id);
    let members = match &cx.spec.types[target].shape {
        Shape::Object(object) => object.members.iter().filter(|member| cx.is_untyped(member.ty)).count(),
        _ => usize::from(cx.is_untyped(target)),
    };
    let inside =
        |span: &&Span| span.source == place.span.source && span.start >= place.span.start && span.end <= place.span.end;
    members + given_up.iter().filter(inside).count()
}

/// Locations of broken `$ref`s, whose schemas became plain JSON.
fn given_up(cx: &Cx<'_>) -> Vec<Span> {
    let reports = cx.diags.iter().filter(|report| report.code.id == code::BROKEN_REF.id);
    reports.filter_map(|report| report.labels.first()).map(|label| label.0).collect()
}
