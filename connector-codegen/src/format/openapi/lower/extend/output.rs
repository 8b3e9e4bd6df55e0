//! Outputs that are put together of what stands in different places of a reply.
//!
//! `x-connector-output: {id: /data/id, total: $headers.X-Total}` makes an object of two members the type of the
//! successful replies.

use super::select::report_missing;
use super::{member, source};
use crate::catalog;
use crate::catalog::keys::twin::PICK;
use crate::catalog::keys::{self, Kind};
use crate::format::openapi::cx::Cx;
use crate::format::openapi::lower::{Scope, reply};
use crate::format::openapi::refs::escape;
use crate::format::openapi::schema;
use crate::spec::at::{At, at};
use crate::spec::behavior::Source;
use crate::spec::ty::{Member, Object, Origin, Rest, Shape};
use crate::spec::{Docs, Media, Operation, Pick, Place, Reply, Status, TypeId};
use crate::tree::Node;

/// The kinds of what stands behind a member.
static KIND: Kind = Kind::Map(&Kind::Either(&[Kind::Source, Kind::Object(&PICK)]));

/// Puts the output of an operation together.
pub(super) fn declare(cx: &mut Cx<'_>, scope: &Scope, node: &Node, operation: &mut Operation) {
    let Some(said) = member(node, "x-connector-output") else { return };
    if !keys::kind(said, &KIND, "x-connector-output", cx.diags) {
        return;
    }
    let pointer = format!("{}/x-connector-output", operation.place.pointer);
    let picks: Vec<(Pick, &Node)> = said.as_map().into_iter().flat_map(|map| map.iter()).filter_map(pick).collect();
    let succeeds =
        |reply: &Reply| matches!(reply.status, Status::Exact(200..=299) | Status::Range(2)) && !reply.failure;
    for reply in operation.replies.iter_mut().filter(|reply| succeeds(reply)) {
        let origin = scope.reply(&reply::name(reply.status));
        narrow(cx, reply, &picks, Place { span: said.span, pointer: pointer.clone() }, origin);
    }
    operation.output = picks.into_iter().map(|(pick, _)| pick).collect();
}

fn pick((key, node): &(crate::tree::Key, Node)) -> Option<(Pick, &Node)> {
    let from = match node.as_map() {
        Some(_) => source::source(node, "from")?,
        None => source::read(node)?,
    };
    Some((Pick { name: key.text.to_string(), from, span: key.span }, node))
}

/// The reply's type becomes an object with these members.
fn narrow(cx: &mut Cx<'_>, reply: &mut Reply, picks: &[(Pick, &Node)], place: Place, origin: Origin) {
    let whole = reply.whole.or_else(|| reply.media.iter().find_map(|media| media.ty));
    let id = cx.types.add(crate::format::openapi::lower::text(place.clone(), origin));
    let mut members = Vec::new();
    for (pick, node) in picks {
        let own = Place { span: pick.span, pointer: format!("{}/{}", place.pointer, escape(&pick.name)) };
        let origin = Origin::Member { of: id, name: pick.name.clone() };
        let (ty, required) = value(cx, reply, whole, pick, node, own, origin);
        members.push(Member {
            name: pick.name.clone(),
            ty,
            required,
            read_only: false,
            write_only: false,
            deprecated: false,
            docs: Docs::default(),
            span: pick.span,
        });
    }
    cx.types[id].shape = Shape::Object(Object { members, rest: Rest::Unsaid });
    let range = "application/json".to_owned();
    let kind = catalog::media::find(&range);
    reply.whole = whole;
    reply.select = None;
    reply.media = vec![Media { range, kind, ty: Some(id), parts: Vec::new(), template: None, root: None }];
}

/// The type of a member, and whether it is always there.
fn value(
    cx: &mut Cx<'_>,
    reply: &Reply,
    whole: Option<TypeId>,
    pick: &Pick,
    node: &Node,
    place: Place,
    origin: Origin,
) -> (TypeId, bool) {
    let (found, required) = match &pick.from {
        Source::Status => (None, true),
        Source::Header(name) => {
            let header = reply.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name));
            (header.map(|header| header.ty), header.is_some_and(|header| header.required))
        }
        Source::Body(pointer) => match whole.map(|whole| at(&cx.types, whole, pointer)) {
            Some(At::Type { ty, required }) => (Some(ty), required),
            Some(At::Unclear) | None => (None, false),
            Some(missing) => {
                if node.get("schema").is_none() {
                    report_missing(cx, node.get("from").unwrap_or(node).span, pointer, missing);
                }
                (None, false)
            }
        },
    };
    if let Some(own) = node.get("schema") {
        let pointer = format!("{}/schema", place.pointer);
        if let Some(ty) = schema::lower(cx, own, &pointer, origin.clone()) {
            return (ty, required);
        }
    }
    let shape = match pick.from {
        Source::Status => Shape::Integer(None),
        Source::Header(_) => Shape::Text(None),
        Source::Body(_) => Shape::Any,
    };
    let made = || {
        let mut ty = crate::format::openapi::lower::text(place, origin);
        ty.shape = shape;
        ty
    };
    (found.unwrap_or_else(|| cx.types.add(made())), required)
}
