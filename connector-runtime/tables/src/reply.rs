//! A response that an endpoint may return: its status, and how its body is read.
//!
//! `404` with plain text is `text(404)`, every other failure with JSON is `json(DEFAULT)`.

use crate::MediaKind;

/// A status of a response; 1 to 9 are ranges such as 4XX, and [`DEFAULT`] is every status that is not declared.
///
/// No other field of a table is a `u16`, so that a walk can tell a status from a count.
pub type Status = u16;

/// The status of a response for all undeclared statuses.
pub const DEFAULT: Status = 0;

/// Returns the status for a range of a hundred: `range(4)` is 4XX.
pub const fn range(hundreds: u16) -> Status {
    hundreds
}

table! {
    /// A response that an endpoint may return. Its position in the table is that of its variant in the enum, if the
    /// output or error is one.
    ReplySpec / ReplySpecBuf {
        /// The status.
        status: (is Status) = 200,
        /// Format of the body.
        kind: (is MediaKind) = MediaKind::Json,
        /// Media range of the body, if several responses share a status.
        media: (? text),
    }
    make {
        /// Creates a JSON response.
        json(status: (is Status)) if kind = MediaKind::Json;
        /// Creates a response with a form: `a=1&b=2`.
        form(status: (is Status)) if kind = MediaKind::Form;
        /// Creates a response of several parts, read as a stream of bytes.
        multipart(status: (is Status)) if kind = MediaKind::Multipart;
        /// Creates an XML response.
        xml(status: (is Status)) if kind = MediaKind::Xml;
        /// Creates a CSV response.
        csv(status: (is Status)) if kind = MediaKind::Csv;
        /// Creates a response of plain text.
        text(status: (is Status)) if kind = MediaKind::Text;
        /// Creates a response of bytes, read as a stream.
        bytes(status: (is Status)) if kind = MediaKind::Bytes;
        /// Creates a response that a codec of the user reads.
        custom(status: (is Status)) if kind = MediaKind::Custom;
        /// Creates a response without a body.
        empty(status: (is Status)) if kind = MediaKind::Empty;
        /// Creates a response of any kind. Kinds without a constructor of their own are printed with it.
        reply(status: (is Status), kind: (is MediaKind));
    }
}
