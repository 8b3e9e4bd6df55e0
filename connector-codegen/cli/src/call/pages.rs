//! `--all`: the items of every page.
//!
//! Apart from a single reply because a walk may be long: each item is printed when its page came, on a line of its own,
//! so that another program can read along, and what came before a failure is not lost. `[{"id":1}]` and `[{"id":2}]` are
//! two lines.

use super::print;
use crate::json::Json;
use crate::stop::Stop;
use connector_runtime::abi::v1::{Failure, FromReply, Walk};

/// Prints the items of all pages, at most so many.
pub(super) async fn items(walk: &mut Walk, limit: usize, failed: &dyn Fn(Box<Failure>) -> Stop) -> Result<(), Stop> {
    let mut left = limit;
    while left > 0 {
        let Some(reply) = walk.next().await else { return Ok(()) };
        let mut reply = reply.map_err(failed)?;
        let value = Json::from_reply(&mut reply);
        let items = match value.map_err(|error| Stop::failed(format!("a page cannot be read: {error}")))? {
            Json::List(items) => items,
            Json::Null => Vec::new(),
            _ => {
                return Err(Stop::failed("the reply is no list: call it without --all, or say `items` in its `reply`"));
            }
        };
        for item in items.iter().take(left) {
            print::line(item)?;
        }
        left = left.saturating_sub(items.len());
    }
    Ok(())
}
