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
                    const OPERATION: &'static __abi::Operation = &__abi::post(
                            "CreateIssue",
                            "/repos/{owner}/{repo}/issues",
                        )
                        .params(
                            &[
                                __abi::path("owner"),
                                __abi::path("repo"),
                                __abi::query("notify"),
                                __abi::header("X-Trace"),
                            ],
                        )
                        .bodies(&[__abi::body::json("application/json")]);
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
                    const OPERATION: &'static __abi::Operation = &__abi::get("Search", "/search")
                        .params(&[__abi::query("q").explode(false).allow_reserved(true)])
                        .errors(&[__abi::text(__abi::DEFAULT)])
                        .behavior(
                            &__abi::behavior()
                                .paging(&__abi::paging(__abi::next::link(__abi::link())))
                                .safe(true),
                        );
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
            error: `get` is not a method: did you mean `GET`?
            error: an endpoint has no key `ouput`: did you mean `output`?
            error: `attempts` includes the first one: 1 is no retry, 3 is two retries
            error: a field of an endpoint has no key `querry`: did you mean `query`?
            error: the path has no `{pet}`: add `#[endpoint(query)]`, `header`, `cookie`, `body`, `part` or `skip` to the field
            error: no field fills `{id}`: add `id: String`, or `#[endpoint(path = "id")]` on the field that has it
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
