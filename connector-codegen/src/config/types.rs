//! The options of generated types: their values, and the functions that check and set them.
//!
//! Apart from `set.rs`, which has the other options. `unknown` with `keep` makes each struct keep undeclared properties.

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
