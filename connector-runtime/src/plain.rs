//! A client without a description: it sends endpoints that are values, such as those of `#[derive(Endpoint)]`.
//!
//! Separate from generated clients, which are made by the same macro. Its users name a base URL:
//! `Client::builder().base_url("https://api.example.com").build()`, then `client.send(GetIssue { id: 7 })`.

#![allow(unreachable_pub, reason = "the macro is for public modules")]

use crate::abi::v1 as abi;

abi::client!();

/// An empty connector: the builder sets everything.
const CONNECTOR: &abi::Connector = &abi::connector("client");
