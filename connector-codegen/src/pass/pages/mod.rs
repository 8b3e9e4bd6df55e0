//! Pagination of plain OpenAPI, which has no keywords for it: declared for other tools, or recognized.
//!
//! The output of an operation does not change: `Paging::items` is the location of the list in the body. Lowering reads
//! what a document declares for other tools; it is checked here. Otherwise, the patterns that most APIs share are
//! recognized if a parameter, the response and their types agree. A wrong guess loses data, so ambiguous patterns are
//! not recognized: a page number needs evidence of the first page's number.
//!
//! `GET /pets?cursor=` with the response `{pets: [Pet], next_cursor: text}` is `token from /next_cursor, items at /pets`.

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

/// The certainty that a rule requires.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Care {
    /// Enough to generate a client: all facts agree.
    Sure,
    /// Enough to ask a person.
    Likely,
}

/// Checks declared pagination, and recognizes undeclared pagination.
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

/// Returns the probable pagination of a list, for a person to decide.
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
