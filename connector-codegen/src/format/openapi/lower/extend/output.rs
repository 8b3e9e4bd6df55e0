//! Outputs that are assembled from values in different locations of a response.
//!
//! `x-connector-output: {id: /data/id, total: $headers.X-Total}` makes an object of two members the type of the
//! successful replies.

use super::member;
use super::select::report_missing;
use crate::catalog::keys::Kind;
use crate::catalog::keys::read::Read as _;
use crate::catalog::keys::twin::PICK;
use crate::format::openapi::cx::Cx;
use crate::format::openapi::lower::{Scope, media};
use crate::format::openapi::schema;
use crate::spec::at::{At, at};
use crate::spec::ty::{Member, Object, Origin, Rest, Shape};
use crate::spec::{Operation, Place, Reply, Type, TypeId};
use crate::text::Span;
use crate::tree::{Key, Node};
use connector_tables::language::source::parse_buf;
use connector_tables::language::status;
use connector_tables::{PickBuf, SourceBuf};

/// The kinds of a member's value.
static KIND: Kind = Kind::Map(&Kind::Either(&[Kind::Source, Kind::Object(&PICK)]));

/// A member of the output, with its locations.
struct Pick<'n> {
    table: PickBuf,
    span: Span,
    node: &'n Node,
}

/// Puts the output of an operation together.
pub(super) fn declare(cx: &mut Cx<'_>, scope: &Scope, node: &Node, operation: &mut Operation) {
    let Some(said) = member(node, "x-connector-output") else { return };
    if !cx.fits(said, &KIND) {
        return;
    }
    let place = cx.place(said.span);
    let picks: Vec<Pick<'_>> = said.as_map().into_iter().flat_map(|map| map.iter()).filter_map(pick).collect();
    let succeeds = |reply: &&mut Reply| status::class(reply.status) == 2 && !reply.failure;
    for reply in operation.replies.iter_mut().filter(succeeds) {
        let origin = scope.reply(&status::label(reply.status));
        narrow(cx, reply, &picks, place.clone(), origin);
    }
    operation.behavior.table.output = picks.into_iter().map(|pick| pick.table).collect();
}

fn pick((key, node): &(Key, Node)) -> Option<Pick<'_>> {
    let from = match node.as_map() {
        Some(_) => node.source("from")?,
        None => parse_buf(node.as_str()?)?,
    };
    Some(Pick { table: PickBuf { name: key.text.to_string(), from }, span: key.span, node })
}

/// The reply's type becomes an object with these members.
fn narrow(cx: &mut Cx<'_>, reply: &mut Reply, picks: &[Pick<'_>], place: Place, origin: Origin) {
    let whole = reply.whole.or_else(|| reply.media.iter().find_map(|media| media.ty));
    let id = cx.types.add(Type::new(place, origin, Shape::Any));
    let mut members = Vec::new();
    for pick in picks {
        let name = &pick.table.name;
        let origin = Origin::Member { of: id, name: name.clone() };
        let (ty, required) = value(cx, reply, whole, pick, origin);
        members.push(Member::new(name, ty, required, pick.span));
    }
    cx.types[id].shape = Shape::Object(Object { members, rest: Rest::Unsaid });
    reply.whole = whole;
    reply.select = None;
    reply.media = vec![media::json(id)];
}

/// The type of a member, and whether it is always there.
fn value(cx: &mut Cx<'_>, reply: &Reply, whole: Option<TypeId>, pick: &Pick<'_>, origin: Origin) -> (TypeId, bool) {
    let place = cx.place(pick.span);
    let (found, required, shape) = match &pick.table.from {
        SourceBuf::Status => (None, true, Shape::Integer(None)),
        SourceBuf::Header(name) => {
            let header = reply.headers.iter().find(|header| header.table.name.eq_ignore_ascii_case(name));
            (header.map(|header| header.ty), header.is_some_and(|header| header.required), Shape::Text(None))
        }
        SourceBuf::Body(pointer) => match whole.map(|whole| at(&cx.types, whole, pointer)) {
            Some(At::Type { ty, required }) => (Some(ty), required, Shape::Any),
            Some(At::Missing(missing)) if pick.node.get("schema").is_none() => {
                report_missing(cx, pick.node.get("from").unwrap_or(pick.node).span, pointer, &missing);
                (None, false, Shape::Any)
            }
            Some(At::Missing(_) | At::Unclear) | None => (None, false, Shape::Any),
        },
    };
    if let Some(own) = pick.node.get("schema")
        && let Some(ty) = schema::lower(cx, own, origin.clone())
    {
        return (ty, required);
    }
    (found.unwrap_or_else(|| cx.types.add(Type::new(place, origin, shape))), required)
}
