//! YAML to trees.

mod bounds;
mod errors;

use super::read;
use crate::diag::{Diagnostics, render};
use crate::text::Sources;
use crate::tree::Node;
use crate::tree::tests::{outline, print};
use expect_test::{Expect, expect};

fn outcome(text: &str) -> (Option<Node>, String) {
    let mut sources = Sources::default();
    let id = sources.add("a.yaml", None, text);
    let mut diags = Diagnostics::new();
    let node = read(text, id, &mut diags);
    (node, render::short(&diags.finish(), &sources))
}

/// Shows the JSON and the reports.
fn check(text: &str, expected: Expect) {
    let (node, reports) = outcome(text);
    expected.assert_eq(&(node.map_or(String::new(), |node| print(&node) + "\n") + &reports));
}

/// Shows the tree with the text of each place.
fn places(text: &str, expected: Expect) {
    expected.assert_eq(&outline(&outcome(text).0.unwrap(), text));
}

#[test]
fn every_key_and_value_knows_its_place() {
    places(
        "a: &x [1, no]\nb:\n  - c: \"d\" # e\n    f: {g: 'h' }\n  - *x\ni:\n",
        expect![[r#"
        map of 3 (0..57 a: &x [1, no]\nb:\n  - c: \"d\" # e\n    f: {g: \'h\' }\n  - *x\ni)
          "a" (0..1 a): list of 2 (3..13 &x [1, no])
            1 (7..8 1)
            "no" (10..12 no)
          "b" (14..15 b): list of 2 (19..55 - c: \"d\" # e\n    f: {g: \'h\' }\n  - *x)
            map of 2 (21..48 c: \"d\" # e\n    f: {g: \'h\' })
              "c" (21..22 c): "d" (24..27 \"d\")
              "f" (36..37 f): map of 1 (39..48 {g: \'h\' })
                "g" (40..41 g): "h" (43..46 \'h\')
            list of 2 (3..13 &x [1, no])
              1 (7..8 1)
              "no" (10..12 no)
          "i" (56..57 i): null (57..57 )
    "#]],
    );
    places(
        "é: [ü, 1]\n日本: 'x'\r\nz: |\r\n  ä\r\n  b\r\n\r\nq: w\r\n",
        expect![[r#"
        map of 4 (0..48 é: [ü, 1]\n日本: \'x\'\r\nz: |\r\n  ä\r\n  b\r\n\r\nq: w)
          "é" (0..2 é): list of 2 (4..11 [ü, 1])
            "ü" (5..7 ü)
            1 (9..10 1)
          "日本" (12..18 日本): "x" (20..23 \'x\')
          "z" (25..26 z): "ä\nb\n" (33..40 ä\r\n  b)
          "q" (44..45 q): "w" (47..48 w)
    "#]],
    );
    places(
        "- 'a#' # it's\n- &x !!str \"b\\\"#\" # \"\n- c # d\n- 'e''#' \n",
        expect![[r##"
        list of 4 (0..52 - \'a#\' # it\'s\n- &x !!str \"b\\\"#\" # \"\n- c # d\n- \'e\'\'#\')
          "a#" (2..6 \'a#\')
          "b\"#" (16..31 &x !!str \"b\\\"#\")
          "c" (38..39 c)
          "e'#" (46..52 \'e\'\'#\')
    "##]],
    );
    places(
        "- - a\n- [b: 1]\n- ? c\n  : d\n",
        expect![[r#"
        list of 3 (0..26 - - a\n- [b: 1]\n- ? c\n  : d)
          list of 1 (2..5 - a)
            "a" (4..5 a)
          list of 1 (8..14 [b: 1])
            map of 1 (9..13 b: 1)
              "b" (9..10 b): 1 (12..13 1)
          map of 1 (17..26 ? c\n  : d)
            "c" (19..20 c): "d" (25..26 d)
    "#]],
    );
}

#[test]
fn plain_scalars_have_the_type_of_their_form() {
    check(
        "[null, Null, ~, NULL, true, True, TRUE, false, False, FALSE]",
        expect![[r#"
        [null,null,null,null,true,true,true,false,false,false]
    "#]],
    );
    check(
        "[no, on, yes, Off, y, nULL, tRUE, 2024-01-01, 12:30, 1_000, 1.2.3, 0b1, '', 1e, +, .]",
        expect![[r#"
        ["no","on","yes","Off","y","nULL","tRUE","2024-01-01","12:30","1_000","1.2.3","0b1","","1e","+","."]
    "#]],
    );
    check(
        "[0, 7, -7, +7, 007, 0x1F, 0o17, 0xg, 0o8, 0x, -0x1]",
        expect![[r#"
        [0,7,-7,7,7,31,15,"0xg","0o8","0x","-0x1"]
    "#]],
    );
    check(
        "[.5, 1., +1.0, -.5e3, 1e3, 1E+03, 00.50, -0, 1.10, 123456789012345678901234567890]",
        expect![[r#"
        [0.5,1.0,1.0,-0.5e3,1e3,1E+03,0.50,-0,1.10,123456789012345678901234567890]
    "#]],
    );
    check(
        "[.inf, -.Inf, .NAN, -.nan]",
        expect![[r#"
        [".inf","-.Inf",".NAN","-.nan"]
        a.yaml:1:2: warning[C007]: JSON has no number `.inf`
        a.yaml:1:8: warning[C007]: JSON has no number `-.Inf`
        a.yaml:1:15: warning[C007]: JSON has no number `.NAN`
    "#]],
    );
    check(
        "[0xffffffffffffffffffffffffffffffff, 0x100000000000000000000000000000000]",
        expect![[r#"
        [340282366920938463463374607431768211455,"0x100000000000000000000000000000000"]
        a.yaml:1:38: warning[C007]: JSON has no number `0x100000000000000000000000000000000`
    "#]],
    );
}

#[test]
fn quotes_and_tags_decide() {
    check(
        "['1', \"true\", 'null', !!str 1, !!int '2', ! 3, !!float \"1.5\", !!null '', !x 4, !x '5']",
        expect![[r#"
        ["1","true","null","1",2,"3",1.5,null,4,"5"]
    "#]],
    );
    check(
        "!Thing { a: !!map { b: !!seq [1] } }",
        expect![[r#"
        {"a":{"b":[1]}}
    "#]],
    );
    check(
        "a: !!str\nb: !!str null\n",
        expect![[r#"
        {"a":"","b":"null"}
    "#]],
    );
}

#[test]
fn texts_over_lines() {
    check(
        "a: |\n  x\n   y\n\n  z\nb: >-\n  x\n  y\n\n  z\nc: x\n  y\nd: 'it''s\n  x'\ne: \"\\\"\\u00e9\\\n  x\"\n",
        expect![[r#"
        {"a":"x\n y\n\nz\n","b":"x y\nz","c":"x y","d":"it's x","e":"\"éx"}
    "#]],
    );
}

#[test]
fn names_are_texts() {
    check(
        "200: a\ntrue: b\n1.0: c\n~: d\n'': e\n? f\n: g\n0x1F: h\n",
        expect![[r#"
        {"200":"a","true":"b","1.0":"c","~":"d","":"e","f":"g","0x1F":"h"}
    "#]],
    );
    check(
        "{a, b: , \"c\":1}",
        expect![[r#"
        {"a":null,"b":null,"c":1}
    "#]],
    );
}

#[test]
fn what_stands_twice_is_reported() {
    check(
        "a: 1\nb: 2\na: 3\n",
        expect![[r#"
        {"b":2,"a":3}
        a.yaml:3:1: warning[C005]: `a` stands twice in one object
    "#]],
    );
    check(
        "200: 1\n'200': 2\n",
        expect![[r#"
        {"200":2}
        a.yaml:2:1: warning[C005]: `200` stands twice in one object
    "#]],
    );
}

#[test]
fn aliases_share_their_node() {
    let (node, _) = outcome("a: &x { b: [1] }\nc: *x\nd: [*x, *x]\n");
    let node = node.unwrap();
    assert_eq!(node.get("a"), node.get("c"), "places too");
    check(
        "a: &x 1\nb: *x\n*x : 2\n&y k: *y\n",
        expect![[r#"
        {"a":1,"b":1,"1":2,"k":"k"}
    "#]],
    );
    check(
        "a: &x 1\nb: &x 2\nc: *x\n",
        expect![[r#"
        {"a":1,"b":2,"c":2}
    "#]],
    );
}

#[test]
fn merge_keys() {
    check(
        "a: &x { p: 1, q: 2 }\nb: { <<: *x, q: 3 }\n",
        expect![[r#"
        {"a":{"p":1,"q":2},"b":{"q":3,"p":1}}
    "#]],
    );
    check(
        "a: &x { p: 1 }\nb: &y { p: 2, r: 3 }\nc:\n  <<: [*x, *y]\n  <<: { s: 4 }\n",
        expect![[r#"
        {"a":{"p":1},"b":{"p":2,"r":3},"c":{"p":1,"r":3,"s":4}}
    "#]],
    );
    check(
        "a: { '<<': 1 }\nb: { <<: 1, c: 2 }\n",
        expect![[r#"
        {"a":{"<<":1},"b":{"c":2}}
        a.yaml:2:6: warning[C007]: `<<` merges objects, but here stands a number
    "#]],
    );
    check(
        "a: &x { <<: { p: 1 }, q: 2 }\nb: { <<: *x }\n",
        expect![[r#"
        {"a":{"q":2,"p":1},"b":{"q":2,"p":1}}
    "#]],
    );
}

#[test]
fn the_first_document_counts() {
    check(
        "a: 1\n---\nb: 2\n",
        expect![[r#"
        {"a":1}
        a.yaml:3:1: warning[C008]: a second YAML document begins here
    "#]],
    );
    check(
        "---\na: 1\n...\n",
        expect![[r#"
        {"a":1}
    "#]],
    );
    check(
        "a: 1\n---\n",
        expect![[r#"
        {"a":1}
    "#]],
    );
    check(
        "%YAML 1.2\n---\na: 1\n",
        expect![[r#"
        {"a":1}
    "#]],
    );
    check(
        "# nothing",
        expect![[r#"
        null
    "#]],
    );
}

#[test]
fn lines_too_far_left_are_read_as_meant() {
    check(
        "p:\n  e: [\n  'a',\n b,\n]\n  f: 1\n",
        expect![[r#"
        {"p":{"e":["a","b"],"f":1}}
    "#]],
    );
    check(
        "p:\n- d: 'it''s\n\n  two\n lines'\n  e: \"a\\\nb\"\n",
        expect![[r#"
        {"p":[{"d":"it's\ntwo lines","e":"ab"}]}
    "#]],
    );
    check(
        "---\na: text's\n b x\nc: |\n  d: '\n  [\ne: {\n\"x\": 1, # }\n\"y\": it's}\n'f': &g !h [\n1]\n",
        expect![[r#"
        {"a":"text's b x","c":"d: '\n[\n","e":{"x":1,"y":"it's"},"f":[1]}
    "#]],
    );
    places(
        "é: 1\nb:\n  c: [\n  'ü',\n  1 ]\n  d: x\n",
        expect![[r#"
        map of 2 (0..36 é: 1\nb:\n  c: [\n  \'ü\',\n  1 ]\n  d: x)
          "é" (0..2 é): 1 (4..5 1)
          "b" (6..7 b): map of 2 (11..36 c: [\n  \'ü\',\n  1 ]\n  d: x)
            "c" (11..12 c): list of 2 (14..29 [\n  \'ü\',\n  1 ])
              "ü" (18..22 \'ü\')
              1 (26..27 1)
            "d" (32..33 d): "x" (35..36 x)
    "#]],
    );
    check(
        "p:\n  e: [\na\n  f: 1\n",
        expect![[r#"
        a.yaml:4:4: error[C002]: this is not valid YAML: illegal placement of ':' indicator
    "#]],
    );
}
