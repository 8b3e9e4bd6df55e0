//! Everything that generated code names. It stands beside `use …::abi::{self, *}`, so no name here is one of Rust's
//! prelude.

mod client;
mod model;
mod replies;
mod tables;

pub use model::*;
pub use tables::*;

pub use crate::builder::Builder;
pub use crate::call::body::ToBody;
pub use crate::call::by_serde::{BySerde, Parts};
pub use crate::call::draft::{Bodies, Draft};
pub use crate::call::endpoint::{Endpoint, ErrorOf, OutputOf};
pub use crate::call::record::{Enveloped, Perhaps, Record, Sent};
pub use crate::client::{Answer, Core, ItemOf, Items, Pages, Pending, Walk, decode, decode_of};
pub use crate::error::Failure;
pub use crate::page::{Item, Listed, Page, Paged};
pub use crate::reply::{FromReply, Head, Received, Undeclared};
pub use crate::transport::body::Body;
pub use crate::transport::file::File;
#[doc(hidden)]
pub use crate::{__bodies_v1 as bodies, __client_v1 as client, __replies_v1 as replies};
