//! JSON pointers, by the examples of RFC 6901, section 5, and beyond.

use crate::{Document, find, put};

const RFC: &str = r#"{"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\j":5,"k\"l":6," ":7,"m~n":8}"#;

#[track_caller]
fn check(text: &str, pointer: &str, expected: Option<&str>) {
    let document = Document::parse(text.as_bytes()).unwrap();
    let doc = document.doc();
    assert_eq!(find(doc.root(), pointer).map(|node| node.source()), expected, "{pointer}");
}

#[test]
fn examples_of_the_rfc() {
    check(RFC, "", Some(RFC));
    let table = [
        ("/foo", r#"["bar","baz"]"#),
        ("/foo/0", "\"bar\""),
        ("/", "0"),
        ("/a~1b", "1"),
        ("/c%d", "2"),
        ("/e^f", "3"),
        ("/g|h", "4"),
        (r"/i\j", "5"),
        ("/k\"l", "6"),
        ("/ ", "7"),
        ("/m~0n", "8"),
    ];
    for (pointer, value) in table {
        check(RFC, pointer, Some(value));
    }
}

#[test]
fn what_is_not_there() {
    for pointer in ["/no", "/foo/2", "/foo/-", "/foo/00", "/foo/+1", "/foo/0/x", "//", "/foo/", "/a/b", "foo", "foo/0"]
    {
        check(RFC, pointer, None);
    }
    let sources = r#"{"a": [ true , null, -1.50e2 ,"x,]", {} , [ [ ] ] ], "b":{"c" : false}}"#;
    let table = [
        ("/a/0", "true"),
        ("/a/1", "null"),
        ("/a/2", "-1.50e2"),
        ("/a/3", "\"x,]\""),
        ("/a/4", "{}"),
        ("/a/5", "[ [ ] ]"),
        ("/b", r#"{"c" : false}"#),
        ("/b/c", "false"),
    ];
    for (pointer, value) in table {
        check(sources, pointer, Some(value));
    }
}

#[track_caller]
fn check_put(text: &str, pointer: &str, expected: &str) {
    let document = Document::parse(text.as_bytes()).unwrap();
    let doc = document.doc();
    assert_eq!(String::from_utf8(put(Some(doc.root()), pointer, "9")).unwrap(), expected);
}

#[test]
fn something_else_in_its_place() {
    check_put(r#"{"a": 1.50, "b":[ 2 ]}"#, "/a", r#"{"a":9,"b":[ 2 ]}"#);
    check_put(r#"{"a":{"b":{"c":1,"d":"\u00e9"}}}"#, "/a/b/c", r#"{"a":{"b":{"c":9,"d":"\u00e9"}}}"#);
    check_put(r#"{"x":1}"#, "/a/b", r#"{"x":1,"a":{"b":9}}"#);
    check_put(r#"{"a":null}"#, "/a/b", r#"{"a":{"b":9}}"#);
    check_put(r#"{"a":[1,2,3]}"#, "/a/1", r#"{"a":[1,9,3]}"#);
    check_put(r#"{"a":[1]}"#, "/a/1", r#"{"a":[1,9]}"#);
    check_put(r#"{"a":[]}"#, "/a/7/b", r#"{"a":[{"b":9}]}"#);
    check_put(r#"{"a":[1]}"#, "/a/-", r#"{"a":[1,9]}"#);
    check_put(r#"{"a~b/c":1}"#, "/a~0b~1c", r#"{"a~b/c":9}"#);
    check_put("{}", "/\"", r#"{"\"":9}"#);
    check_put("{}", "", "9");
    assert_eq!(put(None, "/a", "9"), br#"{"a":9}"#);
}
