//! Enums: a closed list of values in the document, an open enum in Rust.
//!
//! Separate from `union`, whose variants are types. `enum: [open, in-review]` is `Open`, `InReview`, and `Unknown` for
//! undeclared values.

use crate::plan::scope::{Glue, Scope};
use crate::plan::{Kind, Value, docs, name, reserved};
use crate::spec::ty::Choice;
use serde_json::Value as Json;
use std::collections::BTreeSet;

/// The variants with their names.
pub(crate) fn variants(choices: &[Choice]) -> Vec<Value> {
    let mut scope = Scope::new(Glue::Camel, &[reserved::VARIANTS]);
    let mut seen = BTreeSet::new();
    let mut out: Vec<Value> = Vec::new();
    for choice in choices {
        if choice.value.is_null() || !seen.insert(choice.value.to_string()) {
            continue;
        }
        let text = text(&choice.value);
        let wish = choice.name.as_deref().filter(|name| !name.trim().is_empty()).unwrap_or(&text);
        let name = scope.claim_quietly(name::variant_name(wish), None);
        let said = choice.docs.as_deref().map(docs::clean).filter(|lines| !lines.is_empty());
        let docs = said.unwrap_or_else(|| vec![docs::code(&shown(&choice.value))]);
        out.push(Value { name, value: choice.value.clone(), docs });
    }
    out
}

/// The kind of enum that the values make.
pub(crate) fn kind(choices: &[Choice], variants: Vec<Value>) -> Kind {
    let all = |fits: fn(&Json) -> bool| choices.iter().all(|choice| fits(&choice.value));
    if all(Json::is_string) {
        Kind::TextEnum(variants)
    } else if all(Json::is_i64) {
        Kind::IntegerEnum(variants)
    } else {
        Kind::ValueEnum(variants)
    }
}

/// The text from which a name is made.
fn text(value: &Json) -> String {
    match value {
        Json::String(text) if is_version(text) => format!("v{text}"),
        Json::String(text) => text.clone(),
        Json::Number(number) => {
            let text = number.to_string();
            match text.strip_prefix('-') {
                Some(digits) => format!("minus {digits}"),
                None => text,
            }
        }
        Json::Array(_) => "list".to_owned(),
        Json::Object(_) => "object".to_owned(),
        other => other.to_string(),
    }
}

/// `2.14` and `2024-06-20`: numbers with separators, whose names begin as those of versions.
fn is_version(text: &str) -> bool {
    let numbers =
        |sign: char| text.split(sign).all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit()));
    (text.contains('.') && numbers('.')) || (text.len() == 10 && text.matches('-').count() == 2 && numbers('-'))
}

fn shown(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        other => other.to_string(),
    }
}
