//! The manifest: a row for every operation and schema, also for those that have no Rust item.
//!
//! Apart because other programs read it (DESIGN, section 9). `GET /pets` is the row `Client::list_pets`,
//! `list-pets`, with its flags.

use super::endpoint::{Shells, ident::Idents};
use super::scope::{Glue, Scope};
use super::types::{Cx, Slot, graph};
use super::{Manifest, OperationRow, ParameterRow, SchemaRow, name, reserved};
use crate::diag::code;
use crate::spec::ty::Shape;
use crate::spec::{In, Operation, Place, TypeId};

/// All rows.
pub(crate) fn plan(
    cx: &Cx<'_>,
    idents: &Idents,
    shells: &[Shells],
    order: &[Slot],
    rust: &[Option<String>],
) -> Manifest {
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
    }));
    operations.sort_by_key(|row| row.place.span);
    let mut schemas = named(cx, rust);
    schemas.extend(inline(cx, shells, order));
    Manifest { operations, schemas }
}

fn row(cx: &Cx<'_>, operation: &Operation, idents: &Idents, at: usize) -> OperationRow {
    let ident = idents.all.get(at);
    let handle = ident.and_then(|ident| idents.groups.get(ident.group)).and_then(|group| group.handle.as_deref());
    let owner = handle.unwrap_or("Client");
    let schemes: Vec<String> = cx.spec.schemes.iter().map(|scheme| name::flag_name(&scheme.name)).collect();
    let schemes: Vec<&str> = schemes.iter().map(String::as_str).collect();
    let mut flags = Scope::new(Glue::Kebab, &[reserved::FLAGS, &schemes]);
    let parameter = |param: &crate::spec::Param| ParameterRow {
        name: param.name.clone(),
        place: place(param.place),
        required: param.required || param.place == In::Path,
        flag: flags.claim_quietly(name::flag_name(&param.name), None),
    };
    let body = operation.body.as_ref();
    OperationRow {
        id: operation.id.clone(),
        method: operation.method.clone(),
        path: operation.path.clone(),
        place: operation.place.clone(),
        rust: ident.map(|ident| format!("{owner}::{}", ident.method)),
        command: ident.map(|ident| ident.command.clone()),
        skipped: None,
        parameters: operation.params.iter().map(parameter).collect(),
        body: body.map(|body| (body.required, body.media.iter().map(|media| media.range.clone()).collect())),
    }
}

fn place(place: In) -> &'static str {
    match place {
        In::Path => "path",
        In::Query => "query",
        In::Header => "header",
        In::Cookie => "cookie",
    }
}

fn named(cx: &Cx<'_>, rust: &[Option<String>]) -> Vec<SchemaRow> {
    let row = |(at, named): (usize, &crate::spec::Named)| {
        let rust = rust.get(at).cloned().flatten();
        SchemaRow {
            name: Some(named.name.clone()),
            place: named.place.clone(),
            skipped: if rust.is_some() {
                None
            } else {
                named.skipped.clone().or_else(|| Some(code::BUG.id.to_owned()))
            },
            rust: rust.map(|name| format!("types::{name}")),
            untyped: named.ty.map_or(0, |ty| untyped(cx, ty, &named.place)),
        }
    };
    cx.spec.named.iter().enumerate().map(row).collect()
}

/// Bodies and replies that are inline in an operation and became items.
fn inline(cx: &Cx<'_>, shells: &[Shells], order: &[Slot]) -> Vec<SchemaRow> {
    let row = |rust: &str, place: &Place, untyped| SchemaRow {
        name: None,
        place: place.clone(),
        rust: Some(format!("types::{rust}")),
        skipped: None,
        untyped,
    };
    let mut out = Vec::new();
    for slot in order {
        match slot {
            Slot::Type(id) if is_root(cx, *id) => {
                let place = &cx.spec.types[*id].place;
                out.extend(cx.names.get(id).map(|name| row(name, place, untyped(cx, *id, place))));
            }
            Slot::Body(at) => {
                let body = cx.spec.operations.get(*at).and_then(|operation| operation.body.as_ref());
                let name =
                    shells.get(*at).and_then(|shells| shells.body.as_ref()).and_then(|shell| shell.item.as_ref());
                out.extend(name.zip(body).map(|(name, body)| row(name, &body.place, 0)));
            }
            // An enum over replies stands for no schema.
            Slot::Type(_) | Slot::Also { .. } | Slot::Output(_) | Slot::Error(_) => {}
        }
    }
    out
}

/// Whether an inline type is the whole of a body or reply.
fn is_root(cx: &Cx<'_>, id: TypeId) -> bool {
    use crate::spec::ty::Origin::{Body, Component, Reply};
    !cx.named.contains(&id) && matches!(cx.spec.types[id].origin, Body { .. } | Reply { .. } | Component(_))
}

/// Members that became plain JSON although the document says more: by their form, or by a report inside the schema.
fn untyped(cx: &Cx<'_>, id: TypeId, place: &Place) -> usize {
    let target = graph::target(cx.spec, id);
    let members = match &cx.spec.types[target].shape {
        Shape::Object(object) => object.members.iter().filter(|member| cx.is_untyped(member.ty)).count(),
        _ => usize::from(cx.is_untyped(target)),
    };
    let given_up = [code::CONTRADICTION.id, code::BROKEN_REF.id];
    let inside = |span: crate::text::Span| {
        span.source == place.span.source && span.start >= place.span.start && span.end <= place.span.end
    };
    let reports = cx.diags.iter().filter(|diagnostic| given_up.contains(&diagnostic.code.id));
    let reports = reports.filter(|diagnostic| diagnostic.labels.first().is_some_and(|label| inside(label.0))).count();
    members + reports
}
