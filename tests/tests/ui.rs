//! Texts of rustc for incorrect derives and macros: each report at its location, with what to do.
//!
//! `TRYBUILD=overwrite cargo test -p connector-tests --test ui` writes the texts anew.

#[test]
fn wrong_macros_are_explained() {
    trybuild::TestCases::new().compile_fail("ui/*/*.rs");
}
