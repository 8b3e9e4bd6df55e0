//! Keeps the operations that the user wants.
//!
//! A pattern is a glob over operation ids (`*` any text, `?` one character), `tag:NAME`, or `METHOD /path`, where `*`
//! stays within a segment of the path and `**` crosses them.
//!
//! With `only: ["GET /pets/**"]`, the operations `GET /pets/{id}` and `GET /pets/{id}/toys` stay, `POST /pets` goes.

use crate::config::Config;
use crate::diag::{Diagnostics, code};
use crate::spec::{AbsentOperation, Operation, Spec};
use crate::text::{SourceId, Span, glob};

/// Drops what `only` and `except` exclude.
pub(super) fn run(spec: &mut Spec, config: &Config, diags: &mut Diagnostics) {
    if !config.selects() {
        return;
    }
    for pattern in config.only.iter().chain(&config.except) {
        let skipped = || spec.skipped.iter().any(|op| fits(pattern, op.id.as_deref(), &op.method, &op.path, &[]));
        if !spec.operations.iter().any(|op| fits_operation(pattern, op)) && !skipped() {
            diags
                .report(&code::NO_MATCH, start(spec), format!("the pattern `{pattern}` fits no operation"))
                .help("a pattern is a glob over operation ids, `tag:NAME`, or `METHOD /path/**`");
        }
    }
    let keep = |fits: &dyn Fn(&String) -> bool| {
        (config.only.is_empty() || config.only.iter().any(fits)) && !config.except.iter().any(fits)
    };
    let gone = spec.operations.extract_if(.., |op| !keep(&|pattern| fits_operation(pattern, op)));
    let absent = gone.map(|Operation { id, method, path, tags, place, .. }| AbsentOperation {
        id,
        method,
        path,
        tag: tags.into_iter().next(),
        place,
    });
    spec.absent.operations = absent.collect();
    spec.skipped.retain(|op| keep(&|pattern| fits(pattern, op.id.as_deref(), &op.method, &op.path, &[])));
}

/// An option has no location in the document: the report shows the document's beginning.
pub(super) fn start(spec: &Spec) -> Span {
    let first = spec.operations.first().map(|operation| operation.place.span);
    Span { start: 0, end: 0, ..first.unwrap_or(Span::new(SourceId(0), 0, 0)) }
}

fn fits_operation(pattern: &str, operation: &Operation) -> bool {
    fits(pattern, operation.id.as_deref(), &operation.method, &operation.path, &operation.tags)
}

/// Returns `true` if a pattern fits an operation.
fn fits(pattern: &str, id: Option<&str>, method: &str, path: &str, tags: &[String]) -> bool {
    if let Some(tag) = pattern.strip_prefix("tag:") {
        return tags.iter().any(|own| own == tag.trim());
    }
    if let Some((verb, template)) = pattern.split_once(' ') {
        let template = template.trim();
        if template.starts_with('/') {
            let any_path = |text: &str| glob(template, text, true) || template.strip_suffix("/**") == Some(text);
            return glob(&verb.to_ascii_uppercase(), method, false) && any_path(path);
        }
    }
    id.is_some_and(|id| glob(pattern, id, false))
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn patterns_fit_ids_tags_and_paths() {
        let pets = |pattern| fits(pattern, Some("pets/list"), "GET", "/pets/{id}/toys", &["pets".into()]);
        assert!(pets("pets/list") && pets("pets/*") && pets("*list") && pets("pets?lis?") && pets("*"));
        assert!(!pets("pets") && !pets("pets/") && !pets("?"));
        assert!(pets("tag:pets") && !pets("tag:pet"));
        assert!(pets("GET /pets/**") && pets("get /pets/*/toys") && pets("* /pets/**") && pets("GET /**/toys"));
        assert!(!pets("GET /pets/*") && !pets("POST /pets/**") && !pets("GET /pets"));
        assert!(fits("GET /pets/**", None, "GET", "/pets", &[]) && !fits("*", None, "GET", "/pets", &[]));
    }
}
