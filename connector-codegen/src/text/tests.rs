//! Places, and bytes to text.

use super::{BLOCK, Sources, Span, decode};

/// `line:column` of the first `^` of the text, which is taken out first.
fn position(text: &str) -> String {
    let at = text.find('^').unwrap();
    let mut sources = Sources::default();
    let id = sources.add("a", None, text.replacen('^', "", 1));
    let (line, column) = sources.line_column(Span::new(id, at, at));
    format!("{line}:{column}")
}

#[test]
fn lines_and_columns_begin_at_one() {
    assert_eq!(position("a: ^1"), "1:4");
    assert_eq!(position("^"), "1:1");
    assert_eq!(position("a\n^b"), "2:1");
    assert_eq!(position("a\nb\n^"), "3:1");
    assert_eq!(position("a^\nb"), "1:2");
    assert_eq!(position("a\r\nbc^"), "2:3");
}

#[test]
fn columns_count_characters() {
    assert_eq!(position("é: ^1"), "1:4");
    assert_eq!(position("日本: 𝄞^"), "1:6");
}

#[test]
fn places_outside_are_moved_in() {
    let mut sources = Sources::default();
    let id = sources.add("a", None, "é\n");
    assert_eq!(sources.line_column(Span::new(id, 99, 100)), (2, 1));
    assert_eq!(sources.line_column(Span::new(id, 1, 2)), (1, 1));
    assert_eq!(sources.line_column(Span::new(super::SourceId(9), 1, 2)), (1, 1));
}

#[test]
fn columns_are_right_after_many_blocks() {
    let text = "é".repeat(BLOCK) + "\n" + &"xé".repeat(BLOCK);
    for at in [0, 2, BLOCK, 2 * BLOCK - 2, 2 * BLOCK + 1, 3 * BLOCK + 2, text.len()] {
        let mut at = at;
        while !text.is_char_boundary(at) {
            at += 1;
        }
        let before = &text[..at];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
        let mut sources = Sources::default();
        let id = sources.add("a", None, text.clone());
        assert_eq!(sources.line_column(Span::new(id, at, at)), (line, column), "at {at}");
    }
}

#[test]
fn a_line_stands_without_its_break() {
    let mut sources = Sources::default();
    let id = sources.add("a", None, "one\r\n\ntwo");
    let source = sources.get(id).unwrap();
    let line = |n| &source.text[source.line_range(n)];
    assert_eq!([line(1), line(2), line(3), line(4)], ["one", "", "two", ""]);
}

#[test]
fn marks_and_utf16_are_understood() {
    assert_eq!(decode("\u{feff}aé".as_bytes()).unwrap(), "aé");
    assert_eq!(decode(b"\xff\xfea\0\xe9\0").unwrap(), "aé");
    assert_eq!(decode(b"\xfe\xff\0a\xd8\x34\xdd\x1e").unwrap(), "a𝄞");
    assert_eq!(decode(b"").unwrap(), "");
}

#[test]
fn what_is_no_text_is_told_with_its_byte() {
    assert_eq!(decode(b"ab\n\xff").unwrap_err(), "not valid UTF-8 at byte 3 (line 2); save the file as UTF-8");
    assert_eq!(decode(b"\xef\xbb\xbfa\xc3").unwrap_err(), "not valid UTF-8 at byte 4 (line 1); save the file as UTF-8");
    assert_eq!(decode(b"\xff\xfea\0\x00\xd8").unwrap_err(), "not valid UTF-16 at byte 4");
    assert_eq!(decode(b"\xff\xfea\0b").unwrap_err(), "not valid UTF-16 at byte 4: half a character at the end");
}
