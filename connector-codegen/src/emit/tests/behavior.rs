//! What clients do around calls, in every form.

use super::{endpoint, group, inner, plan, print, texts};
use crate::plan::{Behavior, Connector, Endpoint, Plan, Scheme};
use crate::spec::behavior::{Next, Paging, Predicate, Rate, Retry, Slot, Source, Test};
use crate::spec::{self, Fixed, In, Pick, Place, SchemeKind, Setting, Status, TokenRequest};
use crate::text::{SourceId, Span};
use expect_test::{Expect, expect};

fn span() -> Span {
    Span::new(SourceId(0), 0, 0)
}

fn body(pointer: &str) -> Source {
    Source::Body(pointer.to_owned())
}

fn query(name: &str) -> Slot {
    Slot::Param(In::Query, name.to_owned())
}

fn fixed(place: In, name: &str, value: &str) -> Fixed {
    Fixed { place, name: name.to_owned(), value: value.to_owned(), optional: false, span: span() }
}

/// The table of an endpoint with that behavior.
fn check(behavior: Behavior, expected: Expect) {
    let one = Endpoint { behavior: Some(behavior), ..endpoint() };
    let text = print(&plan(vec![group(vec![one])], Vec::new()));
    let pets = inner(&inner(&text, "endpoints"), "pets");
    let table = pets.split("behavior: ").nth(1).unwrap().split("..get(").next().unwrap();
    expected.assert_eq(&format!("{}\n", table.trim()));
}

fn check_paging(next: Next, expected: Expect) {
    let place = Place { span: span(), pointer: String::new() };
    let paging = Paging { next, size: None, total: None, more: None, max_pages: None, place };
    let said = spec::Behavior { paging: Some(paging), ..Default::default() };
    check(Behavior { said, ..Behavior::default() }, expected);
}

