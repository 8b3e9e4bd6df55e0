//! Which variant a value is read as.

use super::abi;
use super::round;
use connector_tables::Literal::{Integer, Text};
use expect_test::{Expect, expect};

/// `{:?}` of what is read; the variant's name comes first.
macro_rules! shape {
    ($union:ident { $($variant:ident($type:ty) $rule:tt),* } $(tag $tag:expr)?) => {
        enum $union { $($variant($type),)* Unknown(abi::Value) }
        impl abi::Union for $union {
            const RULES: &'static abi::Rules =
                &abi::rules(&[$(shape!(@rule $rule)),*])$(.tag($tag))?;
            #[allow(unused_assignments)]
            fn read(variant: usize, node: abi::Node<'_>) -> Option<Self> {
                let mut index = 0;
                $(if variant == index { return node.get().map(Self::$variant); } index += 1;)*
                node.get().map(Self::Unknown)
            }
            fn write(&self, w: &mut abi::Writer) {
                match self {
                    $(Self::$variant(value) => w.put(&(stringify!($variant).to_owned(), Echo(value))),)*
                    Self::Unknown(value) => w.put(&("Unknown".to_owned(), Echo(value))),
                }
            }
        }
        abi::union!($union);
    };
    (@rule { $($name:ident: $value:expr),* }) => { abi::rule()$(.$name($value))* };
}

/// A borrowed value, as an item of a tuple.
struct Echo<'a, T>(&'a T);
impl<T: abi::Json> abi::Json for Echo<'_, T> {
    fn read(node: abi::Node<'_>) -> Option<Self> {
        node.fail("nothing")
    }
    fn write(&self, w: &mut abi::Writer) {
        w.put(self.0);
    }
}

struct Bug {
    steps: Option<String>,
}
impl abi::Model for Bug {
    fn read(o: &mut abi::Object<'_>) -> Option<Self> {
        Some(Self { steps: o.opt("steps")? })
    }
    fn write(&self, w: &mut abi::Fields<'_>) {
        w.opt("steps", &self.steps);
    }
}
abi::model!(Bug);

struct Wish {
    reason: String,
}
impl abi::Model for Wish {
    fn read(o: &mut abi::Object<'_>) -> Option<Self> {
        Some(Self { reason: o.get("reason")? })
    }
    fn write(&self, w: &mut abi::Fields<'_>) {
        w.put("reason", &self.reason);
    }
}
abi::model!(Wish);

shape!(Tagged {
    Bug(Bug) { tags: &["bug", "defect"], kinds: abi::kinds::OBJECT, known: &["kind", "steps"] },
    Wish(Wish) { tags: &["wish"], kinds: abi::kinds::OBJECT, required: &["reason"], known: &["reason"] }
} tag "kind");

#[track_caller]
fn check<T: abi::Json>(text: &str, expect: Expect) {
    expect.assert_eq(&round::<T>(text));
}

