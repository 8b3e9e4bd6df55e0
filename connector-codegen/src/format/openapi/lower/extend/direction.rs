//! The direction of an operation: data is received or sent.
//!
//! `POST` with `x-connector-direction: receive` and `x-connector-safe: true` receives, and may be sent twice.

use super::member;
use crate::catalog::keys::Kind;
use crate::catalog::keys::read::Read as _;
use crate::diag::code;
use crate::format::openapi::cx::Cx;
use crate::spec::Direction;
use crate::tree::Node;

/// The direction that an operation says, which must fit its method. `usual` is the method's.
pub(super) fn direction(cx: &mut Cx<'_>, node: &Node, method: &str, usual: Direction) -> Direction {
    let Some(said) = member(node, "x-connector-direction") else { return usual };
    if !cx.fits(said, &Kind::Word(Direction::WORDS)) {
        return usual;
    }
    let direction = said.as_str().and_then(Direction::of).unwrap_or(usual);
    let reads = method == "POST" && direction == Direction::Receive;
    if direction != usual && !(reads && node.is_true("x-connector-safe")) {
        let message = format!("{method} {usual}s, and the direction says `{direction}`");
        let report = cx.diags.report(&code::DIRECTION, said.span, message);
        report.help(match reads {
            true => "a POST that only reads says `safe: true`, too",
            false => "leave the direction out, or use another method",
        });
    }
    direction
}
