//! What endpoints are called: marker, method, subcommand, and the module of their tag.
//!
//! Apart because names are given before types are made: inline types are called after their operation.
//! `issues/list` is `IssuesList`, `issues_list`, `issues-list`; `GET /pets/{id}` without an id is `get_pets_by_id`.

use crate::config::{Config, Group as Grouping};
use crate::diag::Diagnostics;
use crate::plan::name;
use crate::plan::reserved;
use crate::plan::scope::{Glue, Scope};
use crate::plan::word::words;
use crate::spec::{Operation, Spec};
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
    /// The tag; none for endpoints without one.
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

/// Names everything.
pub(crate) fn idents(spec: &Spec, config: &Config, diags: &mut Diagnostics) -> Idents {
    let tag_mode = config.group == Grouping::Tag;
    let mut markers = Scope::new(Glue::Camel, &[reserved::TYPES, reserved::MARKERS]);
    let mut commands = Scope::new(Glue::Kebab, &[reserved::COMMANDS]);
    let groups = groups(spec, tag_mode, &mut markers);
    let mut methods: Vec<Scope> = match tag_mode {
        true => groups.iter().map(|_| Scope::new(Glue::Snake, &[reserved::HANDLE])).collect(),
        false => vec![Scope::new(Glue::Snake, &[reserved::CLIENT])],
    };
    let mut all = Vec::new();
    for operation in &spec.operations {
        let tag = operation.tags.first();
        let group = groups.iter().position(|group| group.tag.as_ref() == tag).unwrap_or_default();
        let text = text(operation, config);
        let short = tag.filter(|_| tag_mode).and_then(|tag| without(&text, tag));
        let wish = name::method_name(short.as_deref().unwrap_or(&text));
        let span = operation.place.span;
        let scope = methods.get_mut(if tag_mode { group } else { 0 });
        // One report per clash: marker and subcommand follow the method.
        let method = scope.map_or(wish.clone(), |scope| scope.claim(wish, span, diags));
        let marker = markers.claim_quietly(name::type_name(&text), Some(span));
        let command = commands.claim_quietly(name::command_name(&text), Some(span));
        all.push(Ident { marker, method, command, group });
    }
    Idents { all, groups }
}

/// What `GET /pets` is called in the origins of types, and what it is called in Rust.
pub(crate) fn markers(spec: &Spec, idents: &Idents) -> BTreeMap<String, String> {
    let key = |operation: &Operation| format!("{} {}", operation.method, operation.path);
    spec.operations
        .iter()
        .zip(&idents.all)
        .map(|(operation, ident)| (key(operation), ident.marker.trim_end_matches('_').to_owned()))
        .collect()
}

/// The text that names are made of: the user's, the operationId, or method and path.
fn text(operation: &Operation, config: &Config) -> String {
    let place = format!("{} {}", operation.method, operation.path);
    let id = operation.id.as_ref().filter(|id| id.chars().any(char::is_alphanumeric));
    let own = id.and_then(|id| config.rename.get(id)).or_else(|| config.rename.get(&place));
    if let Some(name) = own.or(id) {
        return name.clone();
    }
    let mut out = operation.method.to_lowercase();
    let mut any = false;
    for segment in operation.path.split('/').filter(|segment| !segment.is_empty()) {
        any = true;
        let param = segment.starts_with('{') && segment.ends_with('}');
        out.push_str(if param { " by " } else { " " });
        out.push_str(segment);
    }
    if any { out } else { out + " root" }
}

/// The name without the words of its tag in front: `issues/list` of `issues` is `list`.
fn without(text: &str, tag: &str) -> Option<String> {
    let (all, tag) = (words(text), words(tag));
    let rest = all.get(tag.len()..).filter(|rest| !rest.is_empty() && all.starts_with(&tag))?;
    Some(rest.join("_"))
}

/// The tags that operations have as their first, in the order of the document's tags, then of appearance.
fn groups(spec: &Spec, tag_mode: bool, markers: &mut Scope) -> Vec<GroupIdent> {
    let used =
        |tag: &str| spec.operations.iter().any(|operation| operation.tags.first().is_some_and(|first| first == tag));
    let mut tags: Vec<Option<String>> = Vec::new();
    let declared = spec.tags.iter().map(|tag| &tag.name).filter(|tag| used(tag));
    for tag in declared.chain(spec.operations.iter().filter_map(|operation| operation.tags.first())) {
        if !tags.contains(&Some(tag.clone())) {
            tags.push(Some(tag.clone()));
        }
    }
    if spec.operations.iter().any(|operation| operation.tags.is_empty()) {
        tags.push(None);
    }
    let mut modules = Scope::new(Glue::Snake, &[reserved::MODULES, if tag_mode { reserved::CLIENT } else { &[] }]);
    let group = |tag: Option<String>| {
        let text = tag.as_deref().unwrap_or("untagged");
        let module = modules.claim_quietly(name::module_name(text), None);
        let handle = tag_mode.then(|| markers.claim_quietly(name::type_name(text), None));
        GroupIdent { tag, module, handle }
    };
    tags.into_iter().map(group).collect()
}