#[test]
fn a_tag_decides() {
    check::<Tagged>(r#"{"kind":"bug","reason":"r"}"#, expect![[r#"["Bug",{}]"#]]);
    check::<Tagged>(r#"{"kind":"defect","steps":"s"}"#, expect![[r#"["Bug",{"steps":"s"}]"#]]);
    check::<Tagged>(r#"{"kind":"wish","reason":"r"}"#, expect![[r#"["Wish",{"reason":"r"}]"#]]);
}

#[test]
fn a_tag_that_nobody_knows_is_kept() {
    check::<Tagged>(r#"{"kind":"idea","reason":"r"}"#, expect![[r#"["Unknown",{"kind":"idea","reason":"r"}]"#]]);
}

#[test]
fn without_a_tag_the_form_decides() {
    check::<Tagged>(r#"{"reason":"r"}"#, expect![[r#"["Wish",{"reason":"r"}]"#]]);
    check::<Tagged>(r#"{"steps":"s"}"#, expect![[r#"["Bug",{"steps":"s"}]"#]]);
    check::<Tagged>(r#"{"kind":null,"steps":"s"}"#, expect![[r#"["Bug",{"steps":"s"}]"#]]);
}

#[test]
fn the_error_is_that_of_the_variant_that_the_tag_names() {
    check::<Tagged>(r#"{"kind":"wish"}"#, expect!["expected a member `reason` at $, found none"]);
    check::<Vec<Tagged>>(r#"[{"kind":"bug","steps":1}]"#, expect!["expected a string at $[0].steps, found an integer"]);
}

#[test]
fn another_json_type_is_refused() {
    check::<Tagged>("7", expect!["expected an object at $, found an integer"]);
    check::<Tagged>("null", expect!["expected an object at $, found null"]);
    assert_eq!((<Tagged as abi::Json>::NULLABLE, <Scalar as abi::Json>::NULLABLE), (false, true));
}

shape!(Scalar {
    Flag(bool) { kinds: abi::kinds::BOOLEAN },
    Count(i64) { kinds: abi::kinds::INTEGER },
    Size(f64) { kinds: abi::kinds::NUMBER },
    Words(Vec<String>) { kinds: abi::kinds::ARRAY, items: &abi::rule().kinds(abi::kinds::STRING) },
    Counts(Vec<i64>) { kinds: abi::kinds::ARRAY, items: &abi::rule().kinds(abi::kinds::INTEGER) },
    Nothing(()) { kinds: abi::kinds::NULL },
    Level(String) { kinds: abi::kinds::STRING, values: &[Text("low"), Text("high")] }
});

#[test]
fn json_types_decide() {
    check::<Scalar>("true", expect![[r#"["Flag",true]"#]]);
    check::<Scalar>("7", expect![[r#"["Count",7]"#]]);
    check::<Scalar>("7.0", expect![[r#"["Count",7]"#]]);
    check::<Scalar>("7.5", expect![[r#"["Size",7.5]"#]]);
    check::<Scalar>("null", expect![[r#"["Nothing",null]"#]]);
    check::<Scalar>(
        "{}",
        expect!["expected an array or a string or a number or a boolean or null at $, found an object"],
    );
}

#[test]
fn a_number_too_large_for_the_first_is_the_next_that_takes_it() {
    check::<Scalar>("36893488147419103232", expect![[r#"["Size",3.6893488147419103e+19]"#]]);
}

#[test]
fn items_decide() {
    check::<Scalar>(r#"["a"]"#, expect![[r#"["Words",["a"]]"#]]);
    check::<Scalar>("[1]", expect![[r#"["Counts",[1]]"#]]);
    check::<Scalar>("[]", expect![[r#"["Words",[]]"#]]);
    check::<Scalar>("[1,true]", expect![[r#"["Unknown",[1,true]]"#]]);
}

#[test]
fn values_decide_and_others_are_kept() {
    check::<Scalar>(r#""low""#, expect![[r#"["Level","low"]"#]]);
    check::<Scalar>(r#""middle""#, expect![[r#"["Unknown","middle"]"#]]);
}

shape!(Formed {
    Small(abi::Map<abi::Value>) { kinds: abi::kinds::OBJECT, required: &["a"], known: &["a"] },
    Large(abi::Map<abi::Value>) { kinds: abi::kinds::OBJECT, required: &["a"], known: &["a", "b"] },
    First(abi::Map<abi::Value>) { kinds: abi::kinds::OBJECT, constants: &[abi::constant("v", &[Integer(1)])], known: &["v"] },
    Second(abi::Map<abi::Value>) { kinds: abi::kinds::OBJECT, constants: &[abi::constant("v", &[Integer(2), Text("two")])], known: &["v", "a", "b"] },
    Strict(Wish) { kinds: abi::kinds::OBJECT, required: &["reason", "s"], known: &["reason", "s"] },
    Loose(abi::Map<abi::Value>) { kinds: abi::kinds::OBJECT, required: &["reason"], known: &["reason"] }
});

#[test]
fn known_members_decide_and_ties_go_by_order() {
    check::<Formed>(r#"{"a":1}"#, expect![[r#"["Small",{"a":1}]"#]]);
    check::<Formed>(r#"{"a":1,"b":2}"#, expect![[r#"["Large",{"a":1,"b":2}]"#]]);
}

#[test]
fn constants_decide() {
    check::<Formed>(r#"{"v":1.0}"#, expect![[r#"["First",{"v":1.0}]"#]]);
    check::<Formed>(r#"{"v":2,"a":1}"#, expect![[r#"["Second",{"a":1,"v":2}]"#]]);
    check::<Formed>(r#"{"v":"two"}"#, expect![[r#"["Second",{"v":"two"}]"#]]);
}

#[test]
fn the_next_best_is_tried_when_the_best_cannot_be_read() {
    check::<Formed>(r#"{"reason":1,"s":2}"#, expect![[r#"["Loose",{"reason":1,"s":2}]"#]]);
}

shape!(Nested {
    Chart(abi::Map<abi::Value>) { kinds: abi::kinds::OBJECT, known: &["cell"], inside: &[
        abi::inside("cell", &abi::rule().kinds(abi::kinds::OBJECT).constants(&[abi::constant("kind", &[Text("chart")])]))
    ] },
    List(abi::Map<abi::Value>) { kinds: abi::kinds::OBJECT, known: &["cell"], inside: &[
        abi::inside("cell", &abi::rule().kinds(abi::kinds::OBJECT).constants(&[abi::constant("kind", &[Text("list")])]).known(&["rows"]))
    ] },
    Plain(abi::Map<abi::Value>) { kinds: abi::kinds::OBJECT, known: &["cell"], inside: &[
        abi::inside("cell", &abi::rule().kinds(abi::kinds::STRING))
    ] }
});

#[test]
fn the_inside_of_a_member_decides() {
    check::<Nested>(r#"{"cell":{"kind":"list"}}"#, expect![[r#"["List",{"cell":{"kind":"list"}}]"#]]);
    check::<Nested>(r#"{"cell":{"rows":1}}"#, expect![[r#"["List",{"cell":{"rows":1}}]"#]]);
    check::<Nested>(r#"{"cell":{}}"#, expect![[r#"["Chart",{"cell":{}}]"#]]);
    check::<Nested>(r#"{"cell":"a"}"#, expect![[r#"["Plain",{"cell":"a"}]"#]]);
    // A value that matches no rule is still a variant: it may be a newer form.
    check::<Nested>(r#"{"cell":7}"#, expect![[r#"["Chart",{"cell":7}]"#]]);
}
