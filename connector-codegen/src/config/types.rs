//! The options of generated types: their values, and the functions that check and set them.
//!
//! Separate from `set.rs`, which has the other options. `derive` with `Pet` and `Hash` makes `Pet` derive `Hash`.

use super::set::Config;

/// Properties that an object has and its schema does not declare.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Unknown {
    /// They are ignored.
    #[default]
    Drop,
    /// They are kept, and written again.
    Keep,
    /// They are an error.
    Refuse,
}

/// The client, or only the types that it reads and writes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Client {
    /// Endpoints, the client and types.
    #[default]
    On,
    /// Types.
    Off,
}

pub(super) fn unknown(config: &mut Config, _: &str, value: &str) -> Result<(), String> {
    config.unknown = match value {
        "keep" => Unknown::Keep,
        "refuse" => Unknown::Refuse,
        _ => Unknown::Drop,
    };
    Ok(())
}

pub(super) fn non_exhaustive(config: &mut Config, _: &str, value: &str) -> Result<(), String> {
    config.non_exhaustive = Some(value == "on");
    Ok(())
}

/// Traits that generated types already implement.
const IMPLEMENTED: &[&str] = &["Clone", "Debug", "PartialEq", "serde::Serialize", "serde::Deserialize"];

pub(super) fn derive(config: &mut Config, key: &str, value: &str) -> Result<(), String> {
    let pattern = type_pattern("derive", key)?;
    for path in value.split(',').map(str::trim) {
        if path == "Default" {
            return Err("`derive` cannot add `Default`: `constructors` with `all` does".to_owned());
        }
        if IMPLEMENTED.contains(&path) {
            return Err(format!("`derive` cannot add `{path}`: generated types have it already"));
        }
        if syn::parse_str::<syn::Path>(path).is_err() {
            return Err(format!(
                "`derive` cannot add `{path}` to `{key}`: name derive macros such as `Hash` or `schemars::JsonSchema`"
            ));
        }
        config.derive.push((pattern.clone(), path.to_owned()));
    }
    Ok(())
}

pub(super) fn attributes(config: &mut Config, key: &str, value: &str) -> Result<(), String> {
    let pattern = type_pattern("attributes", key)?;
    let inner = value.strip_prefix("#[").and_then(|rest| rest.strip_suffix(']')).unwrap_or_default();
    if syn::parse_str::<syn::Meta>(inner).is_err() {
        return Err(format!(
            "`attributes` cannot put `{value}` before `{key}`: write an attribute as in Rust, such as `#[must_use]`"
        ));
    }
    config.attributes.push((pattern, inner.to_owned()));
    Ok(())
}

/// A glob over the names of types.
fn type_pattern(option: &str, pattern: &str) -> Result<String, String> {
    let is_sign = |c: char| c.is_alphanumeric() || matches!(c, '_' | '*' | '?');
    match pattern.is_empty() || !pattern.chars().all(is_sign) {
        true => {
            Err(format!("`{option}` cannot find types by `{pattern}`: a pattern is a glob over Rust names (`New*`)"))
        }
        false => Ok(pattern.to_owned()),
    }
}

pub(super) fn replace(config: &mut Config, key: &str, value: &str) -> Result<(), String> {
    if key.is_empty() || syn::parse_str::<syn::Path>(value).is_err() {
        return Err(format!(
            "`replace` cannot put `{value}` in the place of `{key}`: name a schema and the path of a type such as `crate::Money`"
        ));
    }
    config.replace.insert(key.to_owned(), value.to_owned());
    Ok(())
}

pub(super) fn setters(config: &mut Config, _: &str, value: &str) -> Result<(), String> {
    config.setters = value == "on";
    Ok(())
}

pub(super) fn client(config: &mut Config, _: &str, value: &str) -> Result<(), String> {
    config.client = if value == "off" { Client::Off } else { Client::On };
    Ok(())
}
