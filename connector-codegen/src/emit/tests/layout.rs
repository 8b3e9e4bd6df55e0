//! Endpoints, groups, and how many types are spread.

use super::{endpoint, group, inner, item, named, path, plan, print};
use crate::emit::emit;
use crate::plan::{Argument, Endpoint, Group, Header, Kind, Pass, Target};
use connector_tables::{self as tables, Style, View as _};
use expect_test::{Expect, expect};

/// The endpoint's module.
fn check(endpoint: Endpoint, expect: Expect) {
    expect.assert_eq(&inner(&print(&plan(vec![group(vec![endpoint])], Vec::new())), "pets"));
}

fn argument(name: &str, pass: Pass, target: Target) -> Argument {
    Argument { name: name.to_owned(), docs: Vec::new(), pass, target, deprecated: false }
}

#[test]
fn the_smallest_endpoint() {
    check(
        endpoint(),
        expect![[r#"
            use super::super::abi::{self, *};
            use super::super::{Call, Client};
            /// `GET /pets`: List all pets.
            pub enum ListPets {}
            impl abi::Endpoint for ListPets {
                type Output = ();
                type Error = abi::Undeclared;
                const OPERATION: abi::Table = &get("listPets", "/pets")
                    .replies(&[empty(204)]);
            }
            impl Client {
                /// List all pets.
                pub fn list_pets(&self) -> Call<ListPets> {
                    self.call()
                }
            }
        "#]],
    );
}

#[test]
fn each_way_to_pass_an_argument() {
    let arguments = vec![
        argument("a", Pass::Str, Target::Param(0)),
        argument("b", Pass::Value(path("i64")), Target::Param(1)),
        argument("c", Pass::Ref(named("Filter")), Target::Param(2)),
        argument("d", Pass::Slice(path("String")), Target::Param(3)),
        argument("body", Pass::Into(path("abi::Body")), Target::Body(0)),
    ];
    let setters = vec![
        argument("with_body", Pass::Ref(named("Body")), Target::Bodies),
        Argument { deprecated: true, ..argument("old", Pass::Str, Target::Param(4)) },
    ];
    check(
        Endpoint { arguments, setters, deprecated: true, ..endpoint() },
        expect![[r#"
            use super::super::abi::{self, *};
            use super::super::{Call, Client, types};
            /// `GET /pets`: List all pets.
            pub enum ListPets {}
            impl abi::Endpoint for ListPets {
                type Output = ();
                type Error = abi::Undeclared;
                const OPERATION: abi::Table = &get("listPets", "/pets")
                    .replies(&[empty(204)]);
            }
            impl Client {
                /// List all pets.
                #[deprecated]
                pub fn list_pets(
                    &self,
                    a: &str,
                    b: i64,
                    c: &types::Filter,
                    d: &[impl AsRef<str>],
                    body: impl Into<abi::Body>,
                ) -> Call<ListPets> {
                    self.call()
                        .arg(0, a)
                        .arg(1, &b)
                        .arg(2, c)
                        .arg(3, &abi::Texts(d))
                        .body(0, &Into::<abi::Body>::into(body))
                }
            }
            impl Call<ListPets> {
                /// `with_body`
                pub fn with_body(self, body: impl Argument<types::Body>) -> Self {
                    self.option_bodies(body)
                }
                /// `old`
                #[deprecated]
                pub fn old(self, old: impl Argument<str>) -> Self {
                    self.option(4, old)
                }
            }
        "#]],
    );
}

#[test]
fn parameters_bodies_replies_servers_and_needs() {
    let params = [
        tables::path("a").style(Style::Label),
        tables::query("b").style(Style::DeepObject),
        tables::query("c").explode(false).allow_reserved(true),
        tables::query("d").media("application/json"),
    ];
    let parts =
        [tables::part("photo").media("image/png"), tables::part("tags").style(Style::Form).allow_reserved(true)];
    let table = tables::operation("LINK", "listPets", "/pets/{a}")
        .params(&params)
        .bodies(&[tables::body::multipart("multipart/form-data").parts(&parts)])
        .replies(&[tables::text(tables::range(2)).media("text/*")])
        .servers(&[tables::server("/v2")])
        .security(&[])
        .to_buf();
    check(
        Endpoint { table, ..endpoint() },
        expect![[r#"
            use super::super::abi::{self, *};
            use super::super::{Call, Client};
            /// `LINK /pets/{a}`: List all pets.
            pub enum ListPets {}
            impl abi::Endpoint for ListPets {
                type Output = ();
                type Error = abi::Undeclared;
                const OPERATION: abi::Table = &operation("LINK", "listPets", "/pets/{a}")
                    .params(
                        &[
                            path("a").style(abi::Style::Label),
                            query("b").style(abi::Style::DeepObject),
                            query("c").explode(false).allow_reserved(true),
                            query("d").media("application/json"),
                        ],
                    )
                    .bodies(
                        &[
                            body::multipart("multipart/form-data")
                                .parts(
                                    &[
                                        part("photo").media("image/png"),
                                        part("tags").style(abi::Style::Form).allow_reserved(true),
                                    ],
                                ),
                        ],
                    )
                    .replies(&[text(range(2)).media("text/*")])
                    .servers(&[server("/v2")])
                    .security(&[]);
            }
            impl Client {
                /// List all pets.
                pub fn list_pets(&self) -> Call<ListPets> {
                    self.call()
                }
            }
        "#]],
    );
}

#[test]
fn typed_headers_are_methods_of_the_reply() {
    let header = Header { method: "x_next".to_owned(), name: "X-Next".to_owned(), ty: named("Next"), docs: Vec::new() };
    let text = print(&plan(vec![group(vec![Endpoint { headers: vec![header], ..endpoint() }])], Vec::new()));
    expect![[r#"
        /// The header `X-Next`.
        pub fn x_next(&self) -> Option<types::Next> {
        self.header("X-Next")
        }
    "#]]
    .assert_eq(&inner_lines(&text, "impl Reply<ListPets> {"));
    assert!(text.contains("use super::super::{Call, Client, Reply, types};"));
}

#[test]
fn a_group_with_a_handle_has_its_own_methods() {
    let group =
        Group { handle: Some("Pets".to_owned()), ..group(vec![Endpoint { method: "list".to_owned(), ..endpoint() }]) };
    let text = inner(&print(&plan(vec![group], Vec::new())), "pets");
    let at = text.find("impl Client").unwrap_or_default();
    expect![[r#"
        impl Client {
            /// Pets.
            pub fn pets(&self) -> Pets {
                Pets(self.clone())
            }
        }
        /// The methods of `pets`, from [`Client::pets`].
        #[derive(Clone)]
        pub struct Pets(Client);
        impl Pets {
            /// List all pets.
            pub fn list(&self) -> Call<ListPets> {
                self.0.call()
            }
        }
    "#]]
    .assert_eq(&text[at..]);
}

#[test]
fn many_types_stand_in_modules_by_letter() {
    let names = |prefix: &str, count: usize| (0..count).map(|at| format!("{prefix}{at}")).collect::<Vec<_>>();
    let mut all = names("Ab", 150);
    all.extend(names("Ib", 100));
    all.extend(names("If", 150));
    all.push("É".to_owned());
    let types = all.iter().map(|name| item(name, Kind::Alias(path("i64")))).collect();
    let module = emit(&plan(Vec::new(), types));
    let types = &module.children[0];
    let names: Vec<_> = types.children.iter().map(|child| child.name.as_str()).collect();
    assert_eq!(names, ["a", "ib", "if_", "other"]);
    expect!["use super :: abi ; pub use a :: * ; pub use ib :: * ; pub use if_ :: * ; pub use other :: * ;"]
        .assert_eq(&types.items.to_string());
    let text = print(&plan(Vec::new(), all.iter().map(|name| item(name, Kind::Alias(path("i64")))).collect()));
    expect![[r#"
        use super::*;
        /// `É`
        pub type É = i64;
    "#]]
    .assert_eq(&inner(&text, "other"));
}

/// What stands between a line that ends so and the one that closes it.
fn inner_lines(text: &str, head: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let Some(at) = lines.iter().position(|line| line.ends_with(head)) else { return format!("no {head}\n") };
    let depth = lines[at].len() - lines[at].trim_start().len();
    let inner = lines[at + 1..].iter().take_while(|line| line.len() - line.trim_start().len() > depth);
    inner.map(|line| format!("{}\n", line.trim_start())).collect()
}
