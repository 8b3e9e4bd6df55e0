//! Facts of an operation for the rules of pagination: its query parameters, and the properties of its response.
//!
//! `/data/pagination/next_cursor` in a response is the fact `nextcursor`, a text, in `pagination`.

use super::names;
use crate::spec::at::{At, at};
use crate::spec::ty::{Limits, Object, Shape};
use crate::spec::{Operation, Param, Reply, TypeId, Types};
use connector_tables::language::pointer::escape;
use connector_tables::language::status::class;
use connector_tables::{DEFAULT, MediaKind, Place};
use serde_json::Value;

/// Maximum depth of the properties in a response to consider.
const DEPTH: usize = 3;

/// The facts of an operation.
pub(super) struct Facts<'a> {
    /// The query parameters.
    pub(super) params: Vec<Input<'a>>,
    /// Properties of the response that are not lists; an object is followed by its properties.
    pub(super) found: Vec<Found<'a>>,
    /// Location of the list: `/data`; empty if the response is the list.
    pub(super) items: String,
    /// Properties of an item.
    pub(super) item: Option<&'a Object>,
    /// Headers of the response.
    headers: Vec<&'a str>,
}

/// The kind of a value, as far as pagination needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    /// A text whose format is a URL.
    Url,
    Integer,
    Boolean,
    Other,
}

/// A query parameter.
pub(super) struct Input<'a> {
    pub(super) name: &'a str,
    /// The name's letters and digits, in lower case.
    pub(super) plain: String,
    pub(super) kind: Kind,
    pub(super) default: Option<&'a Value>,
    pub(super) limits: &'a Limits,
    /// The description, in lower case.
    pub(super) text: String,
}

/// A property of the response.
pub(super) struct Found<'a> {
    pub(super) pointer: String,
    pub(super) plain: String,
    /// The plain name of the object that contains it; empty at the top.
    pub(super) within: String,
    pub(super) kind: Kind,
    ty: TypeId,
    types: &'a Types,
}

impl Found<'_> {
    /// Returns `true` if the description contains a word.
    pub(super) fn says(&self, word: &str) -> bool {
        let text = self.types.get(self.ty).and_then(|ty| ty.docs.description.as_deref());
        text.is_some_and(|text| text.to_lowercase().contains(word))
    }
}

impl<'a> Facts<'a> {
    /// Collects the facts of an operation. `None` if it does not read a list.
    pub(super) fn of(types: &'a Types, operation: &'a Operation) -> Option<Self> {
        if operation.method != "GET" {
            return None;
        }
        let (reply, body) = response(types, operation)?;
        let items = items(types, body)?;
        let item = match at(types, body, &items) {
            At::Type { ty, .. } => item(types, ty).and_then(|item| object(types, item)),
            At::Unclear | At::Missing(_) => None,
        };
        let mut found = Vec::new();
        collect(types, body, ("", ""), DEPTH, &mut found);
        let params = operation.params.iter().filter(|param| param.table.place == Place::Query);
        let headers = reply.headers.iter().map(|header| header.table.name.as_str()).collect();
        Some(Facts { params: params.map(|param| input(types, param)).collect(), found, items, item, headers })
    }

    /// The query parameter with one of these names and one of these kinds.
    pub(super) fn input(&self, names: &[&str], kinds: &[Kind]) -> Option<&Input<'a>> {
        let of = |name: &&str| self.params.iter().find(|param| param.plain == **name && kinds.contains(&param.kind));
        names.iter().find_map(of)
    }

    /// The property with one of these names and this kind.
    pub(super) fn find(&self, names: &[&str], kind: Kind) -> Option<&Found<'a>> {
        let of = |name: &&str| self.found.iter().find(|found| found.plain == **name && found.kind == kind);
        names.iter().find_map(of)
    }

    /// The declared header with one of these names.
    pub(super) fn header(&self, names: &[&str]) -> Option<&'a str> {
        let of = |name: &&str| self.headers.iter().find(|header| header.eq_ignore_ascii_case(name)).copied();
        names.iter().find_map(of)
    }
}

/// The body of all successes, which may have several media types; one of them is JSON.
fn response<'a>(types: &Types, operation: &'a Operation) -> Option<(&'a Reply, TypeId)> {
    let bodies = || successes(operation).flat_map(|reply| reply.media.iter().map(move |media| (reply, media)));
    let (reply, first) = bodies().find(|(_, media)| media.kind == MediaKind::Json)?;
    let body = first.ty?;
    let same = |ty: TypeId| is_alike(types, ty, body, DEPTH);
    let alike = bodies().all(|(reply, media)| media.ty.is_some_and(same) && reply.select.is_none());
    alike.then_some((reply, body))
}

