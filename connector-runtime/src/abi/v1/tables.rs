//! The tables of endpoints and connectors, from `connector-tables`: all constructors and words, and short names for the
//! tables that generated code names as types.
//!
//! `const LIST: abi::Table = &abi::get("issues/list", "/issues");`

pub use connector_tables::*;

/// The table of an endpoint.
pub type Operation = connector_tables::Operation<'static>;

/// The table of an endpoint in a constant. A name of its own keeps the lines of generated code short.
pub type Table = &'static Operation;

/// The table of a connector.
pub type Connector = connector_tables::Connector<'static>;

/// The rules of a union.
pub type Rules = connector_tables::Rules<'static>;

/// A scalar that a document spells out.
pub type Literal = connector_tables::Literal<'static>;
