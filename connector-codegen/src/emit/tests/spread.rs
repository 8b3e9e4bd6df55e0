//! Modules of lists that are too long for one file.

use super::{children, endpoint, group, item, plan};
use crate::emit::{Module, emit, size};
use crate::output::source;
use crate::plan::{Endpoint, Group, Item, Kind, Room, Value};
use connector_tables::{self as tables, View as _};

/// An enum of that many lines.
fn long(name: &str, lines: usize) -> Item {
    let value = |at: usize| Value { name: format!("V{at}"), value: at.into(), docs: vec!["`x`".to_owned()] };
    Item { room: Room::Shared, ..item(name, Kind::IntegerEnum((0..(lines - 8) / 3).map(value).collect())) }
}

/// The room of all types.
fn shared(items: Vec<Item>) -> Module {
    let module = emit(&plan(Vec::new(), items));
    module.children[0].children[0].clone()
}

fn numbered(name: &str, count: usize, lines: usize) -> Vec<Item> {
    (0..count).map(|at| long(&format!("{name}Kind{at}"), lines)).collect()
}

#[test]
fn a_large_room_is_spread_by_words() {
    let mut all = numbered("IssueEvent", 30, 65);
    all.extend(numbered("IssueUser", 30, 65));
    all.extend(numbered("If", 10, 65));
    all.push(long("É", 65));
    let shared = shared(all);
    assert_eq!(children(&shared), ["if_", "issue"]);
    assert_eq!(children(&shared.children[1]), ["issue_event", "issue_user"]);
    assert!(shared.items.to_string().contains("pub enum É"));
}

#[test]
fn words_that_nearly_all_have_are_no_seam() {
    let names = ["Created", "Edited", "Gone"].map(|last| format!("WebhookPullRequestReviewComment{last}"));
    let all = names.iter().flat_map(|name| numbered(name, 10, 80)).collect();
    let names = ["created", "edited", "gone"].map(|last| format!("webhook_pull_request_review_comment_{last}"));
    assert_eq!(children(&shared(all)), names);
}

#[test]
fn small_parts_have_modules_if_too_much_is_left() {
    let words = |letters: std::ops::RangeInclusive<char>| letters.map(|letter| format!("{letter}x"));
    let of = |word: String, lines: usize| numbered(&format!("{}Kind", word.to_uppercase().replace('X', "x")), 2, lines);
    // 13 words of 140 lines fit into one file; 26 do not.
    assert_eq!(
        children(&emit(&plan(Vec::new(), words('a'..='m').flat_map(|word| of(word, 70)).collect())).children[0]),
        [""; 0]
    );
    let all = words('a'..='z').flat_map(|word| of(word, 70)).collect();
    assert_eq!(children(&shared(all)).len(), 26);
}

#[test]
fn one_item_stays_whole() {
    assert_eq!(children(&shared(vec![long("IssueEvent", 5_000)])), [""; 0]);
}

#[test]
fn no_module_is_called_like_what_rooms_import() {
    let mut all = numbered("Types", 30, 65);
    all.extend(numbered("Abi", 30, 65));
    assert_eq!(children(&shared(all)), ["abi_", "types_"]);
}

#[test]
fn a_few_long_types_are_spread_too() {
    let module = emit(&plan(Vec::new(), numbered("Issue", 3, 1_000)));
    assert_eq!(children(&module.children[0]), ["shared"]);
}

#[test]
fn endpoints_are_spread_by_what_their_paths_do_not_share() {
    let of = |path: String| {
        let params: Vec<tables::Param<'_>> = vec![tables::query("a_parameter_with_a_long_name"); 20];
        Endpoint { table: tables::get("x", &path).params(&params).to_buf(), ..endpoint() }
    };
    let paths =
        ["a", "b", "c"].iter().flat_map(|last| (0..20).map(move |at| format!("/all/of/them/{last}/{{id}}/x{at}")));
    let group = Group { module: "pets".to_owned(), ..group(paths.map(of).collect()) };
    let module = emit(&plan(vec![group], Vec::new()));
    assert_eq!(children(&module.children[0]), ["a", "b", "c"]);
}

#[test]
fn estimates_are_near_what_is_printed() {
    let plan = super::tracker();
    let (mut estimated, mut printed) = (0, 0);
    for item in &plan.types {
        let items = crate::emit::types::item(item, &plan);
        // One line is the header.
        let lines = source(&Module { items, ..Module::default() }, "x").lines().count() - 1;
        let guess = size::of_item(item);
        assert!(guess.abs_diff(lines) <= 4, "{}: {lines} lines, estimated {guess}", item.name);
        estimated += guess;
        printed += lines;
    }
    assert!(estimated.abs_diff(printed) * 20 <= printed, "types: {printed} lines, estimated {estimated}");
    for (group, module) in plan.groups.iter().zip(&emit(&plan).children) {
        let guess: usize = group.endpoints.iter().map(size::of_endpoint).sum();
        let lines = source(&Module { items: module.items.clone(), ..Module::default() }, "x").lines().count();
        // The header, two imports, and the braces of one `impl`.
        assert!(guess.abs_diff(lines - 5) * 10 <= lines, "{}: {lines} lines, estimated {guess}", group.module);
    }
}
