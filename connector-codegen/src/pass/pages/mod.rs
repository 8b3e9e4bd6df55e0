//! Pagination of plain OpenAPI, which has no words for it: read from what other tools write, or recognized.
//!
//! Nothing that an operation returns is changed: `Paging::items` says where in the body the list stands. What a document
//! says in the words of other tools was read by lowering and is checked here. Otherwise the shapes that most APIs share are
//! recognized, where a parameter, the response and their types agree. A wrong guess loses data, so a shape with two
//! meanings is none: a page number counts only if something says where the first page is.
//!
//! `GET /pets?cursor=` with the response `{pets: [Pet], next_cursor: text}` gets `token from /next_cursor, items at /pets`.

mod facts;
mod names;
mod rules;
mod said;
#[cfg(test)]
mod tests;

use crate::config::{Config, Pagination};
use crate::diag::Diagnostics;
use crate::spec::{Operation, Spec, Types};
use connector_tables::PagingBuf;
use facts::Facts;

/// Certainty that a rule needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Care {
    /// A client is made of it: everything agrees.
    Sure,
    /// A person decides.
    Likely,
}

/// Checks what documents say, and recognizes what they do not.
pub(super) fn run(spec: &mut Spec, config: &Config, diags: &mut Diagnostics) {
    for at in 0..spec.operations.len() {
        let Some(operation) = spec.operations.get(at) else { continue };
        let paging = match &operation.behavior.table.paging {
            Some(paging) if paging.items.is_some() && !said::fits(spec, operation, paging, diags) => None,
            None if operation.recognize && config.pagination == Pagination::Recognized => {
                recognize(&spec.types, operation, Care::Sure).map(Box::new)
            }
            _ => continue,
        };
        if let Some(operation) = spec.operations.get_mut(at) {
            operation.behavior.table.paging = paging;
        }
    }
}

/// Returns what a list in pages looks like, for a person to decide.
pub fn guess(types: &Types, operation: &Operation) -> Option<PagingBuf> {
    match operation.behavior.table.paging.as_deref() {
        Some(paging) => paging.items.is_some().then(|| paging.clone()),
        None => recognize(types, operation, Care::Likely),
    }
}

fn recognize(types: &Types, operation: &Operation, care: Care) -> Option<PagingBuf> {
    let facts = Facts::of(types, operation)?;
    rules::RULES.iter().find_map(|rule| rule(&facts, care))
}
