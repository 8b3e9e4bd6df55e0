//! Operations of the IR as endpoints: a marker, a method, arguments, replies.
//!
//! Separate from `types`, which knows no calls. `GET /pets` with a required `q` and an optional `page` is
//! `list_pets(q)` with the setter `page`.

pub(crate) mod argument;
pub(crate) mod body;
mod group;
pub(crate) mod header;
pub(crate) mod ident;
mod outline;
mod path;
pub(crate) mod prose;
pub(crate) mod reply;
pub(crate) mod shell;
mod strip;

use super::types::family::LONGEST;
use super::types::{Cx, Slot, ident::Namer};
use super::{Endpoint, Group, Item, Kind, ReplyVariant, Room, Ty, behavior, connector, docs, name, types};
use crate::spec::at::{At, at_own};
use crate::spec::ty::Origin;
use crate::spec::{Operation, Param};
use connector_tables::language::status;
use connector_tables::{DEFAULT, OperationBuf, ParamBuf, Place};
use ident::{Ident, Idents};
use shell::{Entry, Shell, What};
use std::collections::{BTreeMap, BTreeSet};

/// The forms of one operation's bodies.
#[derive(Debug, Default)]
pub(crate) struct Shells {
    /// The request body.
    pub(crate) body: Option<Shell>,
    /// The result of a successful call.
    pub(crate) output: Shell,
    /// The error of a failed call.
    pub(crate) error: Shell,
}

/// The forms of all operations, by place in `Spec::operations`.
pub(crate) fn shells(cx: &Cx<'_>) -> Vec<Shells> {
    let one = |operation: &Operation| {
        let (output, error) = reply::shells(cx.spec, operation);
        let body = operation.body.as_ref().filter(|body| !body::says_nothing(cx.spec, body));
        let body = body.map(|body| body::shell(cx.spec, body)).filter(|shell| !shell.entries.is_empty());
        Shells { body, output, error }
    };
    cx.spec.operations.iter().map(one).collect()
}

/// Registers the enums that an operation needs, and the types that are inline in it: they are named later.
pub(crate) fn claim(cx: &mut Cx<'_>, namer: &mut Namer, at: usize, ident: &Ident, shells: &Shells) {
    let Some(operation) = cx.spec.operations.get(at) else { return };
    let (marker, method) = (ident.marker.trim_end_matches('_'), docs::code(&ident.method));
    let param = |name: &str, kind: &str| {
        let wish = name::joined(marker, name);
        vec![wish.clone(), wish + kind]
    };
    for one in &operation.params {
        namer.root(cx, one.ty, param(&one.table.name, "Param"), marker);
    }
    if let Some(shell) = &shells.body {
        let (slot, said) = (Slot::Body(at), format!("The body of {method}."));
        Claim { marker, word: "Body", longer: "RequestBody", slot, said }.claim(cx, namer, shell);
    }
    let replies = [
        (&shells.output, "Reply", "ReplyBody", Slot::Output(at), format!("The output of {method}.")),
        (&shells.error, "Error", "ErrorBody", Slot::Error(at), format!("The errors of {method}.")),
    ];
    for (shell, word, longer, slot, said) in replies {
        Claim { marker, word, longer, slot, said }.claim(cx, namer, shell);
    }
    for header in operation.replies.iter().flat_map(|reply| &reply.headers) {
        namer.root(cx, header.ty, param(&header.table.name, "Header"), marker);
    }
}

/// Fills in the names of an operation's enums.
pub(crate) fn named(at: usize, shells: &mut Shells, names: &BTreeMap<Slot, String>) {
    let slots = [
        (shells.body.as_mut(), Slot::Body(at)),
        (Some(&mut shells.output), Slot::Output(at)),
        (Some(&mut shells.error), Slot::Error(at)),
    ];
    for (shell, slot) in slots {
        if let (Some(shell), Some(name)) = (shell, names.get(&slot)) {
            shell.item = Some(name.clone());
        }
    }
}

/// The names that a body, output or error takes.
struct Claim<'a> {
    /// The operation.
    marker: &'a str,
    /// Suffix of the enum's name.
    word: &'static str,
    /// Suffix if that name is taken.
    longer: &'static str,
    /// Location of the enum in the plan.
    slot: Slot,
    /// Docs of an inline type that is the whole.
    said: String,
}

