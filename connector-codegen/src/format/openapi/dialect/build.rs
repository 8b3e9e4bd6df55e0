//! Nodes that a document does not have: see [`crate::format::build`].

pub(super) use crate::format::build::{again, each, list, map, member, members, text, truth};
