//! Names of headers that belong to the connection, not to a request.
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

#[cfg(test)]
mod tests {
    use super::is_framing;

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
