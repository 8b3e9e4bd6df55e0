//! The header `Link`, as servers write it.

use super::link::find;

#[test]
fn links() {
    let table = [
        (r#"<https://x/?p=2>; rel="next""#, Some("https://x/?p=2")),
        (r#"<a>; rel=prev, <b>; rel=next, <c>; rel=next"#, Some("b")),
        (r#"<a>;rel="last next""#, Some("a")),
        (r#"<a> ; REL = "NEXT""#, Some("a")),
        (r#"<a>; title="x; rel=next", <b>"#, None),
        (r#"<a>; title="\"<z>; rel=next"; rel=up, <b>; rel=next"#, Some("b")),
        (r#"<a>; rel=up; rel=next"#, None),
        (r#"<a?x=1,2;3>; rel="next"; x"#, Some("a?x=1,2;3")),
        (r#"<a>; rel=nextish, <b>; rel="x-next""#, None),
        ("<a>, <b>; rel=next", Some("b")),
        ("<a>; rel=next", Some("a")),
        ("<a; rel=next", None),
        ("a>; rel=next", None),
        (r#"<a>; rel="next"#, Some("a")),
        ("", None),
        (";;;,,,<>;;=", None),
    ];
    for (header, target) in table {
        assert_eq!(find(header, "next"), target, "{header}");
    }
}

/// A header that tries to cost more than its length. What is left is bounded by the size of headers; here it is far
/// larger, and would take hours if it were looked at again and again.
#[test]
fn a_long_header_takes_linear_time() {
    for piece in ["<", "<>", "<>;", ";", "\"", "<>;a=\"\\", "<a>; rel=\"x ", ","] {
        assert_eq!(find(&piece.repeat(1 << 17), "next"), None, "{piece}");
    }
}
