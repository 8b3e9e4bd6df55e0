//! Groups of endpoints: one for each tag; endpoints without a tag are grouped by path.
//!
//! Separate from the names of endpoints, which do not depend on groups. Endpoints are in the group of their first tag;
//! without a tag, `GET /v1/pets/{id}` is in `pets`.

use super::ident::GroupIdent;
use crate::plan::name;
use crate::plan::reserved;
use crate::plan::scope::{Glue, Scope};
use crate::spec::Spec;

/// A group, and the name that its module has unless it is taken.
pub(super) struct Group {
    pub(super) base: String,
    pub(super) ident: GroupIdent,
}

/// All groups: in the order of the document's tags, then of appearance.
pub(super) fn groups(spec: &Spec, tag_mode: bool, markers: &mut Scope) -> Vec<Group> {
    let used: Vec<(Option<&str>, String)> = spec
        .operations
        .iter()
        .map(|operation| operation.tags.first().map(String::as_str))
        .zip(&spec.operations)
        .map(|(tag, operation)| (tag, module(tag, &operation.path)))
        .collect();
    let declared = spec.tags.iter().map(|tag| (Some(tag.name.as_str()), name::module_name(&tag.name)));
    let declared = declared.filter(|(_, base)| used.iter().any(|(_, used)| used == base));
    let mut modules = Scope::new(Glue::Snake, &[reserved::MODULES, if tag_mode { reserved::CLIENT } else { &[] }]);
    let mut out: Vec<Group> = Vec::new();
    let untagged = used.iter().filter(|(tag, _)| tag.is_none());
    let tagged = used.iter().filter(|(tag, _)| tag.is_some());
    for (tag, base) in declared.chain(tagged.chain(untagged).cloned()) {
        if out.iter().any(|known| known.base == base) {
            continue;
        }
        let module = modules.claim_quietly(base.clone(), None);
        let handle = tag_mode.then(|| markers.claim_quietly(name::type_name(tag.unwrap_or(&base)), None));
        out.push(Group { base, ident: GroupIdent { tag: tag.map(str::to_owned), module, handle } });
    }
    out
}

/// The module of a tag, or of a path without one: the path's first meaningful segment.
pub(super) fn module(tag: Option<&str>, path: &str) -> String {
    let text = tag.filter(|tag| !tag.trim().is_empty()).or_else(|| segment(path)).unwrap_or("root");
    name::module_name(text)
}

fn segment(path: &str) -> Option<&str> {
    let is_version = |text: &str| {
        text.strip_prefix(['v', 'V']).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
            || !text.contains(|c: char| c.is_alphabetic())
    };
    let says = |text: &&str| !text.is_empty() && !text.contains('{') && !is_version(text) && *text != "api";
    // `/users.list` and `/users:list` belong to `users`.
    path.split('/').filter_map(|segment| segment.split(['.', ':']).next()).find(says)
}

#[cfg(test)]
mod tests {
    use super::module;

    #[test]
    fn paths_without_a_tag_have_a_group() {
        let paths =
            ["/v1/pets/{id}", "/api/v2.1/stores", "/users.list", "/{tenant}/things:sum", "/", "/{id}", "/2024/x"];
        let got: Vec<String> = paths.map(|path| module(None, path)).into();
        expect_test::expect!["pets stores users things root root x"].assert_eq(&got.join(" "));
    }
}