impl Claim<'_> {
    fn claim(self, cx: &mut Cx<'_>, namer: &mut Namer, shell: &Shell) {
        let whole = || [self.word, self.longer].map(|word| format!("{}{word}", self.marker)).to_vec();
        if shell.item.is_some() {
            namer.shell(cx, whole(), self.slot.clone());
        }
        let several = shell.item.is_some() && !shell.is_one;
        let mut seen = BTreeSet::new();
        for entry in &shell.entries {
            let What::Typed(ty) = entry.what else { continue };
            if !seen.insert(ty) {
                continue;
            }
            let said = match (several, &self.slot) {
                (false, _) => self.said.clone(),
                (true, Slot::Body(_)) => docs::code(&entry.media),
                (true, _) => docs::one_line(&entry.docs),
            };
            // A shared component is more than this one's body.
            if !matches!(cx.spec.types[ty].origin, Origin::Named(_) | Origin::Component(_)) {
                cx.roots.entry(ty).or_insert(if said.is_empty() { self.said.clone() } else { said });
            }
            let wishes = if several { self.variant(shell, entry) } else { whole() };
            namer.root(cx, ty, wishes, self.marker);
        }
    }

    /// Names for the content of a variant: neutral ones, if several variants have it.
    fn variant(&self, shell: &Shell, entry: &Entry) -> Vec<String> {
        let one = |entry: &Entry| match self.slot {
            Slot::Body(_) => format!("{}{}{}", self.marker, self.word, entry.name),
            // A long reason, such as `UnprocessableEntity`, is the status instead.
            _ if self.marker.len() + entry.name.len() > LONGEST && entry.status != DEFAULT => {
                format!("{}Status{}", self.marker, status::label(entry.status))
            }
            _ => format!("{}{}", self.marker, entry.name),
        };
        let mut all: Vec<&Entry> = shell.entries.iter().filter(|other| other.what == entry.what).collect();
        all.sort_by_key(|entry| entry.status);
        let first = all.first().map_or_else(String::new, |first| one(first));
        let longer = format!("{first}{}", self.longer);
        match all.as_slice() {
            [] | [_] => vec![first, longer],
            [_, others @ ..] => {
                let is_other = |other: &&Entry| other.what != entry.what && matches!(other.what, What::Typed(_));
                let alone = shell
                    .entries
                    .iter()
                    .filter(is_other)
                    .all(|other| shell.entries.iter().filter(|third| third.what == other.what).count() == 1);
                let neutral = format!("{}{}", self.marker, self.longer);
                let names: Vec<&str> = others.iter().map(|entry| entry.name.as_str()).collect();
                let joined = format!("{first}Or{}", names.join("Or"));
                let short = if joined.len() <= LONGEST { joined } else { format!("{first}OrOther") };
                if alone { vec![neutral, short] } else { vec![short, longer] }
            }
        }
    }
}

/// The Rust type of a body.
pub(crate) fn ty(cx: &Cx<'_>, what: &What) -> Ty {
    match what {
        What::Typed(id) => cx.ty(*id),
        What::Json => types::usage::value(),
        What::Text => Ty::Path("String".to_owned()),
        What::Bytes => Ty::Path("abi::Body".to_owned()),
        What::Empty => Ty::Unit,
    }
}

/// The enum of a body, output or error.
pub(crate) fn item(cx: &Cx<'_>, slot: &Slot, shells: &[Shells], idents: &Idents) -> Option<Item> {
    let (Slot::Body(at) | Slot::Output(at) | Slot::Error(at)) = slot else { return None };
    let (shells, method) = (shells.get(*at)?, docs::code(&idents.all.get(*at)?.method));
    let replies = |shell: &Shell| Kind::Replies(shell.entries.iter().map(|entry| variant(cx, entry)).collect());
    let bodies = |shell: &Shell| shell.entries.iter().map(|e| (e.name.clone(), ty(cx, &e.what))).collect();
    let (shell, line, kind) = match (slot, &shells.body) {
        (Slot::Body(_), shell) => {
            let shell = shell.as_ref()?;
            (shell, format!("The body of {method}, in one of its media types."), Kind::Bodies(bodies(shell)))
        }
        (Slot::Output(_), _) => (&shells.output, format!("The output of {method}."), replies(&shells.output)),
        _ => (&shells.error, format!("The errors of {method}."), replies(&shells.error)),
    };
    let kind = match shell.entries.first().map(|entry| ty(cx, &entry.what)) {
        Some(Ty::Item(name)) if shell.is_one => Kind::Same(name),
        Some(ty) if shell.is_one => Kind::Alias(ty),
        _ => kind,
    };
    let attributes = types::attribute::of(cx, None, &kind);
    let room = Room::Group(idents.all.get(*at)?.group);
    Some(Item {
        name: shell.item.clone()?,
        docs: vec![line],
        deprecated: false,
        attributes,
        kind,
        room,
        is_hidden: false,
        is_inline: false,
    })
}

fn variant(cx: &Cx<'_>, entry: &Entry) -> ReplyVariant {
    let said = docs::clean(&entry.docs);
    let docs = if said.is_empty() { vec![format!("Status {}.", status::label(entry.status))] } else { said };
    ReplyVariant { name: entry.name.clone(), ty: ty(cx, &entry.what), docs }
}

