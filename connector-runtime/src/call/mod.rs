//! Calls: an endpoint with its arguments, from what users write to the URL, the headers and the body of its requests.
//!
//! This room uses the tables of media types, pagination and auth, and everything below them. It sends nothing: that is
//! the engine's task. Of a client, it is passed [`Setup`].

pub(crate) mod argument;
pub(crate) mod assembly;
pub(crate) mod body;
pub(crate) mod by_serde;
pub(crate) mod draft;
pub(crate) mod endpoint;
pub(crate) mod outgoing;
pub(crate) mod paging;
pub(crate) mod record;
pub(crate) mod target;

use crate::media::Codecs;
use crate::page::Strategies;
use crate::request::site::Site;

/// The parts of a client from which its calls are made.
#[derive(Clone, Copy)]
pub(crate) struct Setup<'a> {
    pub(crate) site: &'a Site,
    pub(crate) codecs: &'a Codecs,
    pub(crate) strategies: &'a Strategies,
}
