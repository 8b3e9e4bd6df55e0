//! `#[derive(Collection)]`.

use super::*;
use crate::derive::collection;

#[test]
fn a_whole_collection() {
    check(
        collection,
        r#"
        #[serde(rename_all = "camelCase")]
        #[collection(path = "/shops/{id}/pets", envelope = "/pet", items = "/pets", update = PATCH, error = Problem)]
        #[collection(paging(offset(query = "skip")), auth = none, name = "Animal")]
        pub struct Pet {
            #[collection(id)]
            pet_id: Option<i64>,
            #[collection(read_only = "made")]
            created_at: String,
        }"#,
        expect![[r#"
            /// `GET /shops/{id}/pets`: all records, in pages.
            #[allow(dead_code)]
            pub struct AnimalListAll {}
            /// `GET /shops/{id}/pets/{record_id}`: one record.
            #[allow(dead_code)]
            pub struct AnimalGetRecord {
                id: i64,
            }
            /// `POST /shops/{id}/pets`: a new record, without its id.
            #[allow(dead_code)]
            pub struct AnimalCreateRecord<'r> {
                record: &'r Pet,
            }
            /// `PATCH /shops/{id}/pets/{record_id}`: another content for a record.
            #[allow(dead_code)]
            pub struct AnimalUpdateRecord<'r> {
                id: i64,
                record: &'r Pet,
            }
            /// `DELETE /shops/{id}/pets/{record_id}`: no longer a record.
            #[allow(dead_code)]
            pub struct AnimalDeleteRecord {
                id: i64,
            }
            const _: () = {
                use ::connector_runtime::abi::v1 as __abi;
                #[automatically_derived]
                impl __abi::Record for Pet {
                    const ID: &'static str = "petId";
                    const ENVELOPE: &'static str = "pet";
                }
                #[automatically_derived]
                impl __abi::Endpoint for AnimalListAll {
                    type Output = __abi::Page<__abi::Enveloped<Pet>>;
                    type Error = __abi::BySerde<Problem>;
                    const OPERATION: &'static __abi::Operation = &__abi::Operation {
                        behavior: &__abi::Behavior {
                            select: "/pets",
                            paging: ::core::option::Option::Some(
                                &__abi::Paging {
                                    next: __abi::Next::Offset(__abi::Slot::Query("skip"), 0u64),
                                    ..__abi::PAGING
                                },
                            ),
                            ..__abi::BEHAVIOR
                        },
                        security: ::core::option::Option::Some(&[]),
                        ..__abi::operation("GET", "Animal/ListAll", "/shops/{id}/pets")
                    };
                }
                #[automatically_derived]
                impl __abi::Endpoint for AnimalGetRecord {
                    type Output = __abi::Enveloped<Pet>;
                    type Error = __abi::BySerde<Problem>;
                    const OPERATION: &'static __abi::Operation = &__abi::Operation {
                        security: ::core::option::Option::Some(&[]),
                        ..__abi::operation("GET", "Animal/GetRecord", "/shops/{id}/pets/{record_id}")
                    };
                    fn fill(&self, __draft: &mut __abi::Draft) {
                        __draft.arg(1usize, &__abi::BySerde(&self.id));
                    }
                }
                #[automatically_derived]
                impl<'r> __abi::Endpoint for AnimalCreateRecord<'r> {
                    type Output = __abi::Enveloped<Pet>;
                    type Error = __abi::BySerde<Problem>;
                    const OPERATION: &'static __abi::Operation = &__abi::Operation {
                        bodies: &[__abi::body::json("application/json")],
                        replies: &[__abi::json(201)],
                        security: ::core::option::Option::Some(&[]),
                        ..__abi::operation("POST", "Animal/CreateRecord", "/shops/{id}/pets")
                    };
                    fn fill(&self, __draft: &mut __abi::Draft) {
                        __draft
                            .body(
                                0,
                                &__abi::Sent {
                                    record: self.record,
                                    without: &["petId", "made"],
                                    envelope: "pet",
                                },
                            );
                    }
                }
                #[automatically_derived]
                impl<'r> __abi::Endpoint for AnimalUpdateRecord<'r> {
                    type Output = __abi::Perhaps<__abi::Enveloped<Pet>>;
                    type Error = __abi::BySerde<Problem>;
                    const OPERATION: &'static __abi::Operation = &__abi::Operation {
                        bodies: &[__abi::body::json("application/json")],
                        security: ::core::option::Option::Some(&[]),
                        ..__abi::operation(
                            "PATCH",
                            "Animal/UpdateRecord",
                            "/shops/{id}/pets/{record_id}",
                        )
                    };
                    fn fill(&self, __draft: &mut __abi::Draft) {
                        __draft.arg(1usize, &__abi::BySerde(&self.id));
                        __draft
                            .body(
                                0,
                                &__abi::Sent {
                                    record: self.record,
                                    without: &["petId", "made"],
                                    envelope: "pet",
                                },
                            );
                    }
                }
                #[automatically_derived]
                impl __abi::Endpoint for AnimalDeleteRecord {
                    type Output = ();
                    type Error = __abi::BySerde<Problem>;
                    const OPERATION: &'static __abi::Operation = &__abi::Operation {
                        replies: &[__abi::empty(200)],
                        security: ::core::option::Option::Some(&[]),
                        ..__abi::operation(
                            "DELETE",
                            "Animal/DeleteRecord",
                            "/shops/{id}/pets/{record_id}",
                        )
                    };
                    fn fill(&self, __draft: &mut __abi::Draft) {
                        __draft.arg(1usize, &__abi::BySerde(&self.id));
                    }
                }
                #[allow(dead_code)]
                impl Pet {
                    /// All records, in pages: `.items()` of its call walks over all of them, `.all(limit)` collects them.
                    pub fn list_all() -> AnimalListAll {
                        AnimalListAll {}
                    }
                    /// One record.
                    pub fn get_record(id: impl ::core::convert::Into<i64>) -> AnimalGetRecord {
                        AnimalGetRecord { id: id.into() }
                    }
                    /// A new record. What its id is, the server decides: it is not sent.
                    pub fn create_record(record: &Pet) -> AnimalCreateRecord<'_> {
                        AnimalCreateRecord { record }
                    }
                    /// Another content for a record.
                    pub fn update_record(
                        id: impl ::core::convert::Into<i64>,
                        record: &Pet,
                    ) -> AnimalUpdateRecord<'_> {
                        AnimalUpdateRecord {
                            id: id.into(),
                            record,
                        }
                    }
                    /// No longer a record.
                    pub fn delete_record(id: impl ::core::convert::Into<i64>) -> AnimalDeleteRecord {
                        AnimalDeleteRecord {
                            id: id.into(),
                        }
                    }
                }
            };
        "#]],
    );
}

#[test]
fn no_input_is_a_panic() {
    for input in [
        "",
        "enum A {}",
        "struct A;",
        "struct A(#[collection(id)] u8);",
        "#[collection(path)] struct A { #[collection] id: u8 }",
        "#[collection(path = \"{{\", name = \"\", preset = \"\", paging())] struct A { #[collection(id = 3)] id: u8 }",
    ] {
        let Ok(tokens) = input.parse() else { continue };
        assert!(collection(tokens).to_string().contains("compile_error"), "{input}");
    }
}
