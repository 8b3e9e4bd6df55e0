//! The tables that describe a connector and its endpoints, each declared once, and the small languages in them.
//!
//! Generated code spells the tables out in constants, `connector-codegen` builds them from documents and prints them,
//! and `connector-runtime` runs them. All three take them from here, so that no copy can differ from another.
//!
//! A table has two forms. `Param<'a>` is a view: it is `Copy`, and generated code makes it in constants with
//! constructors and setters. `ParamBuf` is its owned form, for code that builds tables while it runs.
//!
//! ```
//! use connector_tables::{Owned as _, ParamBuf, View as _, query};
//!
//! const LABELS: connector_tables::Param<'static> = query("labels").explode(false);
//! let built = ParamBuf { explode: false, ..query("labels").to_buf() };
//! assert_eq!(built.view(), LABELS);
//! // Only differences from the default of a query parameter are printed.
//! let record = LABELS.record();
//! assert_eq!(record.make, "query");
//! assert_eq!(record.changed().map(|field| field.name).collect::<Vec<_>>(), ["explode"]);
//! ```

#[macro_use]
mod macros;

mod behavior;
mod connector;
mod handle;
pub mod language;
mod media;
mod operation;
mod own;
mod paging;
mod param;
mod reply;
mod request;
mod retry;
mod scheme;
mod server;
mod setting;
#[cfg(test)]
mod tests;
mod union;
pub mod walk;

pub use behavior::*;
pub use connector::*;
pub use handle::*;
pub use media::*;
pub use operation::*;
pub use own::*;
pub use paging::*;
pub use param::*;
pub use reply::*;
pub use request::*;
pub use retry::*;
pub use scheme::*;
pub use server::*;
pub use setting::*;
pub use union::*;
