//! `#[derive(Connector)]` around the plain client.

use super::*;
use crate::derive::connector::expand;

#[test]
fn a_whole_connector() {
    check(
        expand,
        r#"
        #[connector(base_url = "https://a.example", auth(token = bearer, key = api_key(query = "k")), name = "shop")]
        #[connector(endpoints(ListPets, find = pets::Search<'_>))]
        pub(crate) struct Shop(Client);
        "#,
        expect![[r#"
            const _: () = {
                use ::connector_runtime::abi::v1 as __abi;
                #[automatically_derived]
                #[allow(dead_code)]
                impl Shop {
                    /// Static description of the API: servers, auth schemes, defaults.
                    pub(crate) const CONNECTOR: &'static __abi::Connector = &__abi::connector("shop")
                        .servers(&[__abi::server("https://a.example")])
                        .schemes(
                            &[
                                __abi::scheme("token", __abi::auth::bearer()),
                                __abi::scheme(
                                    "key",
                                    __abi::auth::api_key(__abi::key(__abi::Place::Query, "k")),
                                ),
                            ],
                        )
                        .security(&[__abi::needs(&["token"]), __abi::needs(&["key"])]);
                    /// Creates a call of [`ListPets`].
                    pub(crate) fn list_pets(
                        &self,
                        endpoint: ListPets,
                    ) -> ::connector_runtime::Call<ListPets> {
                        self.0.send(endpoint)
                    }
                    /// Creates a call of [`Search`].
                    pub(crate) fn find<'e>(
                        &self,
                        endpoint: pets::Search<'e>,
                    ) -> ::connector_runtime::Call<pets::Search<'e>> {
                        self.0.send(endpoint)
                    }
                }
            };
            const _: () = {
                use ::connector_runtime::abi::v1 as __abi;
                #[automatically_derived]
                #[allow(dead_code)]
                impl Shop {
                    /// Creates a builder of a client.
                    pub(crate) fn builder() -> ::connector_runtime::Builder<Self> {
                        ::connector_runtime::Builder::new(<Shop>::CONNECTOR)
                    }
                }
                #[automatically_derived]
                impl ::core::convert::From<__abi::Core> for Shop {
                    fn from(core: __abi::Core) -> Self {
                        Self(::core::convert::From::from(core))
                    }
                }
                #[automatically_derived]
                impl ::core::ops::Deref for Shop {
                    type Target = Client;
                    fn deref(&self) -> &Self::Target {
                        &self.0
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
        "struct A;",
        "#[connector] struct A(C);",
        "#[connector()] struct A(C, D);",
        "#[connector(auth)] struct A(C);",
        "#[connector(auth())] struct A { c: C }",
        "#[connector(endpoints)] struct A(C);",
        "#[connector(endpoints((), [u8]))] struct A(C);",
        "#[connector(base_url = 7)] struct A(C);",
    ] {
        let Ok(tokens) = input.parse() else { continue };
        assert!(expand(tokens).to_string().contains("compile_error"), "{input}");
    }
}