#[test]
fn every_way_of_paging() {
    check_paging(
        Next::Page { to: query("page"), start: 0, last: Some(body("/last")) },
        expect![[r#"
        &abi::Behavior {
                    paging: Some(
                        &abi::Paging {
                            next: abi::Next::Page(
                                abi::Slot::Query("page"),
                                0,
                                Some(abi::Source::Body("/last")),
                            ),
                            ..abi::PAGING
                        },
                    ),
                    ..abi::BEHAVIOR
                },
    "#]],
    );
    check_paging(
        Next::Offset { to: Slot::Param(In::Header, "Skip".to_owned()), start: 1 },
        expect![[r#"
        &abi::Behavior {
                    paging: Some(
                        &abi::Paging {
                            next: abi::Next::Offset(abi::Slot::Header("Skip"), 1),
                            ..abi::PAGING
                        },
                    ),
                    ..abi::BEHAVIOR
                },
    "#]],
    );
    check_paging(
        Next::Token { to: Slot::Body("/a/b".to_owned()), from: Source::Header("X-Next".to_owned()) },
        expect![[r#"
            &abi::Behavior {
                        paging: Some(
                            &abi::Paging {
                                next: abi::Next::Token(
                                    abi::Slot::Body("/a/b"),
                                    abi::Source::Header("X-Next"),
                                ),
                                ..abi::PAGING
                            },
                        ),
                        ..abi::BEHAVIOR
                    },
        "#]],
    );
    check_paging(
        Next::LastItem { to: Slot::Param(In::Cookie, "c".to_owned()), field: "/id".to_owned() },
        expect![[r#"
            &abi::Behavior {
                        paging: Some(
                            &abi::Paging {
                                next: abi::Next::LastItem(abi::Slot::Cookie("c"), "/id"),
                                ..abi::PAGING
                            },
                        ),
                        ..abi::BEHAVIOR
                    },
        "#]],
    );
    check_paging(
        Next::Url(body("/next")),
        expect![[r#"
        &abi::Behavior {
                    paging: Some(
                        &abi::Paging {
                            next: abi::Next::Url(abi::Source::Body("/next")),
                            ..abi::PAGING
                        },
                    ),
                    ..abi::BEHAVIOR
                },
    "#]],
    );
    check_paging(
        Next::Link("next".to_owned()),
        expect![[r#"
        &abi::Behavior {
                    paging: Some(
                        &abi::Paging {
                            next: abi::Next::Link("next"),
                            ..abi::PAGING
                        },
                    ),
                    ..abi::BEHAVIOR
                },
    "#]],
    );
}

#[test]
fn all_that_is_unusual() {
    let said = spec::Behavior {
        fixed: vec![fixed(In::Cookie, "a", "b")],
        success: Some(Predicate { at: Source::Status, test: Test::Missing, span: span() }),
        paging: None,
        retry: Some(Retry {
            attempts: Some(2),
            wait: Some(10),
            factor: Some(1.0),
            max_wait: Some(20),
            jitter: Some(true),
            statuses: Some(vec![Status::Exact(429), Status::Range(5)]),
            key_header: Some("Key".to_owned()),
        }),
        rate: Some(Rate { amount: 1, per: 2, burst: None, wait: false }),
        timeout: Some(3),
        safe: Some(true),
    };
    let output = vec![Pick { name: "id".to_owned(), from: body(""), span: span() }];
    check(
        Behavior { said, select: "/data".to_owned(), output },
        expect![[r#"
        &abi::Behavior {
                    fixed: &[
                        abi::Fixed {
                            place: abi::Place::Cookie,
                            name: "a",
                            value: "b",
                            optional: false,
                        },
                    ],
                    select: "/data",
                    output: &[
                        abi::Pick {
                            name: "id",
                            from: abi::Source::Body(""),
                        },
                    ],
                    success: Some(abi::Predicate {
                        at: abi::Source::Status,
                        test: abi::Test::Missing,
                    }),
                    retry: Some(abi::Retry {
                        attempts: 2,
                        wait: 10,
                        factor: 1.0,
                        max_wait: 20,
                        jitter: true,
                        statuses: &[429, 5],
                        key_header: "Key",
                        ..abi::RETRY
                    }),
                    rate: Some(abi::Rate {
                        amount: 1,
                        per: 2,
                        burst: 0,
                        wait: false,
                    }),
                    timeout: Some(3),
                    safe: Some(true),
                    ..abi::BEHAVIOR
                },
    "#]],
    );
    let success = |test| spec::Behavior {
        success: Some(Predicate { at: body("/ok"), test, span: span() }),
        ..Default::default()
    };
    let yes = Test::In(vec![true.into(), "ok".into()]);
    check(
        Behavior { said: success(yes), ..Behavior::default() },
        expect![[r#"
        &abi::Behavior {
                    success: Some(abi::Predicate {
                        at: abi::Source::Body("/ok"),
                        test: abi::Test::In(&["true", "\"ok\""]),
                    }),
                    ..abi::BEHAVIOR
                },
    "#]],
    );
    check(
        Behavior { said: success(Test::Exists), ..Behavior::default() },
        expect![[r#"
        &abi::Behavior {
                    success: Some(abi::Predicate {
                        at: abi::Source::Body("/ok"),
                        test: abi::Test::Exists,
                    }),
                    ..abi::BEHAVIOR
                },
    "#]],
    );
}

#[test]
fn auth_methods() {
    let request = TokenRequest {
        url: "/t".to_owned(),
        method: "GET".to_owned(),
        format: "query",
        fields: vec![("a".to_owned(), "{{ a }}".to_owned())],
        basic: Some(("{{ u }}".to_owned(), "{{ p }}".to_owned())),
        headers: vec![fixed(In::Header, "H", "h")],
        token: Some(body("/t")),
        expires: Some(Source::Header("E".to_owned())),
        ttl: Some(60),
        place: Some(fixed(In::Query, "t", "{{ token }}")),
    };
    let setting = Setting {
        name: "a".to_owned(),
        label: Some("A".to_owned()),
        description: None,
        kind: "integer",
        default: Some(1.into()),
        values: vec![1.into(), 2.into()],
        pattern: Some("^.$".to_owned()),
        required: true,
        secret: true,
        locked: true,
        span: span(),
    };
    let scheme = Scheme {
        name: "s".to_owned(),
        kind: SchemeKind::Token(Box::new(request)),
        apply: vec![fixed(In::Header, "X", "x")],
        fields: vec![setting],
    };
    let template = Scheme { name: "t".to_owned(), kind: SchemeKind::Template, apply: Vec::new(), fields: Vec::new() };
    let connector = Connector { schemes: vec![scheme, template], ..Connector::default() };
    let text = print(&Plan { connector, docs: texts(&[]), ..plan(Vec::new(), Vec::new()) });
    let schemes = text.split("schemes: ").nth(1).unwrap().split("..abi::CONNECTOR").next().unwrap();
    expect![[r#"
        &[
                abi::token(
                        "s",
                        &abi::TokenRequest {
                            url: "/t",
                            method: "GET",
                            kind: abi::Kind::Empty,
                            fields: &[("a", "{{ a }}")],
                            basic: Some(("{{ u }}", "{{ p }}")),
                            headers: &[
                                abi::Fixed {
                                    place: abi::Place::Header,
                                    name: "H",
                                    value: "h",
                                    optional: false,
                                },
                            ],
                            token: abi::Source::Body("/t"),
                            expires: abi::Source::Header("E"),
                            ttl: 60,
                            place: abi::Fixed {
                                place: abi::Place::Query,
                                name: "t",
                                value: "{{ token }}",
                                optional: false,
                            },
                            ..abi::TOKEN
                        },
                    )
                    .apply(
                        &[
                            abi::Fixed {
                                place: abi::Place::Header,
                                name: "X",
                                value: "x",
                                optional: false,
                            },
                        ],
                    )
                    .fields(
                        &[
                            abi::Setting {
                                name: "a",
                                label: "A",
                                kind: "integer",
                                default: "1",
                                values: &["1", "2"],
                                pattern: "^.$",
                                required: true,
                                secret: true,
                                locked: true,
                                ..abi::SETTING
                            },
                        ],
                    ),
                abi::template("t"),
            ],
    "#]]
    .assert_eq(&format!("{}\n", schemes.trim()));
}
