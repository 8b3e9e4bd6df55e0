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
            /// `GET /shops/{id}/pets`: returns all records, in pages.
            #[allow(dead_code)]
            pub struct AnimalListAll {}
            /// `GET /shops/{id}/pets/{record_id}`: returns a record.
            #[allow(dead_code)]
            pub struct AnimalGetRecord {
                id: i64,
            }
            /// `POST /shops/{id}/pets`: creates a record, which is sent without its id.
            #[allow(dead_code)]
            pub struct AnimalCreateRecord<'r> {
                record: &'r Pet,
            }
            /// `PATCH /shops/{id}/pets/{record_id}`: replaces a record.
            #[allow(dead_code)]
            pub struct AnimalUpdateRecord<'r> {
                id: i64,
                record: &'r Pet,
            }
            /// `DELETE /shops/{id}/pets/{record_id}`: deletes a record.
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
                    const OPERATION: &'static __abi::Operation = &__abi::get(
                            "Animal/ListAll",
                            "/shops/{id}/pets",
                        )
                        .params(&[__abi::path("id")])
                        .security(&[])
                        .behavior(
                            &__abi::behavior()
                                .select("/pets")
                                .paging(
                                    &__abi::paging(
                                        __abi::next::offset(
                                            __abi::offset(__abi::slot::query("skip")),
                                        ),
                                    ),
                                ),
                        );
                }
                #[automatically_derived]
                impl __abi::Endpoint for AnimalGetRecord {
                    type Output = __abi::Enveloped<Pet>;
                    type Error = __abi::BySerde<Problem>;
                    const OPERATION: &'static __abi::Operation = &__abi::get(
                            "Animal/GetRecord",
                            "/shops/{id}/pets/{record_id}",
                        )
                        .params(&[__abi::path("id"), __abi::path("record_id")])
                        .security(&[]);
                    fn fill(&self, __draft: &mut __abi::Draft) {
                        __draft.arg(1usize, &__abi::BySerde(&self.id));
                    }
                }
                #[automatically_derived]
                impl<'r> __abi::Endpoint for AnimalCreateRecord<'r> {
                    type Output = __abi::Enveloped<Pet>;
                    type Error = __abi::BySerde<Problem>;
                    const OPERATION: &'static __abi::Operation = &__abi::post(
                            "Animal/CreateRecord",
                            "/shops/{id}/pets",
                        )
                        .params(&[__abi::path("id")])
                        .bodies(&[__abi::body::json("application/json")])
                        .replies(&[__abi::json(201)])
                        .security(&[]);
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
                    const OPERATION: &'static __abi::Operation = &__abi::patch(
                            "Animal/UpdateRecord",
                            "/shops/{id}/pets/{record_id}",
                        )
                        .params(&[__abi::path("id"), __abi::path("record_id")])
                        .bodies(&[__abi::body::json("application/json")])
                        .security(&[]);
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
                    const OPERATION: &'static __abi::Operation = &__abi::delete(
                            "Animal/DeleteRecord",
                            "/shops/{id}/pets/{record_id}",
                        )
                        .params(&[__abi::path("id"), __abi::path("record_id")])
                        .replies(&[__abi::empty(200)])
                        .security(&[]);
                    fn fill(&self, __draft: &mut __abi::Draft) {
                        __draft.arg(1usize, &__abi::BySerde(&self.id));
                    }
                }
                #[allow(dead_code)]
                impl Pet {
                    /// Returns the call that lists all records: `.items()` iterates over them, `.all(limit)` collects them.
                    pub fn list_all() -> AnimalListAll {
                        AnimalListAll {}
                    }
                    /// Returns the call that fetches a record.
                    pub fn get_record(id: impl ::core::convert::Into<i64>) -> AnimalGetRecord {
                        AnimalGetRecord { id: id.into() }
                    }
                    /// Returns the call that creates a record. Its id is not sent: the server sets it.
                    pub fn create_record(record: &Pet) -> AnimalCreateRecord<'_> {
                        AnimalCreateRecord { record }
                    }
                    /// Returns the call that replaces a record.
                    pub fn update_record(
                        id: impl ::core::convert::Into<i64>,
                        record: &Pet,
                    ) -> AnimalUpdateRecord<'_> {
                        AnimalUpdateRecord {
                            id: id.into(),
                            record,
                        }
                    }
                    /// Returns the call that deletes a record.
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
