//! The types of tests/fixtures/tracker/generated.rs, and the enums: all that the macros give.

#![allow(unreachable_pub)]

use super::abi;
use super::{round, same};
use expect_test::{Expect, expect};
use std::collections::HashSet;

#[derive(Clone)]
pub(super) enum State {
    Open,
    InReview,
    Unknown(String),
}
abi::text_enum!(State { Open = "open", InReview = "in-review" });

#[derive(Clone)]
enum Code {
    N1,
    N2,
    Unknown(i64),
}
abi::integer_enum!(Code { N1 = 1, N2 = 2 });

#[derive(Clone)]
enum Size {
    Large,
    N1,
    Half,
    Any,
    Unknown(abi::Value),
}
abi::value_enum!(Size { Large = Text("l"), N1 = Integer(1), Half = Number(0.5), Any = Boolean(true) });

#[derive(Clone)]
struct Tree(Vec<Tree>);
abi::newtype!(Tree(Vec<Tree>));

#[derive(Clone)]
pub(super) struct Issue {
    pub(super) id: i64,
    pub(super) state: State,
    pub(super) created: abi::DateTime,
    pub(super) due: abi::Nullable<abi::Date>,
    pub(super) parent: Option<Box<Issue>>,
    pub(super) subject: Option<Subject>,
    pub(super) secret: Option<String>,
    pub(super) extra: abi::Map<i64>,
}
abi::model!(Issue {
    id = get "id" read_only,
    state = get "state",
    created = get "created",
    due = nullable "due",
    parent = opt "parent",
    subject = opt "subject",
    secret = opt "secret" secret,
    extra = rest,
});

#[derive(Clone)]
pub(super) enum Subject {
    Bug(Bug),
    Wish(Wish),
    Unknown(abi::Value),
}
impl abi::Union for Subject {
    const RULES: &'static abi::Rules = &abi::rules(&[
        abi::rule().tags(&["bug"]).kinds(abi::kinds::OBJECT).required(&["kind"]).known(&["kind", "steps"]),
        abi::rule().tags(&["wish"]).kinds(abi::kinds::OBJECT).required(&["reason"]).known(&["reason"]),
    ])
    .tag("kind");
    #[inline]
    fn read(variant: usize, node: abi::Node<'_>) -> Option<Self> {
        Some(match variant {
            0 => Self::Bug(node.get()?),
            1 => Self::Wish(node.get()?),
            _ => Self::Unknown(node.get()?),
        })
    }
    #[inline]
    fn write(&self, w: &mut abi::Writer) {
        match self {
            Self::Bug(value) => w.put(value),
            Self::Wish(value) => w.tag("kind", "wish").put(value),
            Self::Unknown(value) => w.put(value),
        }
    }
}
abi::union!(Subject);

#[derive(Clone)]
pub(super) struct Bug {
    kind: String,
    steps: Option<String>,
}
abi::model!(Bug {
    kind = get "kind",
    steps = opt "steps",
});

#[derive(Clone)]
pub(super) struct Wish {
    reason: String,
}
abi::model!(Wish {
    reason = get "reason",
});

pub(super) const FULL: &str = concat!(
    r#"{"id":1,"state":"in-review","created":"2024-03-09T16:05:07Z","due":null,"#,
    r#""parent":{"id":2,"state":"lost","created":"2024-03-09T16:05:07.5Z","due":"2024-03-09"},"#,
    r#""subject":{"kind":"wish","reason":"r"},"secret":"s\"3","a":1,"b":-2}"#
);

pub(super) fn full() -> Issue {
    crate::from_slice(FULL.as_bytes()).unwrap()
}

struct Nothing {}
abi::model!(Nothing {});

