//! `#[derive(Endpoint)]`.

use super::*;
use crate::derive::endpoint;

#[test]
fn a_whole_endpoint() {
    check(
        endpoint,
        r#"
        #[endpoint(POST, "/repos/{owner}/{repo}/issues", output = Issue, error = Problem)]
        struct CreateIssue {
            repo: String,
            owner: String,
            #[endpoint(query)]
            notify: Option<bool>,
            #[endpoint(header = "X-Trace")]
            trace: Option<String>,
            #[endpoint(body)]
            new: NewIssue,
        }"#,
        expect![[r#"
            const _: () = {
                use ::connector_runtime::abi::v1 as __abi;
                #[automatically_derived]
                impl __abi::Endpoint for CreateIssue {
                    type Output = __abi::BySerde<Issue>;
                    type Error = __abi::BySerde<Problem>;
                    const OPERATION: &'static __abi::Operation = &__abi::Operation {
                        params: &[__abi::query("notify"), __abi::header("X-Trace")],
                        bodies: &[__abi::body::json("application/json")],
                        ..__abi::operation("POST", "CreateIssue", "/repos/{owner}/{repo}/issues")
                    };
                    fn fill(&self, __draft: &mut __abi::Draft) {
                        __draft.arg(0usize, &__abi::BySerde(&self.owner));
                        __draft.arg(1usize, &__abi::BySerde(&self.repo));
                        __draft.arg(2usize, &__abi::BySerde(&self.notify));
                        __draft.arg(3usize, &__abi::BySerde(&self.trace));
                        __draft.body(0, &__abi::BySerde(&self.new));
                    }
                }
            };
        "#]],
    );
}

#[test]
fn generics_get_what_their_use_asks() {
    check(
        endpoint,
        r#"
        #[endpoint(GET, "/search", output = Vec<T>, error = text, paging(link), safe)]
        struct Search<'a, T, Q: ?Sized> where T: Clone {
            #[endpoint(query(comma, reserved))]
            q: &'a Q,
            #[endpoint(skip)]
            of: PhantomData<T>,
        }"#,
        expect![[r#"
            const _: () = {
                use ::connector_runtime::abi::v1 as __abi;
                #[automatically_derived]
                impl<'a, T, Q: ?Sized> __abi::Endpoint for Search<'a, T, Q>
                where
                    T: Clone,
                    Q: ::connector_runtime::serde::Serialize,
                    T: ::connector_runtime::serde::de::DeserializeOwned,
                {
                    type Output = __abi::Page<__abi::BySerde<Vec<T>>>;
                    type Error = ::std::string::String;
                    const OPERATION: &'static __abi::Operation = &__abi::Operation {
                        params: &[__abi::query("q").joined().reserved()],
                        errors: &[__abi::text(__abi::DEFAULT)],
                        behavior: &__abi::Behavior {
                            paging: ::core::option::Option::Some(
                                &__abi::Paging {
                                    next: __abi::Next::Link("next"),
                                    ..__abi::PAGING
                                },
                            ),
                            safe: ::core::option::Option::Some(true),
                            ..__abi::BEHAVIOR
                        },
                        ..__abi::operation("GET", "Search", "/search")
                    };
                    fn fill(&self, __draft: &mut __abi::Draft) {
                        __draft.arg(0usize, &__abi::BySerde(&self.q));
                    }
                }
            };
        "#]],
    );
}

#[test]
fn all_mistakes_come_in_one_run() {
    check(
        endpoint,
        r#"
        #[endpoint(get, "/pets/{id}", ouput = Pet, retry(attempts = 0))]
        struct GetPet {
            pet: i64,
            #[endpoint(querry)]
            limit: u32,
        }"#,
        expect![[r#"
            error: `get` is no method: did you mean `GET`?
            error: `ouput` is nothing that an endpoint has: did you mean `output`?
            error: `attempts` counts the first one too: 1 is never again, 3 is twice again
            error: `querry` is nothing that a field of an endpoint has: did you mean `query`?
            error: the path has no `{pet}`: say where it goes: `#[endpoint(query)]`, `header`, `cookie`, `body`, or `skip`
            error: nothing fills `{id}`: add `id: String`, or `#[endpoint(path = "id")]` on the field that has it
        "#]],
    );
}

#[test]
fn no_input_is_a_panic() {
    for input in [
        "",
        "struct",
        "fn f() {}",
        "#[endpoint] struct A;",
        "#[endpoint = 7] struct A;",
        "#[endpoint()] struct A;",
        "#[endpoint(,)] struct A;",
        "#[endpoint(GET)] struct A;",
        "#[endpoint(GET,,)] struct A;",
        "#[endpoint(GET, \"/{\")] struct A;",
        "#[endpoint(GET, \"/}{\")] struct A;",
        "#[endpoint(GET, \"\", output = )] struct A;",
        "#[endpoint(GET, \"/\", output(7), id(), paging = 3, paging(page))] struct A;",
        "#[endpoint(GET, \"/\", ==, ;, output = Vec<)] struct A { #[endpoint(query = )] a: u8 }",
        "#[endpoint(r#type, \"/\")] struct A { r#type: u8 }",
        "#[endpoint(GET, \"/\", timeout = \"1e400h\")] struct A;",
    ] {
        let Ok(tokens) = input.parse() else { continue };
        assert!(endpoint(tokens).to_string().contains("compile_error"), "{input}");
    }
}
