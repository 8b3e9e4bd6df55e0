//! The cargo features of groups, and the types that each has.

use super::{Config, expect, planned, spec};
use crate::config::{Client, Features};
use crate::plan::{Plan, Room, plan};

const TAGS: &str = include_str!("../../../../tests/fixtures/tags.yaml");

fn plan_of(document: &str, config: &Config) -> Plan {
    let (spec, mut diags) = spec(document, config);
    plan(&spec, config, "test.yaml", &mut diags)
}

fn tags() -> Config {
    Config { features: Features::Tags, ..Config::default() }
}

/// The items by feature.
fn rooms(plan: &Plan) -> String {
    let mut out = String::new();
    let groups = plan.groups.iter().enumerate().map(|(at, group)| (Room::Group(at), group.feature.as_deref()));
    for (room, feature) in groups.chain([(Room::Shared, None)]) {
        let items = plan.types.iter().filter(|item| item.room == room).map(|item| item.name.as_str());
        out += &format!("{}: {}\n", feature.unwrap_or("-"), items.collect::<Vec<_>>().join(" "));
    }
    out
}

#[test]
fn each_group_has_a_feature_with_the_types_that_it_alone_names() {
    expect![[r#"
        issues: Issue IssueSubject IssueLimits NewIssue State Label Fields ListIssuesError CreateIssueReply
        pull_requests: Pull
        default_: Level Region GetHealthReply GetHealthReplyLimits
        -: Check User UserLimits Problem Event ShapeMost98833820
    "#]]
    .assert_eq(&rooms(&plan_of(TAGS, &tags())));
}

#[test]
fn without_the_option_groups_have_no_feature() {
    // `Check` is in the module of its group, although `Event`, which no group uses, has a field of it: both are always compiled.
    expect![[r#"
        -: Issue IssueSubject IssueLimits NewIssue State Label Fields ListIssuesError CreateIssueReply
        -: Pull Check
        -: Level Region GetHealthReply GetHealthReplyLimits
        -: User UserLimits Problem Event ShapeMost98833820
    "#]]
    .assert_eq(&rooms(&plan_of(TAGS, &Config::default())));
}

/// The builder's method of a parameter requires no feature, so neither does its type.
#[test]
fn types_of_client_parameters_are_shared() {
    let config = Config { client_parameters: vec!["state".to_owned()], ..tags() };
    let rooms = rooms(&plan_of(TAGS, &config));
    let (groups, shared) = rooms.split_once("-: ").unwrap();
    assert!(shared.starts_with("State ") && !groups.contains("State"), "{rooms}");
}

#[test]
fn types_alone_have_the_features_too() {
    let plan = plan_of(TAGS, &Config { client: Client::Off, ..tags() });
    assert!(plan.groups.iter().all(|group| group.endpoints.is_empty()));
    expect![[r#"
        issues: Issue IssueSubject IssueLimits NewIssue State Label Fields
        pull_requests: Pull
        default_: Level Region GetHealthReply GetHealthReplyLimits
        -: Check User UserLimits Problem Event ShapeMost98833820
    "#]]
    .assert_eq(&rooms(&plan));
}

#[test]
fn without_tags_the_path_groups() {
    let document =
        "paths: { '/v1/pets': { get: {} }, '/v1/pets/{id}': { get: {} }, '/toys': { get: { tags: [toys] } } }";
    let lines = planned(document, &tags(), None);
    let modules: Vec<&str> = lines.lines().filter(|line| line.starts_with("module")).collect();
    expect![[r#"
        module toys if toys: Endpoints of `toys`.
        module pets if pets: Endpoints of `pets`."#]]
    .assert_eq(&modules.join("\n"));
}
