//! Each kind of item by itself.

use super::tracker::{optional, required};
use super::{inner, item, named, path, plan, print, texts};
use crate::plan::{Constant, Field, Item, Kind, Presence, Struct, Ty};
use expect_test::{Expect, expect};

/// The items as written inside the module `types`.
pub(super) fn check(items: Vec<Item>, expect: Expect) {
    expect.assert_eq(&inner(&print(&plan(Vec::new(), items)), "types"));
}

fn structure(fields: Vec<Field>, sent: bool) -> Item {
    item("Pet", Kind::Struct(Struct { fields, rest: None, closed: None, made: sent }))
}

#[test]
fn a_struct_without_fields_names_no_arguments() {
    check(
        vec![structure(Vec::new(), false)],
        expect![[r#"
            use super::abi;
            /// `Pet`
            #[derive(Clone)]
            pub struct Pet {}
            abi::model!(Pet {});
        "#]],
    );
}

#[test]
fn a_sent_struct_without_required_fields_has_a_default() {
    check(
        vec![structure(vec![optional("age", path("i64"))], true)],
        expect![[r#"
            use super::abi;
            /// `Pet`
            #[derive(Clone, Default)]
            pub struct Pet {
                /// `age`
                pub age: Option<i64>,
            }
            abi::model!(Pet { age = opt_integer "age" });
        "#]],
    );
}

#[test]
fn what_has_one_value_is_no_argument() {
    let kind = Some(Constant::Variant("Kind".to_owned(), "Cat".to_owned()));
    let kind = Field { fixed: kind, ..required("kind", named("Kind")) };
    let text = Field { fixed: Some(Constant::Str("cat".to_owned())), ..optional("text", path("String")) };
    check(
        vec![
            structure(vec![kind.clone(), text.clone()], true),
            structure(vec![kind, text.clone(), required("name", path("String"))], true),
            structure(vec![text], false),
        ],
        expect![[r#"
            use super::abi;
            /// `Pet`
            #[derive(Clone)]
            pub struct Pet {
                /// `kind`
                pub kind: Kind,
                /// `text`
                pub text: Option<String>,
            }
            impl Pet {
                /// With the required members; the others are absent.
                pub fn new() -> Self {
                    Self {
                        kind: Kind::Cat,
                        text: Some("cat".into()),
                    }
                }
            }
            impl Default for Pet {
                fn default() -> Self {
                    Self::new()
                }
            }
            abi::model!(Pet { kind = get "kind", text = opt_text "text" });
            /// `Pet`
            #[derive(Clone)]
            pub struct Pet {
                /// `kind`
                pub kind: Kind,
                /// `text`
                pub text: Option<String>,
                /// `name`
                pub name: String,
            }
            impl Pet {
                /// With the required members; the others are absent.
                pub fn new(name: impl Into<String>) -> Self {
                    Self {
                        kind: Kind::Cat,
                        text: Some("cat".into()),
                        name: name.into(),
                    }
                }
            }
            abi::model!(Pet { kind = get "kind", text = opt_text "text", name = text "name" });
            /// `Pet`
            #[derive(Clone)]
            pub struct Pet {
                /// `text`
                pub text: Option<String>,
            }
            abi::model!(Pet { text = opt_text "text" });
        "#]],
    );
}

#[test]
fn presence_and_modifiers_choose_the_accessor() {
    let fields = vec![
        required("id", Ty::Option(Box::new(path("i64")))),
        Field { read_only: true, secret: true, ..required("key", path("String")) },
        Field { presence: Presence::OptionalNullable, wire: "type".to_owned(), ..optional("type_", path("bool")) },
        optional("tags", Ty::Map(Box::new(Ty::Vec(Box::new(named("Tag")))))),
        optional("pair", Ty::Tuple(vec![path("i64"), path("String")])),
    ];
    check(
        vec![structure(fields, false)],
        expect![[r#"
            use super::abi;
            /// `Pet`
            #[derive(Clone)]
            pub struct Pet {
                /// `id`
                pub id: Option<i64>,
                /// `key`
                pub key: String,
                /// `type_`
                pub type_: abi::Nullable<bool>,
                /// `tags`
                pub tags: Option<abi::Map<Vec<Tag>>>,
                /// `pair`
                pub pair: Option<(i64, String)>,
            }
            abi::model!(Pet {
                id = get "id",
                key = text "key" read_only secret,
                type_ = nullable_boolean "type",
                tags = opt "tags",
                pair = opt "pair"
            });
        "#]],
    );
}

#[test]
fn the_rest_is_read_and_written_last() {
    let rest = Some(("extra".to_owned(), path("abi::Value")));
    let body = Struct { fields: vec![required("a", Ty::Box(Box::new(named("Pet"))))], rest, closed: None, made: true };
    check(
        vec![item("Pet", Kind::Struct(body))],
        expect![[r#"
            use super::abi;
            /// `Pet`
            #[derive(Clone)]
            pub struct Pet {
                /// `a`
                pub a: Box<Pet>,
                /// Other members.
                pub extra: abi::Map<abi::Value>,
            }
            impl Pet {
                /// With the required members; the others are absent.
                pub fn new(a: Box<Pet>) -> Self {
                    Self { a, extra: abi::Map::new() }
                }
            }
            abi::model!(Pet { a = get "a", extra = rest });
        "#]],
    );
}

#[test]
fn defaults_are_constants() {
    let default = |name: &str, ty, constant| Field { default: Some(constant), ..optional(name, ty) };
    let fields = vec![
        default("state", named("State"), Constant::Variant("State".to_owned(), "Open".to_owned())),
        default("type_", path("String"), Constant::Str("a\"b".to_owned())),
        default("low", path("i64"), Constant::Integer(i64::MIN)),
        default("rate", path("f64"), Constant::Float(-1.5e300)),
        default("on", path("bool"), Constant::Bool(true)),
    ];
    let text = inner(&print(&plan(Vec::new(), vec![structure(fields, false)])), "types");
    let constants = text.lines().filter(|line| line.contains("const"));
    let lines: String = constants.map(|line| format!("{}\n", line.trim())).collect();
    expect![[r#"
            pub const DEFAULT_STATE: State = State::Open;
            pub const DEFAULT_TYPE: &'static str = "a\"b";
            pub const DEFAULT_LOW: i64 = -9223372036854775808;
            pub const DEFAULT_RATE: f64 = -1.5e300;
            pub const DEFAULT_ON: bool = true;
    "#]]
    .assert_eq(&lines);
}

#[test]
fn what_is_deprecated_says_so_and_the_module_allows_it() {
    let fields = vec![Field { deprecated: true, ..required("id", path("i64")) }];
    let pet = Item { deprecated: true, ..structure(fields, true) };
    let text = print(&plan(Vec::new(), vec![pet]));
    // The bar keeps the indentation, of which `expect!` would take the part that all lines have.
    let lines: String =
        text.lines().filter(|line| line.contains("deprecated")).map(|line| format!("|{line}\n")).collect();
    expect![[r#"
        |#[allow(deprecated)]
        |    #[deprecated]
        |        #[deprecated]
    "#]]
    .assert_eq(&lines);
}

#[test]
fn aliases_and_newtypes() {
    check(
        vec![
            item("Ids", Kind::Alias(Ty::Vec(Box::new(path("i64"))))),
            item("Tree", Kind::Newtype(Ty::Vec(Box::new(named("Tree"))))),
        ],
        expect![[r#"
            use super::abi;
            /// `Ids`
            pub type Ids = Vec<i64>;
            /// `Tree`
            #[derive(Clone)]
            pub struct Tree(pub Vec<Tree>);
            abi::newtype!(Tree(Vec < Tree >));
        "#]],
    );
}

#[test]
fn an_alias_alone_imports_nothing() {
    check(
        vec![item("Id", Kind::Alias(path("i64")))],
        expect![[r#"
        /// `Id`
        pub type Id = i64;
    "#]],
    );
}

#[test]
fn a_path_that_is_no_type_is_plain_json() {
    check(
        vec![
            item("Good", Kind::Alias(path("my::Date<'static, 3>"))),
            item("Bad", Kind::Alias(path("} fn main() {"))),
            item("a b", Kind::Alias(path("time::Date"))),
        ],
        expect![[r#"
            use super::abi;
            /// `Good`
            pub type Good = my::Date<'static, 3>;
            /// `Bad`
            pub type Bad = abi::Value;
            /// `a b`
            pub type a_b = time::Date;
        "#]],
    );
}

#[test]
fn docs_lose_what_rustc_refuses() {
    let docs = texts(&["One\r", "", "two\u{202e}\tthree\u{0}  ", "a\nb"]);
    check(
        vec![Item { docs, ..item("Id", Kind::Alias(path("i64"))) }],
        expect![[r#"
        /// One
        ///
        /// two three
        /// a
        /// b
        pub type Id = i64;
    "#]],
    );
}
