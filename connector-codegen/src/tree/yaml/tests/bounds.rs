//! Small texts that expand to large documents: one report, soon, and no panic.

use super::outcome;
use crate::tree::tests::{outline, processor};
use std::time::Duration;

fn too(code: &str, text: &str) {
    let start = processor();
    let (node, reports) = outcome(text);
    assert!(node.is_none() && reports.contains(&format!("error[{code}]")), "{reports}");
    assert_eq!(reports.lines().count(), 1, "{reports}");
    let time = processor() - start;
    println!("{code} {time:?}");
    assert!(time < Duration::from_secs(2), "{time:?}");
}

#[test]
fn too_deep_is_one_quick_report() {
    too("C003", &"[".repeat(10_000));
    too("C003", &"{a: ".repeat(10_000));
    too("C003", &"- ".repeat(10_000));
    too("C003", &(0..10_000).fold(String::new(), |text, level| text + &" ".repeat(level) + "a:\n"));
    let levels = |count: usize| "[".repeat(count) + &"]".repeat(count);
    assert!(outcome(&levels(256)).0.is_none(), "the parser itself stops at 255 brackets");
    assert!(outcome(&levels(255)).0.is_some());
    assert!(outcome(&("- ".repeat(256) + "a")).0.is_some());
    too("C003", &("- ".repeat(257) + "a"));
}

#[test]
fn aliases_add_to_the_depth() {
    let half = |anchor: &str, inner: &str| format!("{anchor}{}{inner}{}", "[".repeat(100), "]".repeat(100));
    too("C003", &format!("- {}\n- {}\n- {}\n", half("&a ", "1"), half("&b ", "*a"), half("&c ", "*b")));
    assert!(outcome(&format!("- {}\n- {}\n", half("&a ", "1"), half("&b ", "*a"))).0.is_some());
}

#[test]
fn a_billion_laughs_are_too_many() {
    let mut text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..30 {
        let last = level - 1;
        text += &format!("a{level}: &a{level} [{}]\n", vec![format!("*a{last}"); 10].join(", "));
    }
    too("C004", &text);
}

#[test]
fn long_texts_by_many_aliases_are_too_much() {
    too("C004", &format!("- &a {}\n{}", "x".repeat(200_000), "- *a\n".repeat(5_000)));
    let members: String = (0..20_000).map(|n| format!("k{n}: 1, ")).collect();
    too("C004", &format!("- &a {{{members}}}\n{}", "- { <<: *a }\n".repeat(100)));
}

#[test]
fn many_aliases_are_fine() {
    let (node, reports) = outcome(&format!("- &a [x]\n{}", "- *a\n".repeat(100_000)));
    assert_eq!(node.unwrap().as_list().unwrap().len(), 100_001);
    assert_eq!(reports, "");
}

#[test]
fn no_text_makes_it_panic() {
    let pieces = [
        "a", ":", " ", "\n", "- ", "? ", "[", "]", "{", "}", ",", "'", "\"", "|", ">", "&x ", "*x", "!!str ", "<<: ",
        "#", "\t", "---\n", "...\n", "%", "é", "\\", "\r\n", "  ", "1", "~",
    ];
    let mut seed = 1_u64;
    for _ in 0..5_000 {
        let mut text = String::new();
        for _ in 0..16 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text += pieces[(seed >> 33) as usize % pieces.len()];
        }
        let (node, reports) = outcome(&text);
        assert!(node.is_some() || !reports.is_empty(), "{text:?} vanished");
        if let Some(node) = node {
            assert!(!outline(&node, &text).contains("OUTSIDE"), "{text:?}");
        }
    }
}
