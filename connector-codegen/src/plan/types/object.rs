//! Structs: an object with declared members.
//!
//! Separate because members have more properties than any other part: presence, direction, default, secrecy.
//! `{required: [id], properties: {id: {type: integer}, due: {type: string, nullable: true}}}` is
//! `id: i64` and `due: Nullable<String>`.

use super::{Cx, default, fixed, graph, unknown};
use crate::catalog::secret;
use crate::config::{Constructors, Nullable};
use crate::plan::scope::{Glue, Scope};
use crate::plan::{Field, Presence, Struct, Ty, docs, name};
use crate::spec::TypeId;
use crate::spec::ty::{Member, Object, Shape};

/// The struct of an object.
pub(crate) fn plan(cx: &mut Cx<'_>, id: TypeId, object: &Object) -> Struct {
    let mut scope = Scope::new(Glue::Snake, &[]);
    let mut fields = Vec::new();
    for (at, member) in object.members.iter().enumerate() {
        let name = scope.claim_quietly(name::field_name(&member.name), Some(member.span));
        fields.push(field(cx, id, at, member, name));
    }
    let rest = unknown::rest(cx, id, object).map(|ty| {
        let mut name = "extra".to_owned();
        while fields.iter().any(|field| field.name == name) {
            name.push('_');
        }
        (name, ty)
    });
    let made = cx.config.constructors == Constructors::All || cx.reach.sent.contains(&id);
    if made && cx.config.setters {
        set_setters(&mut fields);
    }
    let closed = if rest.is_none() { unknown::refused(cx, id, object) } else { None };
    Struct { fields, rest, closed, made }
}

/// Returns `true` if a value of the type always has the member, in both directions.
pub(crate) fn is_required(cx: &Cx<'_>, id: TypeId, member: &Member) -> bool {
    let unsent = member.read_only && cx.reach.sent.contains(&id);
    let unread = member.write_only && cx.reach.received.contains(&id);
    member.required && !unsent && !unread
}

fn field(cx: &mut Cx<'_>, id: TypeId, at: usize, member: &Member, name: String) -> Field {
    let bare = cx.bare(member.ty);
    let nullable = cx.is_option(member.ty, &bare);
    let (presence, ty) = match (is_required(cx, id, member), nullable) {
        (true, true) => (Presence::Required, Ty::Option(Box::new(bare))),
        (true, false) => (Presence::Required, bare),
        (false, true) if is_flat(cx, id) => (Presence::Optional, bare),
        (false, true) => (Presence::OptionalNullable, bare),
        (false, false) => (Presence::Optional, bare),
    };
    let fixed = match presence {
        Presence::OptionalNullable => None,
        _ => fixed::constant(cx, id, member, presence == Presence::Required),
    };
    Field {
        ty: cx.boxed(id, at, ty),
        presence,
        read_only: member.read_only,
        secret: is_secret(cx, member),
        deprecated: member.deprecated,
        docs: lines(cx, member),
        default: default::constant(cx, member.ty, member.span),
        fixed,
        setter: None,
        wire: member.name.clone(),
        name,
    }
}

/// Names the methods that set fields: without a keyword's trailing `_`, unless another field has that name.
fn set_setters(fields: &mut [Field]) {
    let mut scope = Scope::new(Glue::Snake, &[]);
    for field in fields {
        field.setter = Some(scope.claim_quietly(format!("with_{}", field.name.trim_end_matches('_')), None));
    }
}

/// Returns `true` if absent and null are both `None`: by option, in types that are only received.
fn is_flat(cx: &Cx<'_>, id: TypeId) -> bool {
    cx.config.nullable == Nullable::Flat && cx.reach.received.contains(&id) && !cx.reach.sent.contains(&id)
}

/// Returns `true` if `Debug` must hide the member.
fn is_secret(cx: &Cx<'_>, member: &Member) -> bool {
    if matches!(graph::shape(cx.spec, member.ty), Shape::Text(Some(format)) if format == "password") {
        return true;
    }
    member.write_only && secret::is_secret(&member.name)
}

/// Docs of a field: its own, or those of its inline type; then what the type does not say.
fn lines(cx: &Cx<'_>, member: &Member) -> Vec<String> {
    let fallback = docs::code(&member.name);
    let inline = !cx.named.contains(&member.ty);
    let ty = &cx.spec.types[member.ty];
    let said = if docs::is_silent(&member.docs) && inline { &ty.docs } else { &member.docs };
    let mut out = docs::lines(said, &fallback);
    let mut notes = if inline { docs::notes(ty) } else { Vec::new() };
    if member.read_only {
        notes.push("Not sent in requests.".to_owned());
    }
    if member.write_only {
        notes.push("Not sent in replies.".to_owned());
    }
    docs::sentences(&mut out, &notes);
    out
}
