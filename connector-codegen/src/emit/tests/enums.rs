//! Enums of values, and unions.

use super::kinds::check;
use super::tracker::value;
use super::{item, named, path, texts};
use crate::plan::{Kind, Ty, Union, UnionVariant};
use connector_tables::{self as tables, View as _, constant, kinds, literal, rule, rules};
use expect_test::expect;
use serde_json::json;

#[test]
fn enums_list_their_values() {
    let text = vec![value("Open", json!("open")), value("Quote", json!("a\"\\b"))];
    let mixed =
        vec![value("A", json!("a")), value("N1", json!(-1)), value("True", json!(true)), value("N1_5", json!(1.5))];
    check(
        vec![
            item("State", Kind::TextEnum(text)),
            item("Level", Kind::IntegerEnum(vec![value("N1", json!(1)), value("Minus1", json!(-1))])),
            item("Mixed", Kind::ValueEnum(mixed)),
        ],
        expect![[r#"
            use super::abi;
            /// `State`
            #[derive(Clone)]
            pub enum State {
                /// `open`
                Open,
                /// `a"\b`
                Quote,
                /// Another value, kept as it came.
                Unknown(String),
            }
            abi::text_enum!(State { Open = "open", Quote = "a\"\\b" });
            /// `Level`
            #[derive(Clone)]
            pub enum Level {
                /// `1`
                N1,
                /// `-1`
                Minus1,
                /// Another value, kept as it came.
                Unknown(i64),
            }
            abi::integer_enum!(Level { N1 = 1, Minus1 = -1 });
            /// `Mixed`
            #[derive(Clone)]
            pub enum Mixed {
                /// `a`
                A,
                /// `-1`
                N1,
                /// `true`
                True,
                /// `1.5`
                N1_5,
                /// Another value, kept as it came.
                Unknown(abi::Value),
            }
            abi::value_enum!(Mixed {
                A = Text("a"),
                N1 = Integer(-1),
                True = Boolean(true),
                N1_5 = Number(1.5)
            });
        "#]],
    );
}

#[test]
fn every_rule_of_a_union_is_data() {
    let variant = |name: &str, ty| UnionVariant {
        name: name.to_owned(),
        ty,
        docs: texts(&[&format!("`{name}`")]),
        from: None,
        add_tag: None,
    };
    const RULES: tables::Rules<'_> = rules(&[
        rule()
            .kinds(kinds::OBJECT)
            .required(&["id"])
            .constants(&[constant("kind", &[literal::text("a"), literal::integer(1), literal::boolean(true)])]),
        rule().kinds(kinds::NUMBER | kinds::STRING | kinds::NULL).values(&[
            literal::number(1.5),
            literal::text("x"),
            literal::null(),
        ]),
        rule().kinds(kinds::ARRAY).items(&rule().kinds(kinds::INTEGER)),
        rule().kinds(kinds::STRING),
        rule().kinds(kinds::BOOLEAN),
    ]);
    let variants = vec![
        UnionVariant { from: Some(named("Pet")), ..variant("Object", Ty::Box(Box::new(named("Pet")))) },
        variant("Scalar", path("abi::Value")),
        variant("Array", Ty::Vec(Box::new(path("i64")))),
        UnionVariant { from: Some(path("String")), ..variant("Text", path("String")) },
        variant("Bool", path("bool")),
    ];
    check(
        vec![item("Any", Kind::Union(Union { rules: RULES.to_buf(), variants }))],
        expect![[r#"
            use super::abi;
            /// `Any`
            #[derive(Clone)]
            pub enum Any {
                /// `Object`
                Object(Box<Pet>),
                /// `Scalar`
                Scalar(abi::Value),
                /// `Array`
                Array(Vec<i64>),
                /// `Text`
                Text(String),
                /// `Bool`
                Bool(bool),
                /// Another form, kept as it came.
                Unknown(abi::Value),
            }
            impl abi::Union for Any {
                const RULES: &'static abi::Rules = &abi::rules(
                    &[
                        abi::rule()
                            .kinds(abi::kinds::OBJECT)
                            .required(&["id"])
                            .constants(
                                &[
                                    abi::constant(
                                        "kind",
                                        &[
                                            abi::literal::text("a"),
                                            abi::literal::integer(1),
                                            abi::literal::boolean(true),
                                        ],
                                    ),
                                ],
                            ),
                        abi::rule()
                            .kinds(abi::kinds::STRING | abi::kinds::NUMBER | abi::kinds::NULL)
                            .values(
                                &[
                                    abi::literal::number(1.5),
                                    abi::literal::text("x"),
                                    abi::literal::null(),
                                ],
                            ),
                        abi::rule()
                            .kinds(abi::kinds::ARRAY)
                            .items(&abi::rule().kinds(abi::kinds::INTEGER)),
                        abi::rule().kinds(abi::kinds::STRING),
                        abi::rule().kinds(abi::kinds::BOOLEAN),
                    ],
                );
                abi::variants!(0 = Object, 1 = Scalar, 2 = Array, 3 = Text, 4 = Bool);
            }
            abi::union!(Any { Object(Pet), Text(String), Text(&str) });
        "#]],
    );
}
