//! Macro calls in, printed tables out; their tokens stay the same.

use crate::output::source::file;
use expect_test::expect;
use quote::ToTokens;

/// A table of that macro call, as it is printed.
fn table(call: &str) -> String {
    let module: syn::ItemMod = syn::parse_str(&format!("mod m {{ {call} }}")).unwrap();
    let text = file("x", module.to_token_stream());
    let again = syn::parse_str::<syn::File>(&text).unwrap();
    let printed = prettyplease::unparse(&again);
    let dense = |text: &str| text.split_whitespace().collect::<String>();
    assert_eq!(dense(&text), dense(&format!("// x\n{printed}")), "only blanks change");
    assert_eq!(again.into_token_stream().to_string(), module.into_token_stream().to_string());
    text
}

#[test]
fn long_tables_have_a_line_for_each_row() {
    expect![[r#"
        // x
        mod m {
            abi::replies!(Reply {
                0 = Created(abi::Map<Box<Issue>>),
                1 = Accepted(Vec<(i64, Option<String>)>),
                2 = Third(Either<A, B>)
            });
            abi::model!(A {});
            abi::model!(B { id = get "id" });
            abi::union!(C);
            abi::model!(Inline as "" { id = get "id" });
            abi::model!(closed("kind") Cat as "" {
                one_member = get "one_member",
                another_member = get "another_member",
                third = get "third"
            });
            abi::client!();
            abi::model!(LongName { one_member = get "one_member", another_member = get "another_member" });
        }
    "#]]
    .assert_eq(&table(
        "abi::replies!(Reply { 0 = Created(abi::Map<Box<Issue>>), 1 = Accepted(Vec<(i64, Option<String>)>),
             2 = Third(Either<A, B>) });
         abi::model!(A {}); abi::model!(B { id = get \"id\" }); abi::union!(C);
         abi::model!(Inline as \"\" { id = get \"id\" });
         abi::model!(closed(\"kind\") Cat as \"\" { one_member = get \"one_member\", another_member = get \"another_member\",
             third = get \"third\" });
         abi::client!();
         abi::model!(LongName { one_member = get \"one_member\", another_member = get \"another_member\" });",
    ));
}
