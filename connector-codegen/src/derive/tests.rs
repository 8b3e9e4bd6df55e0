//! The output of derives, and their errors.

use expect_test::{Expect, expect};
use proc_macro2::TokenStream;

mod collection;
mod connector;
mod endpoint;
mod wire;

/// The implementation that a derive prints, or its errors.
fn check(derive: fn(TokenStream) -> TokenStream, input: &str, expected: Expect) {
    expected.assert_eq(&printed(derive, input));
}

fn printed(derive: fn(TokenStream) -> TokenStream, input: &str) -> String {
    let tokens = derive(input.parse().unwrap());
    let file: syn::File = syn::parse2(tokens).unwrap();
    let mut text = String::new();
    for item in &file.items {
        if let syn::Item::Macro(error) = item {
            let message: syn::LitStr = syn::parse2(error.mac.tokens.clone()).unwrap();
            text.push_str(&format!("error: {}\n", message.value()));
        }
    }
    if text.is_empty() { prettyplease::unparse(&file) } else { text }
}