/// Returns `true` if two types have the same properties, as far as pagination uses them: media types may have copies of a schema.
fn is_alike(types: &Types, left: TypeId, right: TypeId, depth: usize) -> bool {
    let Some(depth) = depth.checked_sub(1).filter(|_| left != right) else { return true };
    match (types.shape(left), types.shape(right)) {
        (Some(Shape::Object(left)), Some(Shape::Object(right))) => {
            let pairs = left.pairs(right);
            pairs.is_some_and(|pairs| pairs.iter().all(|(left, right)| is_alike(types, left.ty, right.ty, depth)))
        }
        (Some(Shape::Array(left)), Some(Shape::Array(right))) => is_alike(types, *left, *right, depth),
        (left, right) => left.map(std::mem::discriminant) == right.map(std::mem::discriminant),
    }
}

/// Responses that are successes: `default` if there is no other.
pub(super) fn successes(operation: &Operation) -> impl Iterator<Item = &Reply> {
    let replies = || operation.replies.iter().filter(|reply| !reply.failure);
    let any = replies().any(|reply| class(reply.status) == 2);
    replies().filter(move |reply| if any { class(reply.status) == 2 } else { reply.status == DEFAULT })
}

/// Location of the list: the body itself, its only list, the list with a usual name, or the only list of an
/// object with the name of an envelope.
fn items(types: &Types, body: TypeId) -> Option<String> {
    if item(types, body).is_some() {
        return Some(String::new());
    }
    let members = &object(types, body)?.members;
    let lists = |members: &'_ [crate::spec::ty::Member]| -> Vec<String> {
        let fits = |name: &str| !names::BESIDE.contains(&plain(name).as_str());
        let lists = members.iter().filter(|member| item(types, member.ty).is_some() && fits(&member.name));
        lists.map(|member| member.name.clone()).collect()
    };
    let top = lists(members);
    match top.as_slice() {
        [one] => return Some(pointer("", one)),
        [] => {}
        _ => {
            let mut known = top.iter().filter(|name| names::ITEMS.contains(&plain(name).as_str()));
            let (first, second) = (known.next(), known.next());
            return first.filter(|_| second.is_none()).map(|name| pointer("", name));
        }
    }
    let mut envelopes = members.iter().filter(|member| names::ENVELOPES.contains(&plain(&member.name).as_str()));
    let (Some(envelope), None) = (envelopes.next(), envelopes.next()) else { return None };
    match lists(&object(types, envelope.ty)?.members).as_slice() {
        [one] => Some(pointer(&pointer("", &envelope.name), one)),
        _ => None,
    }
}

fn collect<'a>(types: &'a Types, ty: TypeId, at: (&str, &str), depth: usize, found: &mut Vec<Found<'a>>) {
    let (Some(object), Some(depth)) = (object(types, ty), depth.checked_sub(1)) else { return };
    let (before, within) = at;
    let place = |name: &str| (pointer(before, name), plain(name));
    for member in &object.members {
        let (pointer, plain) = place(&member.name);
        let kind = kind(types, member.ty);
        found.push(Found { pointer, plain, within: within.to_owned(), kind, ty: member.ty, types });
    }
    for member in &object.members {
        let (pointer, plain) = place(&member.name);
        collect(types, member.ty, (&pointer, &plain), depth, found);
    }
}

fn input<'a>(types: &'a Types, param: &'a Param) -> Input<'a> {
    let ty = &types[param.ty];
    let text = |docs: &crate::spec::Docs| docs.description.clone().or_else(|| docs.summary.clone()).unwrap_or_default();
    Input {
        name: &param.table.name,
        plain: plain(&param.table.name),
        kind: kind(types, param.ty),
        default: ty.default.as_ref(),
        limits: &ty.limits,
        text: format!("{} {}", text(&param.docs), text(&ty.docs)).to_lowercase(),
    }
}

fn kind(types: &Types, ty: TypeId) -> Kind {
    match types.shape(ty) {
        Some(Shape::Text(None)) => Kind::Text,
        Some(Shape::Text(Some(format))) if format.starts_with("ur") => Kind::Url,
        Some(Shape::Integer(_)) => Kind::Integer,
        // Many documents declare integers as `number`.
        Some(Shape::Number(None)) => Kind::Integer,
        Some(Shape::Boolean) => Kind::Boolean,
        _ => Kind::Other,
    }
}

fn item(types: &Types, list: TypeId) -> Option<TypeId> {
    match types.shape(list)? {
        Shape::Array(item) => Some(*item),
        _ => None,
    }
}

fn object(types: &Types, ty: TypeId) -> Option<&Object> {
    match types.shape(ty)? {
        Shape::Object(object) => Some(object),
        _ => None,
    }
}

fn pointer(before: &str, name: &str) -> String {
    format!("{before}/{}", escape(name))
}

/// `per_page`, `perPage` and `per-page` are equal.
pub(super) fn plain(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}
