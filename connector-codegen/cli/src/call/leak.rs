//! Values that stay until the process ends.
//!
//! The runtime's tables are `&'static`, since those of generated clients are constants. A table that is made while the
//! program runs must then never be freed. That is right here: the command makes one table, calls one endpoint, and ends.
//! A program that calls many described APIs would want an owner for them; none is needed for one.
//!
//! `text("GET")` is `"GET"`, for ever.

/// A text.
pub(super) fn text(text: &str) -> &'static str {
    text.to_owned().leak()
}

/// A list.
pub(super) fn list<T>(items: impl IntoIterator<Item = T>) -> &'static [T] {
    items.into_iter().collect::<Vec<T>>().leak()
}

/// One thing.
pub(super) fn one<T>(thing: T) -> &'static T {
    Box::leak(Box::new(thing))
}
