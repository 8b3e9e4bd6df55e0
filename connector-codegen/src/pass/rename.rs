//! Reports names in the option `rename` that the document does not have: a typo, or a document that changed.

use super::select::start;
use crate::config::Config;
use crate::diag::suggest::meant;
use crate::diag::{Diagnostics, code};
use crate::spec::Spec;
use std::collections::BTreeSet;

/// Reports each key of `rename` that names neither an operation nor a schema. Runs before operations are selected, so that
/// one set of options can be used with several selections.
pub(super) fn run(spec: &Spec, config: &Config, diags: &mut Diagnostics) {
    if config.rename.is_empty() {
        return;
    }
    let known = known(spec);
    for key in config.rename.keys().filter(|key| !known.contains(*key)) {
        let help = meant(key, known.iter().map(String::as_str)).unwrap_or_else(|| {
            "a key is an operationId, a method and path such as `GET /issues`, or the name of a schema".to_owned()
        });
        diags
            .report(&code::NOTHING_TO_RENAME, start(spec), format!("the document has no `{key}` to rename"))
            .help(help);
    }
}

/// All names that can be changed: ids and paths of operations, names of schemas.
fn known(spec: &Spec) -> BTreeSet<String> {
    let made = spec.operations.iter().map(|operation| (&operation.id, &operation.method, &operation.path));
    let skipped = spec.skipped.iter().map(|skipped| (&skipped.id, &skipped.method, &skipped.path));
    let operations = made.chain(skipped).flat_map(|(id, method, path)| [id.clone(), Some(format!("{method} {path}"))]);
    operations.flatten().chain(spec.named.iter().map(|named| named.name.clone())).collect()
}
