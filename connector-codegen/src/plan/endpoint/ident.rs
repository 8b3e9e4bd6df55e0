//! Names of endpoints: marker, method, subcommand, and the group that they are in.
//!
//! Separate because names are given before types are made: inline types are called after their operation.
//! `issues/list` is `IssuesList`, `issues_list`, `issues-list`; `GET /pets/{id}` without an id is `get_pets_by_id`.

use super::{group, path, strip};
use crate::config::{Config, Group as Grouping};
use crate::diag::Diagnostics;
use crate::plan::name;
use crate::plan::reserved;
use crate::plan::scope::{Glue, Scope};
use crate::spec::{Operation, Place, Spec};
use std::collections::BTreeMap;

/// Names of one operation.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Ident {
    /// `IssuesList`
    pub(crate) marker: String,
    /// `issues_list`
    pub(crate) method: String,
    /// `issues-list`
    pub(crate) command: String,
    /// Its place in [`Idents::groups`].
    pub(crate) group: usize,
}

/// A group of endpoints.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct GroupIdent {
    /// The tag; absent for endpoints that are grouped by path.
    pub(crate) tag: Option<String>,
    /// `issues`
    pub(crate) module: String,
    /// `Issues`, with `group = tag`.
    pub(crate) handle: Option<String>,
}

/// All names, by place in `Spec::operations`.
#[derive(Debug, Default)]
pub(crate) struct Idents {
    /// Of operations.
    pub(crate) all: Vec<Ident>,
    /// Of tags that are used, in the order in which they are printed.
    pub(crate) groups: Vec<GroupIdent>,
}

/// Names all operations in the order of JSON pointers, including those that options exclude: neither the order of the
/// document nor an option changes a name.
pub(crate) fn idents(spec: &Spec, config: &Config, diags: &mut Diagnostics) -> Idents {
    let tag_mode = config.group == Grouping::Tag;
    let mut markers = Scope::new(Glue::Camel, &[reserved::TYPES, reserved::MARKERS]);
    let mut commands = Scope::new(Glue::Kebab, &[reserved::COMMANDS]);
    let groups = group::groups(spec, tag_mode, &mut markers);
    let reserved: &[&str] = if tag_mode { reserved::HANDLE } else { reserved::CLIENT };
    // Methods are on one type, or on one for each group; groups of excluded operations have a scope, too.
    let mut methods: BTreeMap<String, Scope> = BTreeMap::new();
    let mut all: Vec<Option<Ident>> = vec![None; spec.operations.len()];
    for wish in wishes(spec, config) {
        let on = if tag_mode { wish.module.clone() } else { String::new() };
        let scope = methods.entry(on).or_insert_with(|| Scope::new(Glue::Snake, &[reserved]));
        let (text, is_clash) = wish.text(tag_mode, scope, &markers);
        let span = wish.place.span;
        let method = scope.claim_quietly(wish.method(text, tag_mode), Some(span));
        // One report per clash: marker and subcommand follow the method.
        if wish.at.is_some() && is_clash {
            scope.report(&wish.method(wish.first(), tag_mode), &method, span, diags);
        }
        let marker = markers.claim_quietly(name::type_name(text), Some(span));
        let command = commands.claim_quietly(name::command_name(text), Some(span));
        let group = groups.iter().position(|group| group.base == wish.module);
        if let (Some(slot), Some(group)) = (wish.at.and_then(|at| all.get_mut(at)), group) {
            *slot = Some(Ident { marker, method, command, group });
        }
    }
    let groups = groups.into_iter().map(|group| group.ident).collect();
    Idents { all: all.into_iter().flatten().collect(), groups }
}

/// The names that an operation could have.
struct Wish<'s> {
    /// Texts, preferred first.
    texts: Vec<String>,
    tag: Option<&'s str>,
    /// The module of its group.
    module: String,
    place: &'s Place,
    /// Its position in `Spec::operations`; absent if options exclude it.
    at: Option<usize>,
}

impl Wish<'_> {
    fn first(&self) -> &str {
        self.texts.first().map_or("", String::as_str)
    }

    /// The method name for a text; with `group = tag`, without the tag.
    fn method(&self, text: &str, tag_mode: bool) -> String {
        let short = self.tag.filter(|_| tag_mode).and_then(|tag| strip::without(text, tag));
        name::method_name(short.as_deref().unwrap_or(text))
    }

    /// The first free text, and `true` if a preferred one is taken: two operations may have the same id.
    fn text(&self, tag_mode: bool, methods: &Scope, markers: &Scope) -> (&str, bool) {
        let is_free = |text: &&String| {
            !methods.is_taken(&self.method(text, tag_mode)) && !markers.is_taken(&name::type_name(text))
        };
        match self.texts.iter().find(is_free) {
            Some(text) => (text, text != self.first()),
            None => (self.first(), true),
        }
    }
}

fn wishes<'s>(spec: &'s Spec, config: &Config) -> Vec<Wish<'s>> {
    let made = spec.operations.iter().enumerate().map(|(at, one)| {
        let tag = one.tags.first().map(String::as_str);
        (one.id.as_deref(), one.method.as_str(), one.path.as_str(), tag, &one.place, Some(at))
    });
    let absent =
        spec.absent.operations.iter().map(|one| {
            (one.id.as_deref(), one.method.as_str(), one.path.as_str(), one.tag.as_deref(), &one.place, None)
        });
    let all: Vec<_> = made.chain(absent).collect();
    let texts = path::texts(all.iter().map(|(_, method, path, ..)| (*method, *path)));
    let wish = |((id, method, path, tag, place, at), short): (_, String)| {
        let module = group::module(tag, path);
        let texts = match text(id, method, path, config) {
            Some(text) => vec![text.clone(), format!("{module} {text}"), short],
            None => vec![short],
        };
        Wish { texts, tag, module, place, at }
    };
    let mut out: Vec<Wish<'s>> = all.into_iter().zip(texts).map(wish).collect();
    out.sort_by(|a, b| a.place.pointer.cmp(&b.place.pointer));
    out
}

/// The markers of operations, by their origins: `GET /pets` and its name in Rust.
pub(crate) fn markers(spec: &Spec, idents: &Idents) -> BTreeMap<String, String> {
    let key = |operation: &Operation| format!("{} {}", operation.method, operation.path);
    spec.operations
        .iter()
        .zip(&idents.all)
        .map(|(operation, ident)| (key(operation), ident.marker.trim_end_matches('_').to_owned()))
        .collect()
}

/// The text for names: the user's, the operationId, or else one made of the path.
fn text(id: Option<&str>, method: &str, path: &str, config: &Config) -> Option<String> {
    let id = id.filter(|id| id.chars().any(char::is_alphanumeric));
    let own = id.and_then(|id| config.rename.get(id)).or_else(|| config.rename.get(&format!("{method} {path}")));
    own.cloned().or_else(|| id.map(str::to_owned))
}
