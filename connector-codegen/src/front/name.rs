//! The name of a document in the files generated from it.
//!
//! Separate because it must reveal neither the document's folder on a machine nor secrets in its URL.
//! `../specs/api.yaml` is `api.yaml`; `https://me:pw@example.com/api.json?token=x` is `https://example.com/api.json`.

use std::path::Path;

/// The name of a document, given its path or URL.
pub fn shown(document: &str) -> String {
    let Some((scheme, rest)) = document.split_once("://") else {
        let name = Path::new(document).file_name();
        return name.map_or_else(|| document.to_owned(), |name| name.display().to_string());
    };
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    let (authority, path) = rest.find('/').map_or((rest, ""), |at| rest.split_at(at));
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    format!("{scheme}://{host}{path}")
}
