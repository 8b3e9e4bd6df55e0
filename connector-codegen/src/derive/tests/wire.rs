//! The names that serde gives members.

use crate::derive::collection::wire::name;
use syn::ItemStruct;

fn named(text: &str) -> String {
    let item: ItemStruct = syn::parse_str(text).unwrap();
    name(&item.attrs, item.fields.iter().next().unwrap())
}

#[test]
fn serdes_attributes_are_followed() {
    assert_eq!(named("struct A { record_id: u8 }"), "record_id");
    assert_eq!(named("struct A { r#type: u8 }"), "type");
    assert_eq!(named("struct A { #[serde(default, rename = \"_id\")] id: u8 }"), "_id");
    assert_eq!(named("struct A { #[serde(rename(deserialize = \"a\", serialize = \"b\"))] id: u8 }"), "b");
    assert_eq!(named("struct A { #[serde(skip_serializing_if = \"Option::is_none\", rename = \"x\")] id: u8 }"), "x");
    for (rule, expected) in [
        ("camelCase", "recordId"),
        ("PascalCase", "RecordId"),
        ("snake_case", "record_id"),
        ("kebab-case", "record-id"),
        ("SCREAMING_SNAKE_CASE", "RECORD_ID"),
        ("SCREAMING-KEBAB-CASE", "RECORD-ID"),
        ("lowercase", "record_id"),
        ("UPPERCASE", "RECORD_ID"),
    ] {
        assert_eq!(
            named(&format!("#[serde(deny_unknown_fields, rename_all = \"{rule}\")] struct A {{ record_id: u8 }}")),
            expected
        );
    }
}
