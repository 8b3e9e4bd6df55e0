//! The order of planning: names, then types, then endpoints, then the manifest.
//!
//! Separate from the parts, so that the order can be read in one place. A [`Spec`] with one operation becomes a [`Plan`]
//! with one endpoint and the types that it reaches.

use super::endpoint::{self, ident};
use super::types::ident::Namer;
use super::types::{Cx, Slot, attribute, default, from, room};
use super::{Item, Kind, Plan, Room, Ty, connector, feature, manifest, tags};
use crate::config::{Client, Config, Features};
use crate::diag::Diagnostics;
use crate::spec::{Spec, TypeId};

/// Makes every decision that Rust needs. `source_name` is the document's file name or URL.
pub fn plan(spec: &Spec, config: &Config, source_name: &str, diags: &mut Diagnostics) -> Plan {
    let idents = ident::idents(spec, config, diags);
    let mut cx = Cx::new(spec, config, diags);
    let mut shells = endpoint::shells(&cx);
    let mut namer = Namer::new(ident::markers(spec, &idents));
    namer.named(&mut cx);
    for param in &spec.shared {
        // Their types have names of their own: no operation decides about them.
        namer.root(&mut cx, param.ty, Vec::new(), "");
    }
    for (at, (shells, ident)) in shells.iter().zip(&idents.all).enumerate() {
        endpoint::claim(&mut cx, &mut namer, at, ident, shells);
    }
    let names = namer.settle(&mut cx);
    shells.iter_mut().enumerate().for_each(|(at, shells)| endpoint::named(at, shells, &names));
    cx.also = attribute::names(&cx);
    cx.choices();
    let client = config.client == Client::On;
    default::of_params(&mut cx);
    let of: Vec<usize> = idents.all.iter().map(|ident| ident.group).collect();
    let rooms = room::rooms(&cx, &of);
    let room = |id: &TypeId| rooms.get(id).copied().unwrap_or(Room::Shared);
    let mut types = Vec::new();
    for slot in &namer.order {
        types.extend(match slot {
            Slot::Type(id) => cx.item(*id).map(|item| Item { room: room(id), ..item }),
            Slot::Also { name, ty, named } => also(&cx, name, *ty, *named).map(|item| Item { room: room(ty), ..item }),
            Slot::Body(_) | Slot::Output(_) | Slot::Error(_) if !client => None,
            Slot::Body(_) | Slot::Output(_) | Slot::Error(_) => endpoint::item(&cx, slot, &shells, &idents),
        });
    }
    from::run(&mut types);
    attribute::check(&mut cx, &types);
    let parameters = if client { super::client::plan(&cx) } else { Vec::new() };
    let mut groups = endpoint::groups(&cx, &shells, &idents, client);
    if config.features == Features::Tags {
        tags::check(&mut cx, &groups);
        tags::run(&mut groups, &mut types, &parameters);
    }
    let name = connector::crate_name(spec, config, source_name);
    Plan {
        connector: connector::plan(spec, &name),
        name,
        docs: connector::lines(spec),
        client,
        parameters,
        formats: feature::of_formats(&types, &groups),
        groups,
        types,
        manifest: manifest::plan(&cx, &idents, &namer.order, &namer.rust),
    }
}

/// A second name for a type.
fn also(cx: &Cx<'_>, name: &str, ty: TypeId, named: usize) -> Option<Item> {
    let first = cx.names.get(&ty)?;
    let wire = &cx.spec.named.get(named)?.name;
    Some(Item {
        name: name.to_owned(),
        docs: vec![super::docs::code(wire)],
        deprecated: false,
        attributes: Vec::new(),
        room: Room::Shared,
        is_hidden: false,
        is_inline: false,
        kind: Kind::Alias(Ty::Item(first.clone())),
    })
}
