//! Tables of behavior and auth, as they are laid out in generated code.

use super::{endpoint, group, inner, plan, print, texts};
use crate::plan::{Endpoint, Plan};
use connector_tables::{self as tables, Place, TokenFormat, View as _, slot, source};
use expect_test::{Expect, expect};

/// The table of an endpoint with that behavior.
fn check(behavior: tables::Behavior<'_>, expected: Expect) {
    let mut one: Endpoint = endpoint();
    one.table.behavior = Box::new(behavior.to_buf());
    let text = print(&plan(vec![group(vec![one])], Vec::new()));
    let pets = inner(&text, "pets");
    let table = pets.split("abi::Table = ").nth(1).unwrap().split("\n}").next().unwrap();
    expected.assert_eq(&format!("{}\n", table.trim()));
}

#[test]
fn a_single_setting_is_short() {
    check(
        tables::behavior().retry(tables::retry().attempts(1)),
        expect![[r#"
        &get("listPets", "/pets")
                .replies(&[empty(204)])
                .behavior(&behavior().retry(retry().attempts(1)));
    "#]],
    );
    let paging = tables::paging(tables::next::page(tables::page_number(slot::query("page")).start(0)));
    check(
        tables::behavior().paging(&paging),
        expect![[r#"
            &get("listPets", "/pets")
                    .replies(&[empty(204)])
                    .behavior(
                        &behavior()
                            .paging(
                                &paging(next::page(page_number(slot::query("page")).start(0))),
                            ),
                    );
        "#]],
    );
    let ok = tables::predicate(source::body("/ok"), tables::test::one_of(&["true", "\"ok\""]));
    check(
        tables::behavior().success(ok),
        expect![[r#"
            &get("listPets", "/pets")
                    .replies(&[empty(204)])
                    .behavior(
                        &behavior()
                            .success(
                                predicate(source::body("/ok"), test::one_of(&["true", "\"ok\""])),
                            ),
                    );
        "#]],
    );
}

#[test]
fn many_settings_are_in_order() {
    let token = tables::page_token(slot::body("/variables/after"), source::header("X-Next"));
    let paging = tables::paging(tables::next::token(token))
        .size(tables::page_size(slot::query("per_page")).count(100))
        .total(source::body("/meta/total"))
        .max_pages(50);
    const RETRY: tables::Retry<'_> =
        tables::retry().attempts(2).wait(10).factor(1.0).statuses(&[429, tables::range(5)]).key_header("Key");
    check(
        tables::behavior()
            .fixed(&[tables::fixed(Place::Cookie, "a", "b"), tables::fixed(Place::Header, "X-Tenant", "{{ tenant }}")])
            .select("/data")
            .output(&[tables::pick("id", source::body("")), tables::pick("status", source::status())])
            .success(tables::predicate(source::status(), tables::test::missing()))
            .paging(&paging)
            .retry(RETRY)
            .rate(tables::rate(1, 2).wait(false))
            .timeout(3)
            .safe(true),
        expect![[r#"
            &get("listPets", "/pets")
                    .replies(&[empty(204)])
                    .behavior(
                        &behavior()
                            .fixed(
                                &[
                                    fixed(abi::Place::Cookie, "a", "b"),
                                    fixed(abi::Place::Header, "X-Tenant", "{{ tenant }}"),
                                ],
                            )
                            .select("/data")
                            .output(
                                &[pick("id", source::body("")), pick("status", source::status())],
                            )
                            .success(predicate(source::status(), test::missing()))
                            .paging(
                                &paging(
                                        next::token(
                                            page_token(
                                                slot::body("/variables/after"),
                                                source::header("X-Next"),
                                            ),
                                        ),
                                    )
                                    .size(page_size(slot::query("per_page")).count(100))
                                    .total(source::body("/meta/total"))
                                    .max_pages(50),
                            )
                            .retry(
                                retry()
                                    .attempts(2)
                                    .wait(10)
                                    .factor(1.0)
                                    .statuses(&[429, range(5)])
                                    .key_header("Key"),
                            )
                            .rate(rate(1, 2).wait(false))
                            .timeout(3)
                            .safe(true),
                    );
        "#]],
    );
}

#[test]
fn auth_methods() {
    let key = tables::scheme("c", tables::auth::api_key(tables::key(Place::Header, "X-Key")));
    const REQUEST: tables::TokenRequest<'_> = tables::token_request("/t")
        .method("GET")
        .format(TokenFormat::Query)
        .fields(&[tables::named("a", "{{ a }}")])
        .basic(tables::basic_pair("{{ u }}", "{{ p }}"))
        .headers(&[tables::fixed(Place::Header, "H", "h")])
        .token(source::body("/t"))
        .ttl(60)
        .place(tables::fixed(Place::Query, "t", "{{ token }}"));
    const SETTING: tables::Setting<'_> =
        tables::setting("a").label("A").kind(tables::ValueType::Integer).values(&["1", "2"]).required(true);
    const TOKEN: tables::Scheme<'_> = tables::scheme("s", tables::auth::token(&REQUEST))
        .apply(&[tables::fixed(Place::Header, "X", "x")])
        .fields(&[SETTING]);
    let schemes = [
        tables::scheme("a", tables::auth::basic()),
        tables::scheme("b", tables::auth::other("DPoP")),
        key,
        TOKEN,
        tables::scheme("t", tables::auth::template()),
    ];
    const SERVER: tables::Server<'_> =
        tables::server("https://{region}.example").variables(&[tables::variable("region", "eu")]);
    const STAGING: tables::Environment<'_> =
        tables::environment("staging").variables(&[tables::named("region", "\"us\"")]);
    let connector = tables::connector("petstore")
        .servers(&[SERVER])
        .schemes(&schemes)
        .security(&[tables::needs(&[]), tables::needs(&["a", "c"])])
        .environments(&[STAGING])
        .to_buf();
    let text = print(&Plan { connector, docs: texts(&[]), ..plan(Vec::new(), Vec::new()) });
    expect![[r#"
        // @generated by connector 0.1.0 from api.yaml. Do not edit.
        use connector_runtime::abi::v1 as abi;
        abi::client!();
        /// Static description of the API: servers, auth schemes, defaults.
        pub const CONNECTOR: &abi::Connector = &abi::connector("petstore")
            .servers(
                &[
                    abi::server("https://{region}.example")
                        .variables(&[abi::variable("region", "eu")]),
                ],
            )
            .schemes(
                &[
                    abi::scheme("a", abi::auth::basic()),
                    abi::scheme("b", abi::auth::other("DPoP")),
                    abi::scheme("c", abi::auth::api_key(abi::key(abi::Place::Header, "X-Key"))),
                    abi::scheme(
                            "s",
                            abi::auth::token(
                                &abi::token_request("/t")
                                    .method("GET")
                                    .format(abi::TokenFormat::Query)
                                    .fields(&[abi::named("a", "{{ a }}")])
                                    .basic(abi::basic_pair("{{ u }}", "{{ p }}"))
                                    .headers(&[abi::fixed(abi::Place::Header, "H", "h")])
                                    .token(abi::source::body("/t"))
                                    .ttl(60)
                                    .place(abi::fixed(abi::Place::Query, "t", "{{ token }}")),
                            ),
                        )
                        .apply(&[abi::fixed(abi::Place::Header, "X", "x")])
                        .fields(
                            &[
                                abi::setting("a")
                                    .label("A")
                                    .kind(abi::ValueType::Integer)
                                    .values(&["1", "2"])
                                    .required(true),
                            ],
                        ),
                    abi::scheme("t", abi::auth::template()),
                ],
            )
            .security(&[abi::needs(&[]), abi::needs(&["a", "c"])])
            .environments(
                &[abi::environment("staging").variables(&[abi::named("region", "\"us\"")])],
            );
        /// The types of the API.
        #[allow(clippy::all, clippy::pedantic, dead_code, rustdoc::all, unused_imports)]
        pub mod types {}
    "#]]
    .assert_eq(&text);
}
