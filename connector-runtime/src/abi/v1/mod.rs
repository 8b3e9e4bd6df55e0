//! Everything that generated code names. It stands beside `use …::abi::{self, *}`, so no name here is one of Rust's
//! prelude.

mod client;
mod model;
mod replies;

pub use model::*;

pub use crate::body::Body;
pub use crate::builder::Builder;
pub use crate::by_serde::{BySerde, Parts};
pub use crate::client::{Answer, Core, Pending, decode, decode_of};
pub use crate::draft::{Bodies, Draft, ToBody};
pub use crate::endpoint::{
    BEHAVIOR, Behavior, BodySpec, DEFAULT, DELETE, Endpoint, ErrorOf, Fixed, GET, Kind, Next, OPERATION, Operation,
    OutputOf, PAGING, PATCH, POST, PUT, Paging, Param, Part, Pick, Place, Predicate, RETRY, Rate, ReplySpec, Retry,
    Shape, Slot, Source, Style, Test, body, bytes, cookie, csv, delete, empty, form, get, head, header, json,
    multipart, operation, options, part, patch, path, post, put, query, range, text, value, xml,
};
pub use crate::error::Failure;
pub use crate::file::File;
pub use crate::page::{Item, ItemOf, Items, Page, Paged, Pages, Walk};
pub use crate::record::{Enveloped, Perhaps, Record, Sent};
pub use crate::reply::{FromReply, Head, Received, Undeclared};
pub use crate::server::{
    CONNECTOR, Connector, Environment, SETTING, Scheme, SchemeKind, Server, Setting, TOKEN, TokenRequest, Variable,
    api_key, basic, bearer, other_scheme, server, template, token, variable,
};
#[doc(hidden)]
pub use crate::{__bodies_v1 as bodies, __client_v1 as client, __replies_v1 as replies};
