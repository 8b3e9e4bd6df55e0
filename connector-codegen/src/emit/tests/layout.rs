//! Endpoints, groups, and how many types are spread.

use super::{children, endpoint, group, inner, item, named, path, plan, print};
use crate::emit::emit;
use crate::plan::{Argument, Endpoint, Group, Header, Item, Kind, Pass, Plan, Room, Target};
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
            use super::abi::{self, *};
            use super::{Call, Client};
            /// `GET /pets`: List all pets.
            pub enum ListPets {}
            impl abi::Endpoint for ListPets {
                type Output = ();
                type Error = abi::Undeclared;
                const OPERATION: abi::Table = &get("listPets", "/pets").replies(&[empty(204)]);
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
            use super::abi::{self, *};
            use super::{Call, Client, types};
            /// `GET /pets`: List all pets.
            pub enum ListPets {}
            impl abi::Endpoint for ListPets {
                type Output = ();
                type Error = abi::Undeclared;
                const OPERATION: abi::Table = &get("listPets", "/pets").replies(&[empty(204)]);
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
            use super::abi::{self, *};
            use super::{Call, Client};
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
    assert!(text.contains("use super::{Call, Client, Reply, types};"));
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
fn many_types_stand_in_rooms() {
    let alias = |name: String, room: Room| Item { room, ..item(&name, Kind::Alias(path("i64"))) };
    let mut all: Vec<Item> = (0..40).map(|at| alias(format!("Pet{at}"), Room::Group(0))).collect();
    all.extend((0..20).map(|at| alias(format!("Thing{at}"), Room::Shared)));
    let hidden = Item { is_hidden: true, ..item("Shape1234abcd", Kind::Alias(path("i64"))) };
    let same = |name: &str, docs: &[&str], of: &str| Item {
        docs: super::texts(docs),
        room: Room::Group(0),
        ..item(name, Kind::Same(of.to_owned()))
    };
    all.extend([
        hidden,
        same("ListPetsReply", &["The output of `list_pets`."], "Shape1234abcd"),
        same("ListPetsReplyOwner", &[], "Shape1234abcd"),
        same("ListPetsOther", &[], "Thing1"),
    ]);
    let module = emit(&plan(vec![group(vec![endpoint()])], all.clone()));
    let types = module.children.last().unwrap();
    assert_eq!(children(types), ["pets", "shared", "shapes"]);
    expect!["use super :: abi ; pub use pets :: * ; pub use shared :: * ;"].assert_eq(&types.items.to_string());
    let text = print(&plan(vec![group(vec![endpoint()])], all));
    let (_, types) = text.split_once("pub mod types").unwrap();
    let (_, last) = types.split_once("pub type Pet39 = i64;").unwrap();
    expect![[r#"

        /// The output of `list_pets`.
        pub use super::shapes::Shape1234abcd as ListPetsReply;
        pub use super::Thing1 as ListPetsOther;
        pub use super::shapes::Shape1234abcd as ListPetsReplyOwner;
    "#]]
    .assert_eq(
        &last.split("    }\n").next().unwrap().lines().map(|line| format!("{}\n", line.trim())).collect::<String>(),
    );
}

#[test]
fn types_without_a_client_stand_in_the_rooms_of_groups() {
    let alias = |at: usize| Item { room: Room::Group(at % 2), ..item(&format!("Pet{at}"), Kind::Alias(path("i64"))) };
    let group = |module: &str| Group { module: module.to_owned(), ..group(Vec::new()) };
    let plan = plan(vec![group("pets"), group("toys")], (0..60).map(alias).collect());
    let module = emit(&Plan { client: false, ..plan });
    assert_eq!(children(&module), ["types"]);
    assert_eq!(children(&module.children[0]), ["pets", "toys"]);
}

/// The lines between the first one that ends with `head` and the one that closes it.
fn inner_lines(text: &str, head: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let Some(at) = lines.iter().position(|line| line.ends_with(head)) else { return format!("no {head}\n") };
    let depth = lines[at].len() - lines[at].trim_start().len();
    let inner = lines[at + 1..].iter().take_while(|line| line.len() - line.trim_start().len() > depth);
    inner.map(|line| format!("{}\n", line.trim_start())).collect()
}
