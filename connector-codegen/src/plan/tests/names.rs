//! Texts in, names out.

use super::Expect;
use super::expect;
use crate::config::{Config, Group};
use crate::diag::Diagnostics;
use crate::plan::name::{
    command_name, crate_name, field_name, flag_name, module_name, singular, type_name, variant_name,
};
use crate::plan::scope::{Glue, Scope};
use crate::text::{SourceId, Span};

fn names(make: fn(&str) -> String, texts: &[&str], want: Expect) {
    let got: Vec<String> = texts.iter().map(|text| make(text)).collect();
    want.assert_eq(&got.join(" "));
}

#[test]
fn types_are_words_in_capitals() {
    names(
        type_name,
        &[
            "pet",
            "HTTPServer",
            "UUIDv4",
            "userIDs",
            "OAuth2Token",
            "simple-user",
            "a.b/c d",
            "IP_address",
            "v1.0",
            "404",
            "Page<User>",
        ],
        expect!["Pet HttpServer UuidV4 UserIds OAuth2Token SimpleUser ABCD IpAddress V1_0 N404 PageUser"],
    );
}

#[test]
fn fields_are_words_with_underscores() {
    names(
        field_name,
        &[
            "type",
            "self",
            "gen",
            "perPage",
            "X-Total",
            "@id",
            "$ref",
            "_links",
            "+1",
            "-1",
            "2fa",
            "filter[name]",
            "a<",
            "",
            "_",
        ],
        expect![
            "type_ self_ gen_ per_page x_total id ref_ links plus_1 minus_1 n2fa filter_name a_less empty underscore"
        ],
    );
}

#[test]
fn symbols_are_spelled_where_they_mean_something() {
    names(
        variant_name,
        &[
            "",
            "+",
            "-",
            "<=",
            "*",
            "/",
            "C++",
            "C#",
            "-created",
            "in-review",
            "application/json",
            "50%",
            "self",
            "Self",
            ".",
        ],
        expect![
            "Empty Plus Minus LessEqual Star Slash CPlusPlus CHash MinusCreated InReview ApplicationJson N50Percent Self_ Self_ Dot"
        ],
    );
}

#[test]
fn other_scripts_stay_where_rust_can_read_them() {
    names(
        field_name,
        &["größe", "名前", "e\u{301}tat", "ﬁn", "a\u{200b}b", "🦀", "½"],
        expect!["größe 名前 etat ufb01n a_b u1f980 ubd"],
    );
    names(type_name, &["größe", "ß", "名前"], expect!["Größe SS 名前"]);
    names(module_name, &["größe", "名前", "é1"], expect!["gruf6udfe u540du524d ue91"]);
}

#[test]
fn any_text_makes_an_identifier() {
    let valid = |name: &str| syn::parse_str::<proc_macro2::Ident>(name).is_ok();
    let chars = (0..0x3100).chain(0xa000..0xa100).chain(0xfb00..0x1_0000).filter_map(char::from_u32);
    let texts = chars.flat_map(|c| [c.to_string(), format!("a{c}b"), format!("{c}1")]);
    let odd = ["try", "r#type", "macro_rules", "a.b.c", "--", "<T>", "{{x}}", "\u{1f980}\u{fe0f}", "a'b"];
    for text in texts.chain(odd.map(str::to_owned)) {
        for make in [type_name, field_name, module_name, crate_name, variant_name] {
            let name = make(&text);
            assert!(valid(&name), "{text:?} made {name:?}");
        }
        assert!(flag_name(&text).len() > 2, "{text:?}");
    }
}

#[test]
fn long_names_are_cut_and_stay_apart() {
    let long = "a".repeat(10_000);
    let other = format!("{long}b");
    assert_eq!(field_name(&long).len(), 119);
    assert_ne!(field_name(&long), field_name(&other));
    assert!(module_name(&long).len() <= 60);
    assert!(type_name(&"é".repeat(300)).len() <= 120);
}

#[test]
fn flags_commands_and_crates() {
    names(flag_name, &["perPage", "X-Trace", "type", "2fa"], expect!["--per-page --x-trace --type --2fa"]);
    names(command_name, &["issues/list", "listPets"], expect!["issues-list list-pets"]);
    names(
        crate_name,
        &["Pet Store", "GitHub v3 REST API", "日本", "std", "4chan"],
        expect!["pet_store git_hub_v3_rest_api client std_client n4chan"],
    );
}

#[test]
fn singulars_follow_a_rule_of_thumb() {
    let one = |name| singular(name).unwrap_or_else(|| "-".to_owned());
    let got: Vec<String> =
        ["Labels", "Entries", "Boxes", "Statuses", "Address", "Status", "Data", "Us"].map(one).into();
    expect!["Label Entry Box Status - - - -"].assert_eq(&got.join(" "));
}

