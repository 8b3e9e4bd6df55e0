//! The table of options: its docs, its page, and what it refuses.

use super::table::{Kind, OPTIONS};
use super::{Config, Group, Setting, page};
use expect_test::{Expect, expect, expect_file};

fn set(option: &str, value: impl Into<Setting>) -> Result<Config, String> {
    let mut config = Config::default();
    config.set(option, value.into()).map(|()| config)
}

fn refused(option: &str, value: impl Into<Setting>, expect: Expect) {
    expect.assert_eq(&set(option, value).unwrap_err());
}

#[test]
fn every_example_is_accepted_and_changes_something() {
    for row in OPTIONS {
        let config = set(row.name, row.example).unwrap();
        assert_ne!(config, Config::default(), "`{}` does nothing", row.name);
    }
}

#[test]
fn every_option_is_documented() {
    for row in OPTIONS {
        assert!(row.lines().next().is_some_and(|line| line.len() > 10), "`{}` has no docs", row.name);
        assert!(row.summary().len() < 120, "`{}`: the first sentence is long", row.name);
    }
}

#[test]
fn the_reference_page_is_fresh() {
    expect_file!["../../../docs/options.md"].assert_eq(&page::page());
}

#[test]
fn lists_and_pairs_are_added_to() {
    let mut config = Config::default();
    config.set("only", "issues/*".into()).unwrap();
    config.set("only", Setting::List(vec!["tag:pets".into(), "GET /pets/**".into()])).unwrap();
    assert_eq!(config.only, ["issues/*", "tag:pets", "GET /pets/**"]);
    config.set("formats", "date-time=string".into()).unwrap();
    config.set("formats", Setting::Pairs(vec![("money".into(), "my::Money".into())])).unwrap();
    assert_eq!(config.formats.len(), 2);
}

#[test]
fn a_key_may_hold_an_equals_sign() {
    let config = set("rename", "GET /a=b=get_a").unwrap();
    assert_eq!(config.rename.get("GET /a=b").map(String::as_str), Some("get_a"));
}

#[test]
fn an_attribute_may_hold_one_too() {
    let config = set("attributes", "New*=#[cfg_attr(feature = \"x\", derive(Hash))]").unwrap();
    assert_eq!(config.attributes, [("New*".to_owned(), "cfg_attr(feature = \"x\", derive(Hash))".to_owned())]);
    assert_eq!(set("attributes", "Pet=#[doc = \"a\"]").unwrap().attributes[0].1, "doc = \"a\"");
    assert_eq!(set("derive", "*=Eq, my::Tell").unwrap().derive.len(), 2);
}

#[test]
fn the_word_for_a_day_depends_on_the_format() {
    let path = |format: &str| set("formats", format!("{format}=chrono").as_str()).unwrap().formats[format].clone();
    assert_eq!((path("date").as_str(), path("date-time").as_str()), ("abi::ChronoDate", "abi::ChronoDateTime"));
}

#[test]
fn options_of_types_are_checked() {
    refused("derive", "*=Clone", expect!["`derive` cannot add `Clone`: generated types have it already"]);
    refused("derive", "*=Default", expect!["`derive` cannot add `Default`: `constructors` with `all` does"]);
    refused(
        "derive",
        "Pet=a b",
        expect!["`derive` cannot add `a b` to `Pet`: name derive macros such as `Hash` or `schemars::JsonSchema`"],
    );
    refused(
        "derive",
        "a/b=Hash",
        expect!["`derive` cannot find types by `a/b`: a pattern is a glob over Rust names (`New*`)"],
    );
    refused(
        "attributes",
        "Pet=must_use",
        expect![
            "`attributes` cannot put `must_use` before `Pet`: write an attribute as in Rust, such as `#[must_use]`"
        ],
    );
    refused(
        "replace",
        "Pet=my::",
        expect![
            "`replace` cannot put `my::` in the place of `Pet`: name a schema and the path of a type such as `crate::Money`"
        ],
    );
}

#[test]
fn a_choice_is_taken() {
    assert_eq!(set("group", "tag").unwrap().group, Group::Tag);
    assert_eq!(set("group", "flat").unwrap().group, Group::Flat);
}

#[test]
fn unknown_options_are_named() {
    refused("onyl", "a", expect!["there is no option `onyl`: did you mean `only`?"]);
    refused(
        "zzzzzzz",
        "a",
        expect![
            "there is no option `zzzzzzz`: there are: `name`, `only`, `except`, `group`, `features`, `nullable`, `integers`, `constructors`, `unknown`, `non_exhaustive`, `derive`, `attributes`, `replace`, `setters`, `client`, `bodies`, `client_parameters`, `formats`, `rename`, `documents`, `pagination`, `warnings`, `allow`, `warn`, `deny`"
        ],
    );
}

#[test]
fn wrong_values_are_named() {
    refused("group", "tags", expect!["`group` cannot be `tags`: did you mean `tag`?"]);
    refused(
        "formats",
        "date-time=strin",
        expect![
            "`formats` cannot map `date-time` to `strin`, which is neither a known word nor the path of a type such as `my::Type`: did you mean `string`?"
        ],
    );
    refused(
        "formats",
        "date-time=my::",
        expect![
            "`formats` cannot map `date-time` to `my::`, which is neither a known word nor the path of a type such as `my::Type`: there are: `string`, `date-time`, `timestamp`, `date`, `uuid`, `base64`, `chrono`, `chrono-date`, `time`, `time-date`, `rust_decimal`"
        ],
    );
    refused("formats", "date-time", expect!["`formats` takes `FORMAT=TYPE`, and `date-time` has no `=`"]);
    refused(
        "rename",
        "Pet=fn",
        expect!["`rename` cannot call `Pet` `fn`: a Rust name has letters, digits and `_`, and is no keyword"],
    );
    refused("name", Setting::List(vec![]), expect!["`name` takes one text"]);
    refused(
        "name",
        "1st",
        expect![
            "`name` cannot be `1st`: a crate's name has letters, digits, `-` and `_`, begins with a letter, and is no keyword of Rust"
        ],
    );
    refused(
        "only",
        "GET pets",
        expect![
            "`only` cannot be `GET pets`: a pattern is a glob over operation ids (`issues/*`), `tag:NAME`, or `METHOD /path/**`"
        ],
    );
    refused(
        "deny",
        "C999",
        expect![
            "`deny` cannot be `C999`: a code is `C` and three digits, as reports show it; `connector explain` lists all"
        ],
    );
}

#[test]
fn choices_have_words() {
    assert!(OPTIONS.iter().all(|row| !matches!(row.kind, Kind::Choice([]))));
}
