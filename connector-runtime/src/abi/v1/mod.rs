//! Everything that generated code names. It stands beside `use …::abi::{self, *}`, so no name here is one of Rust's
//! prelude.

mod client;
mod model;
mod replies;
mod tables;

pub use model::*;
pub use tables::*;

pub use crate::body::Body;
pub use crate::builder::Builder;
pub use crate::by_serde::{BySerde, Parts};
pub use crate::client::{Answer, Core, Pending, decode, decode_of};
pub use crate::draft::{Bodies, Draft, ToBody};
pub use crate::endpoint::{Endpoint, ErrorOf, OutputOf};
pub use crate::error::Failure;
pub use crate::file::File;
pub use crate::page::{Item, ItemOf, Items, Page, Paged, Pages, Walk};
pub use crate::record::{Enveloped, Perhaps, Record, Sent};
pub use crate::reply::{FromReply, Head, Received, Undeclared};
#[doc(hidden)]
pub use crate::{__bodies_v1 as bodies, __client_v1 as client, __replies_v1 as replies};
