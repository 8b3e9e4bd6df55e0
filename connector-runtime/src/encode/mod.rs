//! Writes JSON values as text of a request: path, query, headers, cookies, templates. Bodies are in `media`. This room uses no
//! other.
//!
//! Separate from the engine because each location has its own escapes: `a b` is `a%20b` in a path or query and `a+b` in a
//! form. All of it works on JSON text, so none of it is generic over the types of a client.

pub(crate) mod header;
pub(crate) mod path;
pub(crate) mod style;
pub(crate) mod template;
pub(crate) mod value;

use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, utf8_percent_encode};

/// Everything but RFC 3986's unreserved characters.
const ALL: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Characters that a URL cannot contain.
const ILLEGAL: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// Characters that are escaped even with `allowReserved`. Of RFC 6570's reserved set, `#` would end the query and `&` the parameter,
/// so those two are written as `%23` and `%26`. A `%` stays, since the value may hold triples.
const RESERVED: &AsciiSet = &ILLEGAL.add(b'%').add(b'&');

/// The alphabet of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Escape {
    /// Path, query, cookie: everything but unreserved characters is `%XX`.
    All,
    /// A query parameter that allows reserved characters.
    Reserved,
    /// A form's body: like `All`, but a blank is `+`.
    Form,
    /// A header: as it is. What a header cannot hold is refused when it is made.
    Nothing,
}

/// Writes text in the alphabet of its place.
pub(crate) fn put(out: &mut String, text: &str, escape: Escape) {
    match escape {
        Escape::All => out.extend(utf8_percent_encode(text, ALL)),
        Escape::Reserved => put_reserved(out, text),
        Escape::Form => {
            for (at, word) in text.split(' ').enumerate() {
                if at > 0 {
                    out.push('+');
                }
                out.extend(utf8_percent_encode(word, ALL));
            }
        }
        Escape::Nothing => out.push_str(text),
    }
}

/// A triple such as `%2F` stays; a lone `%` becomes `%25`.
fn put_reserved(out: &mut String, text: &str) {
    for (at, piece) in text.split('%').enumerate() {
        if at > 0 {
            let triple = piece.len() >= 2 && piece.bytes().take(2).all(|byte| byte.is_ascii_hexdigit());
            out.push_str(if triple { "%" } else { "%25" });
        }
        out.extend(utf8_percent_encode(piece, RESERVED));
    }
}