#[test]
fn a_struct_without_members_takes_any_object() {
    assert_eq!(round::<Nothing>(r#"{"a":1}"#), "{}");
    assert_eq!(round::<Nothing>("[]"), "expected an object at $, found an array");
}

#[test]
fn a_struct_comes_back() {
    same::<Issue>(FULL);
    let issue = full();
    assert_eq!(issue.id, 1);
    assert!(issue.due.is_null());
    assert!(issue.parent.is_some_and(|parent| matches!(parent.state, State::Unknown(text) if text == "lost")));
}

#[test]
fn equal_by_json_value() {
    let issue = full();
    assert_eq!(issue, issue.clone());
    assert_ne!(issue, Issue { id: 3, ..issue.clone() });
    assert_ne!(issue, Issue { due: abi::Nullable::Absent, ..issue.clone() });
}

#[test]
fn a_tag_is_added_in_front_unless_it_is_there() {
    same::<Subject>(r#"{"kind":"wish","reason":"r"}"#);
    same::<Subject>(r#"{"kind":"bug","steps":"s"}"#);
    same::<Subject>(r#"{"kind":"idea","x":[1]}"#);
    assert_eq!(round::<Subject>(r#"{"reason":"r"}"#), r#"{"kind":"wish","reason":"r"}"#);
}

#[track_caller]
fn debug(value: &dyn std::fmt::Debug, expect: Expect) {
    expect.assert_eq(&format!("{value:?}"));
}

#[test]
fn debug_hides_secrets() {
    let issue = Issue { parent: None, ..full() };
    debug(
        &issue,
        expect![[
            r#"Issue {"id":1,"state":"in-review","created":"2024-03-09T16:05:07Z","due":null,"subject":{"kind":"wish","reason":"r"},"secret":"[hidden]","a":1,"b":-2}"#
        ]],
    );
    assert!(!format!("{issue:#?}").contains("s\\\"3"));
    expect![[r#"
        Wish {
          "reason": "r"
        }"#]]
    .assert_eq(&format!("{:#?}", Wish { reason: "r".into() }));
    debug(&State::Open, expect![[r#""open""#]]);
    debug(&Code::Unknown(7), expect!["7"]);
    debug(&Size::Half, expect!["Size 0.5"]);
    debug(&Subject::Wish(Wish { reason: "r".into() }), expect![[r#"Subject {"kind":"wish","reason":"r"}"#]]);
}

#[test]
fn text_enums_are_text() {
    same::<Vec<State>>(r#"["open","in-review","other \"one\""]"#);
    assert_eq!(round::<State>("1"), "expected a string at $, found an integer");
    assert_eq!(State::from("open"), State::Open);
    assert_eq!(State::from("x").to_string(), "x");
    assert_eq!(State::Unknown("open".into()), State::Open);
    let set: HashSet<State> = ["open", "in-review", "open"].into_iter().map(State::from).collect();
    assert_eq!(set.len(), 2, "equal values are one");
}

#[test]
fn integer_enums_are_integers() {
    same::<Vec<Code>>("[1,2,3,-9]");
    assert!(matches!(Code::from(2), Code::N2));
    assert_eq!(Code::N1.to_string(), "1");
    assert_eq!(round::<Code>("1.0"), "1");
    assert_eq!(round::<Code>("\"1\""), "expected an integer at $, found a string");
}

#[test]
fn value_enums_are_scalars() {
    same::<Vec<Size>>(r#"["l",1,0.5,true,"other",7,false]"#);
    assert!(crate::from_slice::<Size>(b"1.0").is_ok_and(|size| matches!(size, Size::N1)));
    assert_eq!(round::<Size>("[]"), "expected a string or a number or a boolean at $, found an array");
}

#[test]
fn newtypes_are_what_they_hold() {
    same::<Tree>("[[],[[]]]");
    assert_eq!(round::<Tree>("[[],[1]]"), "expected an array at $[1][0], found an integer");
    assert_eq!(Tree::from(vec![Tree(vec![])]), Tree(vec![Tree(vec![])]));
}

#[test]
fn members_of_rust_s_own_types() {
    same::<(i64, String, Option<bool>)>(r#"[1,"a",null]"#);
    assert_eq!(round::<(i64, i64)>("[1]"), "expected an array with more items at $, found an array");
    assert_eq!(round::<(i64, i64)>("[1,2,3]"), "expected an array with fewer items at $, found an array");
    same::<abi::Map<Vec<Box<i64>>>>(r#"{"a":[1],"b":[]}"#);
    same::<()>("null");
    assert_eq!(round::<()>("1"), "expected null at $, found an integer");
}

#[derive(Clone)]
struct Point {
    x: i64,
}
abi::model!(Point as "" { x = get "x" });

#[derive(Clone)]
struct Closed {
    x: i64,
}
abi::model!(closed("kind") Closed as "" { x = get "x" });

#[derive(Clone)]
struct Points(Vec<Point>);
abi::newtype!(Points as "" (Vec<Point>));

#[derive(Clone)]
enum Any {
    Small,
    Unknown(abi::Value),
}
abi::value_enum!(Any as "" { Small = Text("s") });

/// Types of inline schemas: their names depend on who else has them, so none is printed.
#[test]
fn what_has_no_name_is_debugged_as_json() {
    expect!["{\"x\":1}"].assert_eq(&format!("{:?}", Point { x: 1 }));
    expect![[r#"
        {
          "x": 1
        }"#]]
    .assert_eq(&format!("{:#?}", Point { x: 1 }));
    expect!["{\"x\":1}"].assert_eq(&format!("{:?}", Closed { x: 1 }));
    expect!["[{\"x\":1}]"].assert_eq(&format!("{:?}", Points(vec![Point { x: 1 }])));
    expect!["[\"s\", 7]"].assert_eq(&format!("{:?}", [Any::Small, Any::Unknown(7.into())]));
}