/// The endpoints by module. Without a client, groups are there for the types that they alone need.
pub(crate) fn groups(cx: &Cx<'_>, shells: &[Shells], idents: &Idents, client: bool) -> Vec<Group> {
    let group = |(at, group): (usize, &ident::GroupIdent)| {
        let all = cx.spec.operations.iter().zip(shells).zip(&idents.all);
        let endpoints = all
            .filter(|(_, ident)| client && ident.group == at)
            .map(|((operation, shells), ident)| plan(cx, operation, shells, ident));
        Group {
            module: group.module.clone(),
            handle: group.handle.clone(),
            feature: None,
            docs: prose::group(cx.spec, group.tag.as_deref(), &group.module),
            endpoints: endpoints.collect(),
        }
    };
    idents.groups.iter().enumerate().map(group).collect()
}

/// One endpoint.
fn plan(cx: &Cx<'_>, operation: &Operation, shells: &Shells, ident: &Ident) -> Endpoint {
    let (arguments, setters) = argument::plan(cx, operation, shells);
    let error =
        if is_undeclared(&shells.error) { Ty::Path("abi::Undeclared".to_owned()) } else { whole(cx, &shells.error) };
    let mut docs = prose::endpoint(operation, &arguments);
    outline::optional(&mut docs, &setters);
    if !is_undeclared(&shells.error) {
        outline::errors(&mut docs, cx, &shells.error);
    }
    prose::link(&mut docs, operation);
    let alone = |all: Vec<argument::Described>| all.into_iter().map(|(argument, _)| argument).collect();
    Endpoint {
        marker: ident.marker.clone(),
        method: ident.method.clone(),
        docs,
        deprecated: operation.deprecated,
        table: table(cx, operation, shells),
        arguments: alone(arguments),
        setters: alone(setters),
        output: output(cx, operation, &shells.output),
        error,
        headers: header::plan(cx, operation),
    }
}

fn table(cx: &Cx<'_>, operation: &Operation, shells: &Shells) -> OperationBuf {
    let default = OperationBuf::default();
    let place = || format!("{} {}", operation.method, operation.path);
    OperationBuf {
        id: operation.id.clone().unwrap_or_else(place),
        method: operation.method.clone(),
        path: behavior::path(operation),
        params: operation.params.iter().filter(|one| behavior::is_listed(one)).map(|one| param(cx, one)).collect(),
        bodies: shells.body.as_ref().map(|shell| body::rows(cx.spec, shell)).unwrap_or_default(),
        replies: reply::rows(&shells.output),
        errors: if is_undeclared(&shells.error) { default.errors } else { reply::rows(&shells.error) },
        servers: operation.servers.clone(),
        security: operation.security.as_ref().map(|all| all.iter().map(connector::alternative).collect()),
        behavior: Box::new(behavior::plan(cx.spec, operation)),
    }
}

/// The output of a successful call: one page, if the list is paginated; the declared type, if the list is a part of it.
fn output(cx: &Cx<'_>, operation: &Operation, shell: &Shell) -> Ty {
    let whole = whole(cx, shell);
    let Some(paging) = &operation.behavior.table.paging else { return whole };
    let typed = shell.entries.iter().filter_map(|entry| match entry.what {
        What::Typed(ty) => Some(ty),
        _ => None,
    });
    let list = |body| match &paging.items {
        None => Some(body),
        Some(items) => match at_own(cx.spec, body, items) {
            At::Type { ty, .. } => Some(ty),
            At::Unclear | At::Missing(_) => None,
        },
    };
    match typed.filter_map(list).find_map(|list| cx.spec.types.item(list)) {
        Some(item) if paging.items.is_some() => Ty::Listed(Box::new(whole), Box::new(cx.ty(item))),
        Some(item) => Ty::Page(Box::new(cx.ty(item))),
        None => whole,
    }
}

/// Nothing is known of failures but their status.
fn is_undeclared(shell: &Shell) -> bool {
    shell.entries.iter().all(|entry| entry.what == What::Empty)
}

/// The type of an output or error.
fn whole(cx: &Cx<'_>, shell: &Shell) -> Ty {
    match (&shell.item, shell.entries.first()) {
        (Some(item), _) => Ty::Item(item.clone()),
        (None, Some(entry)) => ty(cx, &entry.what),
        (None, None) => Ty::Unit,
    }
}

fn param(cx: &Cx<'_>, param: &Param) -> ParamBuf {
    // A placeholder of a path is not sent: it is called like what fills it in.
    let variable = param.variable.as_ref().filter(|_| param.table.place == Place::Path);
    ParamBuf {
        name: variable.unwrap_or(&param.table.name).clone(),
        default: behavior::default(cx.spec, param),
        ..param.table.clone()
    }
}
