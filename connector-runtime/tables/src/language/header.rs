//! Names of headers: which names HTTP allows, and which belong to the connection, not to a request.
//!
//! `Content-Length` and `proxy-authorization` do; `Content-Type` does not.

/// Those that do not begin with `proxy-`.
const FRAMING: &[&str] =
    &["connection", "content-length", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade"];

/// Returns `true` if a header determines where a message ends or what becomes of its connection. A value that contradicts
/// what the transport does cuts the body, or makes a second request of its rest.
pub fn is_framing(name: &str) -> bool {
    let is_proxy = name.get(..6).is_some_and(|start| start.eq_ignore_ascii_case("proxy-"));
    is_proxy || FRAMING.iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// Returns `true` if HTTP allows a text as a name: of a header, a method or a media type (RFC 9110, section 5.6.2).
pub fn is_token(name: &str) -> bool {
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !name.is_empty() && name.bytes().all(is_allowed)
}

#[cfg(test)]
mod tests {
    use super::{is_framing, is_token};

    #[test]
    fn tokens() {
        assert!(is_token("X-Trace") && is_token("M-SEARCH") && is_token("a`b"));
        assert!(!is_token("") && !is_token("a b") && !is_token("a:") && !is_token("é"));
    }

    #[test]
    fn names() {
        for name in ["Content-Length", "te", "Proxy-Authorization"] {
            assert!(is_framing(name), "{name}");
        }
        for name in ["Content-Type", "tea", "proxy", ""] {
            assert!(!is_framing(name), "{name}");
        }
    }
}
