//! The name of a field on the wire, which serde's attributes decide.
//!
//! `#[serde(rename_all = "camelCase")]` on the struct makes `record_id` `recordId`; `#[serde(rename = "_id")]` on the field
//! makes it `_id`.

use syn::ext::IdentExt;
use syn::meta::ParseNestedMeta;
use syn::{Attribute, Field, LitStr, Token};

/// Returns the name of a field when it is serialized.
pub(in crate::derive) fn name(container: &[Attribute], field: &Field) -> String {
    if let Some(renamed) = declared(&field.attrs, "rename") {
        return renamed;
    }
    let plain = field.ident.as_ref().map(|ident| ident.unraw().to_string()).unwrap_or_default();
    match declared(container, "rename_all") {
        Some(rule) => cased(&plain, &rule),
        None => plain,
    }
}

/// Reads `key = "…"`, or `key(serialize = "…")`, in an attribute of serde, which reports mistakes itself.
fn declared(attributes: &[Attribute], key: &str) -> Option<String> {
    let mut found = None;
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("serde")) {
        let _ = attribute.parse_nested_meta(|meta| {
            if meta.path.is_ident(key) && meta.input.peek(Token![=]) {
                found = Some(meta.value()?.parse::<LitStr>()?.value());
                return Ok(());
            }
            if meta.path.is_ident(key) {
                return meta.parse_nested_meta(|inner| {
                    let text = inner.value()?.parse::<LitStr>()?.value();
                    if inner.path.is_ident("serialize") {
                        found = Some(text);
                    }
                    Ok(())
                });
            }
            step_over(&meta)
        });
    }
    found
}

/// Skips an argument.
fn step_over(meta: &ParseNestedMeta<'_>) -> syn::Result<()> {
    while !meta.input.is_empty() && !meta.input.peek(Token![,]) {
        meta.input.parse::<proc_macro2::TokenTree>()?;
    }
    Ok(())
}

/// Returns the name of a field by one of serde's rules.
fn cased(name: &str, rule: &str) -> String {
    let with_first = |word: &str, cased: fn(char) -> String| {
        let mut chars = word.chars();
        chars.next().map(|first| cased(first) + chars.as_str()).unwrap_or_default()
    };
    let capital = |word| with_first(word, |first| first.to_uppercase().collect());
    let pascal = || name.split('_').map(capital).collect::<String>();
    match rule {
        "PascalCase" => pascal(),
        "camelCase" => with_first(&pascal(), |first| first.to_lowercase().collect()),
        "UPPERCASE" | "SCREAMING_SNAKE_CASE" => name.to_uppercase(),
        "kebab-case" => name.replace('_', "-"),
        "SCREAMING-KEBAB-CASE" => name.to_uppercase().replace('_', "-"),
        _ => name.to_owned(),
    }
}
