//! Cargo features of groups: the items that require them.

use super::{commands, endpoint, group, item, named, path, plan};
use crate::emit::{cli, emit};
use crate::output::{self, Options, crate_files};
use crate::plan::{Endpoint, Group, Item, Kind, Plan, Room};
use expect_test::expect;

/// Two groups with a type each, and a shared type, as planned with `features = tags`.
fn pets() -> Plan {
    let pets = Endpoint { output: named("Pet"), ..endpoint() };
    let toys = Endpoint { marker: "ListToys".to_owned(), method: "list".to_owned(), ..endpoint() };
    let groups = vec![
        Group { feature: Some("pets".to_owned()), ..group(vec![pets]) },
        Group {
            module: "default".to_owned(),
            handle: Some("Toys".to_owned()),
            feature: Some("default_".to_owned()),
            docs: Vec::new(),
            endpoints: vec![toys],
        },
    ];
    let of = |name: &str, room: Room| Item { room, ..item(name, Kind::Alias(path("i64"))) };
    let hidden = Item { is_hidden: true, ..of("Shape1234abcd", Room::Group(0)) };
    plan(groups, vec![of("Pet", Room::Group(0)), of("Toy", Room::Group(1)), of("Size", Room::Shared), hidden])
}

#[test]
fn modules_and_their_exports_need_the_feature() {
    let plan = pets();
    let files = crate_files(&plan, &emit(&plan), &Options::default());
    let tail =
        |path: &str, from: &str| files[path].split_once(from).map(|(_, tail)| tail.to_owned()).unwrap_or_default();
    expect![[r#"
        default = [
            "pets",
            "default_",
        ]
        pets = []
        default_ = []

        [dependencies]
        connector-runtime = { version = "0.1.0" }
    "#]]
    .assert_eq(&tail("Cargo.toml", "[features]\n"));
    expect![[r#"
        /// Pets.
        ///
        /// Requires the feature `pets`.
        #[cfg(feature = "pets")]
        #[allow(clippy::all, clippy::pedantic, dead_code, rustdoc::all, unused_imports)]
        pub mod pets;
        /// Endpoints of `default`.
        ///
        /// Requires the feature `default_`.
        #[cfg(feature = "default_")]
        #[allow(clippy::all, clippy::pedantic, dead_code, rustdoc::all, unused_imports)]
        pub mod default;
        /// The types of the API.
        #[allow(clippy::all, clippy::pedantic, dead_code, rustdoc::all, unused_imports)]
        pub mod types;
    "#]]
    .assert_eq(&tail("src/lib.rs", "abi::connector(\"petstore\");\n"));
    expect![[r##"
        #[cfg(feature = "pets")]
        pub use pets::*;
        #[cfg(feature = "default_")]
        pub use default::*;
        pub use shared::*;
        #[cfg(feature = "pets")]
        mod pets;
        #[cfg(feature = "default_")]
        mod default;
        mod shared;
        mod shapes;
    "##]]
    .assert_eq(&tail("src/types/mod.rs", "use super::abi;\n"));
    expect![[r##"
        #[cfg(feature = "pets")]
        pub use pets::*;
        #[cfg(feature = "pets")]
        mod pets;
    "##]]
    .assert_eq(&tail("src/types/shapes/mod.rs", "Do not edit.\n"));
    expect![[r#"
         {
            /// The endpoints of `default`.
            ///
            /// Requires the feature `default_`.
            pub fn default(&self) -> Toys {
                Toys(self.clone())
            }
        }
        /// The methods of `default`, from [`Client::default`].
        #[derive(Clone)]
        pub struct Toys(Client);
        impl Toys {
            /// List all pets.
            pub fn list(&self) -> Call<ListToys> {
                self.0.call()
            }
        }
    "#]]
    .assert_eq(&tail("src/default.rs", "}\nimpl Client"));
}

#[test]
fn commands_need_the_feature() {
    let plan = commands::with_rows(pets());
    let text = prettyplease::unparse(&syn::parse2(cli(&plan)).unwrap());
    let (_, text) = text.split_once("const COMMANDS").unwrap();
    expect![[r#"
        : &[Command<Client>] = &[
            #[cfg(feature = "pets")]
            command("list-pets", "List all pets.", run_list_pets),
            #[cfg(feature = "default_")]
            command("list", "List all pets.", run_list),
        ];
        #[cfg(feature = "pets")]
        fn run_list_pets<'c>(api: &'c Client, args: &Args) -> Run<'c> {
            args.call(api.list_pets()).json()
        }
        #[cfg(feature = "default_")]
        fn run_list<'c>(api: &'c Client, args: &Args) -> Run<'c> {
            args.call(api.default().list()).empty()
        }
    "#]]
    .assert_eq(text);
}

#[test]
fn without_features_nothing_has_an_attribute() {
    let mut plan = pets();
    plan.groups.iter_mut().for_each(|group| group.feature = None);
    let plan = commands::with_rows(plan);
    let files = crate_files(&plan, &emit(&plan), &Options { cli: true, ..Options::default() });
    assert!(files.values().all(|text| !text.contains("feature")));
    assert_eq!(output::source(&emit(&plan), "x").matches("mod ").count(), 4, "types stand in one module");
}
