//! TOML texts and the nodes that come of them.

use super::{is_toml, read};
use crate::diag::{Diagnostics, render};
use crate::text::Sources;
use crate::tree::tests::outline;
use expect_test::{Expect, expect};

fn check(text: &str, expected: Expect) {
    let mut sources = Sources::default();
    let id = sources.add("d.toml", None, text);
    let mut diags = Diagnostics::new();
    let node = read(text, id, &mut diags);
    let reports = render::plain(&diags.finish(), &sources);
    expected.assert_eq(&(node.map_or(String::new(), |node| outline(&node, text)) + &reports));
}

#[test]
fn scalars_are_as_in_json() {
    check(
        "a = 1_000\nb = 0xff\nc = +1.50\nd = \"x\\ty\"\ne = 2026-07-01\nf = true\ng = inf\nh = 9223372036854775807\n",
        expect![[r#"
            map of 8 (0..95 a = 1_000\nb = 0xff\nc = +1.50\nd = \"x\\ty\"\ne = 2026-07-01\nf = true\ng = inf\nh = 9223372036854775807)
              "a" (0..1 a): 1000 (4..9 1_000)
              "b" (10..11 b): 255 (14..18 0xff)
              "c" (19..20 c): 1.50 (23..28 +1.50)
              "d" (29..30 d): "x\ty" (33..39 \"x\\ty\")
              "e" (40..41 e): "2026-07-01" (44..54 2026-07-01)
              "f" (55..56 f): true (59..63 true)
              "g" (64..65 g): "inf" (68..71 inf)
              "h" (72..73 h): 9223372036854775807 (76..95 9223372036854775807)
        "#]],
    );
}

#[test]
fn tables_in_pieces_have_the_place_of_all_of_them() {
    check(
        "connector = 1\n[endpoints.Ping]\nmethod = \"GET\"\n\n[endpoints.Ping.query]\n\"state?\" = \"string\"\n",
        expect![[r#"
        map of 2 (0..89 connector = 1\n[endpoints.Ping]\nmethod = \"GET\"\n\n[endpoints.Ping.query]\n\"state?\" = \"string\")
          "connector" (0..9 connector): 1 (12..13 1)
          "endpoints" (15..24 endpoints): map of 1 (25..89 Ping]\nmethod = \"GET\"\n\n[endpoints.Ping.query]\n\"state?\" = \"string\")
            "Ping" (25..29 Ping): map of 2 (31..89 method = \"GET\"\n\n[endpoints.Ping.query]\n\"state?\" = \"string\")
              "method" (31..37 method): "GET" (40..45 \"GET\")
              "query" (63..68 query): map of 1 (70..89 \"state?\" = \"string\")
                "state?" (70..78 \"state?\"): "string" (81..89 \"string\")
    "#]],
    );
}

#[test]
fn arrays_of_tables_and_inline_ones() {
    check(
        "servers = [{ url = \"a\" }, 'b']\n[[other]]\nx = 1\n[[other]]\nx = 2\n",
        expect![[r#"
            map of 2 (0..62 servers = [{ url = \"a\" }, \'b\']\n[[other]]\nx = 1\n[[other]]\nx = 2)
              "servers" (0..7 servers): list of 2 (10..30 [{ url = \"a\" }, \'b\'])
                map of 1 (11..24 { url = \"a\" })
                  "url" (13..16 url): "a" (19..22 \"a\")
                "b" (26..29 \'b\')
              "other" (33..38 other): list of 2 (40..62 \nx = 1\n[[other]]\nx = 2)
                map of 1 (41..46 x = 1)
                  "x" (41..42 x): 1 (45..46 1)
                map of 1 (57..62 x = 2)
                  "x" (57..58 x): 2 (61..62 2)
        "#]],
    );
}

#[test]
fn every_error_is_reported_at_its_place() {
    check(
        "a = 1\na = 2\nb = \n",
        expect![[r#"
        error[C002]: this is not valid TOML: duplicate key
         --> d.toml:2:1
          |
        2 | a = 2
          | ^
          |
          = help: the text was taken as TOML, since it begins with `key = value`

        error[C002]: this is not valid TOML: string values must be quoted, expected literal string
         --> d.toml:3:5
          |
        3 | b = 
          |     ^
          |
          = help: the text was taken as TOML, since it begins with `key = value`

    "#]],
    );
}

#[test]
fn it_is_told_by_its_first_line() {
    assert!(is_toml("# a comment\n\nconnector = 1\n"));
    assert!(is_toml("\"a b\" = 1"));
    assert!(!is_toml("connector: 1"));
    assert!(!is_toml("a: b = c"));
    assert!(!is_toml("{ \"a\": 1 }"));
    assert!(!is_toml(""));
}

#[test]
fn no_depth_breaks_it() {
    let text = format!("a = {}1{}", "[".repeat(10_000), "]".repeat(10_000));
    let mut diags = Diagnostics::new();
    assert!(read(&text, crate::text::SourceId(0), &mut diags).is_none());
    assert!(diags.mark() > 0);
    let text = format!("{}b = 1", "a.".repeat(10_000));
    assert!(read(&text, crate::text::SourceId(0), &mut diags).is_none());
}
