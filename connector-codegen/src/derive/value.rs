//! Values of attributes in the little languages of tables: JSON pointers, locations in a response, durations.
//!
//! `"1.5s"` is 1500 milliseconds, `"$headers.X-Total"` is a header. A mistake is reported at the literal.

use super::errors::Errors;
use connector_tables::SourceBuf;
use connector_tables::language::{duration, pointer, source};
use proc_macro2::Span;
use syn::LitStr;

/// Reads a JSON pointer. A text that is not one is reported, and returned as it is.
pub(super) fn pointer(text: &LitStr, errors: &mut Errors) -> String {
    let value = text.value();
    if !pointer::is_pointer(&value) {
        let meant = as_pointer(&value);
        errors.report(text.span(), format!("`{value}` is not a JSON pointer (RFC 6901): write `{meant}`"));
    }
    value
}

/// Reads a location in a response. A text that is not one is reported, and read as a pointer.
pub(super) fn source(text: &LitStr, errors: &mut Errors) -> SourceBuf {
    let value = text.value();
    if let Some(source) = source::parse_buf(&value) {
        return source;
    }
    let hint = match value.starts_with('$') {
        true => format!("expected {}", source::EXPECTED),
        false => format!("write `{}`, a JSON pointer", as_pointer(&value)),
    };
    errors.report(text.span(), format!("`{value}` is not a location in a response: {hint}"));
    SourceBuf::Body(value)
}

/// Reads a duration. Returns milliseconds.
pub(super) fn duration(text: &str, span: Span, errors: &mut Errors) -> Option<u64> {
    let millis = duration::parse(text);
    if millis.is_none() {
        errors.report(span, format!("`{text}` is not a duration: expected {}", duration::EXPECTED));
    }
    millis
}

/// The pointer that a path with dots means: of `meta.items` or `$.meta.items`, `/meta/items`.
fn as_pointer(text: &str) -> String {
    format!("/{}", text.trim_start_matches("$.").replace('.', "/"))
}

#[cfg(test)]
mod tests {
    use super::{Errors, duration, pointer, source};
    use connector_tables::SourceBuf;
    use proc_macro2::Span;
    use syn::LitStr;

    fn literal(text: &str) -> LitStr {
        LitStr::new(text, Span::call_site())
    }

    fn reports(errors: Errors) -> String {
        errors.into_tokens().to_string()
    }

    #[test]
    fn durations_are_those_of_descriptions() {
        let mut errors = Errors::default();
        let mut read = |text: &str| duration(text, Span::call_site(), &mut errors);
        assert_eq!([read("500ms"), read("1.5s"), read("5m")], [Some(500), Some(1_500), Some(300_000)]);
        assert_eq!([read("1d"), read("5")], [Some(86_400_000), Some(5_000)]);
        assert_eq!(reports(errors), "");
        let mut errors = Errors::default();
        assert_eq!(duration("5 days", Span::call_site(), &mut errors), None);
        assert!(reports(errors).contains("`5 days` is not a duration"));
    }

    #[test]
    fn locations_are_those_of_descriptions() {
        let mut errors = Errors::default();
        assert_eq!(source(&literal("$body"), &mut errors), SourceBuf::Body(String::new()));
        assert_eq!(source(&literal("$status"), &mut errors), SourceBuf::Status);
        assert_eq!(source(&literal("$headers.Link"), &mut errors), SourceBuf::Header("Link".to_owned()));
        assert_eq!(reports(errors), "");
        for wrong in ["$headers.", "$heders.Link", "meta.next"] {
            let mut errors = Errors::default();
            source(&literal(wrong), &mut errors);
            assert!(reports(errors).contains("is not a location in a response"), "{wrong}");
        }
    }

    #[test]
    fn a_path_with_dots_is_answered_with_a_pointer() {
        let mut errors = Errors::default();
        pointer(&literal("$.meta.items"), &mut errors);
        assert!(reports(errors).contains("write `/meta/items`"));
    }
}