#[test]
fn clashes_get_numbers_in_source_order() {
    let mut diags = Diagnostics::new();
    let span = |at| Span::new(SourceId(0), at, at + 1);
    let mut scope = Scope::new(Glue::Snake, &[&["timeout"]]);
    let mut claim = |name: &str, at| scope.claim(name.to_owned(), span(at), &mut diags);
    let got = [
        claim("a", 0),
        claim("a", 2),
        claim("a_2", 4),
        claim("a", 6),
        claim("timeout", 8),
        claim("timeout", 9),
        claim("type_", 10),
        claim("type_", 11),
    ];
    expect!["a a_2 a_2_2 a_3 timeout_ timeout_2 type_ type_2"].assert_eq(&got.join(" "));
    let reports: Vec<_> = diags.finish().iter().map(|d| (d.code.id, d.message.clone(), d.labels.len())).collect();
    expect![[r#"
        [
            (
                "C301",
                "`a` is taken already; this one is `a_2`",
                2,
            ),
            (
                "C301",
                "`a_2` is taken already; this one is `a_2_2`",
                2,
            ),
            (
                "C301",
                "`a` is taken already; this one is `a_3`",
                2,
            ),
            (
                "C301",
                "`type_` is taken already; this one is `type_2`",
                2,
            ),
        ]
    "#]]
    .assert_debug_eq(&reports);
}

const TAGGED: &str = "
tags: [{ name: pulls }, { name: issues, description: Things to do. }]
paths:
  /a: { get: { operationId: issues/list, tags: [issues] }, post: { operationId: issues/clone, tags: [issues] } }
  /b: { get: { operationId: pulls/list, tags: [pulls, issues] } }
  /c: { get: { tags: [Other Things] }, delete: {} }
  /: { get: { operationId: builder } }
";

#[test]
fn groups_follow_the_tags() {
    super::check(
        TAGGED,
        expect![[r#"
            client test_client
              title: Test
            module pulls: Endpoints of `pulls`.
            fn pulls_list() -> () ! abi::Undeclared  [PullsList: GET /b]
              /// `GET /b`
              replies: empty(2XX)
            module issues: Things to do.
            fn issues_list() -> () ! abi::Undeclared  [IssuesList: GET /a]
              /// `GET /a`
              replies: empty(2XX)
            fn issues_clone() -> () ! abi::Undeclared  [IssuesClone: POST /a]
              /// `POST /a`
              replies: empty(2XX)
            module other_things: Endpoints of `Other Things`.
            fn get_c() -> () ! abi::Undeclared  [GetC: GET /c]
              /// `GET /c`
              replies: empty(2XX)
            module c: Endpoints of `c`.
            fn delete_c() -> () ! abi::Undeclared  [DeleteC: DELETE /c]
              /// `DELETE /c`
              replies: empty(2XX)
            module root: Endpoints of `root`.
            fn builder_() -> () ! abi::Undeclared  [Builder: GET /]
              /// `GET /`
              replies: empty(2XX)
        "#]],
    );
}

#[test]
fn a_group_of_its_own_shortens_the_methods() {
    let config = Config { group: Group::Tag, ..Config::default() };
    expect![[r#"
        client test_client
          title: Test
        module pulls Pulls: Endpoints of `pulls`.
        fn list() -> () ! abi::Undeclared  [PullsList: GET /b]
          /// `GET /b`
          replies: empty(2XX)
        module issues Issues: Things to do.
        fn list() -> () ! abi::Undeclared  [IssuesList: GET /a]
          /// `GET /a`
          replies: empty(2XX)
        fn clone_() -> () ! abi::Undeclared  [IssuesClone: POST /a]
          /// `POST /a`
          replies: empty(2XX)
        module other_things OtherThings: Endpoints of `Other Things`.
        fn get_c() -> () ! abi::Undeclared  [GetC: GET /c]
          /// `GET /c`
          replies: empty(2XX)
        module c C: Endpoints of `c`.
        fn delete_c() -> () ! abi::Undeclared  [DeleteC: DELETE /c]
          /// `DELETE /c`
          replies: empty(2XX)
        module root Root: Endpoints of `root`.
        fn builder() -> () ! abi::Undeclared  [Builder: GET /]
          /// `GET /`
          replies: empty(2XX)
    "#]]
    .assert_eq(&super::planned(TAGGED, &config, None));
}

#[test]
fn a_user_can_rename() {
    let rename = [("GET /a", "all"), ("b", "second one"), ("pet", "Animal")];
    let rename = rename.map(|(from, to)| (from.to_owned(), to.to_owned())).into();
    let config = Config { rename, ..Config::default() };
    let text = "
paths: { /a: { get: {} }, /b: { get: { operationId: b } } }
components: { schemas: { pet: { type: string } } }
";
    expect![[r#"
        client test_client
          title: Test
        module a: Endpoints of `a`.
        fn all() -> () ! abi::Undeclared  [All: GET /a]
          /// `GET /a`
          replies: empty(2XX)
        module b: Endpoints of `b`.
        fn second_one() -> () ! abi::Undeclared  [SecondOne: GET /b]
          /// `GET /b`
          replies: empty(2XX)
        type Animal = String
          /// `pet`
    "#]]
    .assert_eq(&super::planned(text, &config, None));
}

/// With the reason in words, the name of a variant's content would have more than 60 characters.
#[test]
fn the_content_of_a_long_variant_has_the_status_in_its_name() {
    let document = "
paths:
  /a:
    get:
      operationId: deleteCharactersMailLabelsAndAllOfTheirChildren
      responses:
        '404': { description: a, content: { application/json: { schema: { properties: { a: { type: string } } } } } }
        '422': { description: b, content: { application/json: { schema: { properties: { b: { type: string } } } } } }
";
    let text = super::planned(document, &Config::default(), None);
    let names: Vec<_> = text.lines().filter_map(|line| line.strip_prefix("struct ")).collect();
    expect!["DeleteCharactersMailLabelsAndAllOfTheirChildrenNotFound DeleteCharactersMailLabelsAndAllOfTheirChildrenStatus422"].assert_eq(&names.join(" "));
}
