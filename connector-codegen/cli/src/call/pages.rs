//! `--all`: the items of every page.
//!
//! Each item is printed on its own line as soon as its page is received, so that another program can read along and a
//! failure loses no items. The pages `[{"id":1}]` and `[{"id":2}]` are two lines.

use super::print;
use crate::json::Json;
use crate::stop::Stop;
use connector_runtime::abi::v1::{Failure, FromReply, Page, Walk};

const HELP: &str = "call the endpoint without --all, or say in a description where its items stand, by `items` of its \
                    `reply` (`connector import openapi` writes one to begin with)";

/// Prints the items of all pages, up to `limit`.
pub(super) async fn items(walk: &mut Walk, limit: usize, failed: &dyn Fn(Box<Failure>) -> Stop) -> Result<(), Stop> {
    let mut left = limit;
    while left > 0 {
        let Some(reply) = walk.next().await else { return Ok(()) };
        let mut reply = reply.map_err(failed)?;
        let items =
            Page::<Json>::from_reply(&mut reply).map_err(|error| Stop::failed(format!("{error}; {HELP}")))?.items;
        for item in items.iter().take(left) {
            print::line(item)?;
        }
        left = left.saturating_sub(items.len());
    }
    Ok(())
}
