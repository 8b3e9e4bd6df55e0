//! Behavior of a client around one endpoint or all of them: the table, and where it was declared.
//!
//! OpenAPI has no words for any of it. Descriptions declare it, and so do documents by extensions `x-connector-…`
//! (docs/twin.md).

use super::Place;
use crate::text::Span;
use connector_tables::BehaviorBuf;

/// Retry, paging and other behavior, with the places that reports point at.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Behavior {
    /// The behavior. Its `select` is empty: in the IR, each reply has its own.
    pub table: BehaviorBuf,
    /// Place of each fixed value.
    pub fixed: Vec<Span>,
    /// Place of the condition.
    pub success: Option<Span>,
    /// Place of the pagination.
    pub paging: Option<Place>,
}
