//! Operations of the IR as endpoints: a marker, a method, arguments, replies.
//!
//! Apart from `types`, which knows no calls. `GET /pets` with a required `q` and an optional `page` is
//! `list_pets(q)` with the setter `page`.

pub(crate) mod argument;
pub(crate) mod body;
pub(crate) mod header;
pub(crate) mod ident;
mod outline;
pub(crate) mod prose;
pub(crate) mod reply;
pub(crate) mod shell;

use super::types::{Cx, Slot, ident::Namer};
use super::{Endpoint, Group, Item, Kind, ReplyVariant, Ty, behavior, connector, docs, name, types};
use crate::spec::at::{At, at};
use crate::spec::ty::Origin;
use crate::spec::{Operation, Param};
use connector_tables::language::status;
use connector_tables::{OperationBuf, ParamBuf, Place};
use ident::{Ident, Idents};
use shell::{Entry, Shell, What};

/// The forms of one operation's bodies.
#[derive(Debug, Default)]
pub(crate) struct Shells {
    /// What is sent.
    pub(crate) body: Option<Shell>,
    /// What success gives.
    pub(crate) output: Shell,
    /// What failure gives.
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

/// Names the enums that an operation needs, and the types that are inline in it.
pub(crate) fn claim(cx: &mut Cx<'_>, namer: &mut Namer, at: usize, ident: &Ident, shells: &mut Shells) {
    let Some(operation) = cx.spec.operations.get(at) else { return };
    let (marker, method) = (ident.marker.trim_end_matches('_'), docs::code(&ident.method));
    for param in &operation.params {
        namer.root(cx, param.ty, format!("{marker}{}", name::type_name(&param.table.name)));
    }
    if let Some(shell) = &mut shells.body {
        let slot = Slot::Body(at);
        let wish = format!("{marker}Body");
        let place = Claim { prefix: wish.clone(), wish, slot, said: format!("The body of {method}.") };
        place.claim(cx, namer, shell);
    }
    let replies = [
        (&mut shells.output, "Reply", Slot::Output(at), format!("What {method} gives.")),
        (&mut shells.error, "Error", Slot::Error(at), format!("How {method} can fail.")),
    ];
    for (shell, word, slot, said) in replies {
        let place = Claim { wish: format!("{marker}{word}"), prefix: marker.to_owned(), slot, said };
        place.claim(cx, namer, shell);
    }
    for header in operation.replies.iter().flat_map(|reply| &reply.headers) {
        namer.root(cx, header.ty, format!("{marker}{}", name::type_name(&header.table.name)));
    }
}

/// The names that a body, output or error takes.
struct Claim {
    /// Of the enum; without one, of the inline type.
    wish: String,
    /// Of inline types in an enum, before the variant.
    prefix: String,
    /// Where the enum is printed.
    slot: Slot,
    /// Docs of an inline type that is the whole.
    said: String,
}

impl Claim {
    fn claim(self, cx: &mut Cx<'_>, namer: &mut Namer, shell: &mut Shell) {
        let several = shell.item.is_some();
        if several {
            shell.item = Some(namer.shell(&self.wish, self.slot.clone()));
        }
        for entry in &shell.entries {
            let What::Typed(ty) = entry.what else { continue };
            let said = match (several, &self.slot) {
                (false, _) => self.said.clone(),
                (true, Slot::Body(_)) => docs::code(&entry.media),
                (true, _) => docs::one_line(&entry.docs),
            };
            // A shared component is more than this one's body.
            if !matches!(cx.spec.types[ty].origin, Origin::Named(_) | Origin::Component(_)) {
                cx.roots.entry(ty).or_insert(if said.is_empty() { self.said.clone() } else { said });
            }
            let wish = if several { format!("{}{}", self.prefix, entry.name) } else { self.wish.clone() };
            namer.root(cx, ty, wish);
        }
    }
}

/// What a body is in Rust.
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
        (Slot::Output(_), _) => (&shells.output, format!("What {method} gives."), replies(&shells.output)),
        _ => (&shells.error, format!("How {method} can fail."), replies(&shells.error)),
    };
    Some(Item { name: shell.item.clone()?, docs: vec![line], deprecated: false, kind })
}

fn variant(cx: &Cx<'_>, entry: &Entry) -> ReplyVariant {
    let said = docs::clean(&entry.docs);
    let docs = if said.is_empty() { vec![format!("Status {}.", status::label(entry.status))] } else { said };
    ReplyVariant { name: entry.name.clone(), ty: ty(cx, &entry.what), docs }
}

/// The endpoints by module.
pub(crate) fn groups(cx: &Cx<'_>, shells: &[Shells], idents: &Idents) -> Vec<Group> {
    let group = |(at, group): (usize, &ident::GroupIdent)| {
        let all = cx.spec.operations.iter().zip(shells).zip(&idents.all);
        let endpoints = all
            .filter(|(_, ident)| ident.group == at)
            .map(|((operation, shells), ident)| plan(cx, operation, shells, ident));
        Group {
            module: group.module.clone(),
            handle: group.handle.clone(),
            docs: prose::group(cx.spec, group.tag.as_deref()),
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

/// What success gives: one page, if the list comes in parts; or what is declared, if the list is a part of it.
fn output(cx: &Cx<'_>, operation: &Operation, shell: &Shell) -> Ty {
    let whole = whole(cx, shell);
    let Some(paging) = &operation.behavior.table.paging else { return whole };
    let typed = shell.entries.iter().filter_map(|entry| match entry.what {
        What::Typed(ty) => Some(ty),
        _ => None,
    });
    let list = |body| match &paging.items {
        None => Some(body),
        Some(items) => match at(&cx.spec.types, body, items) {
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
