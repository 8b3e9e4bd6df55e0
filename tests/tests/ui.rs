//! Texts of rustc for derives and macros that are written wrong: each report at its place, with what to do.
//!
//! `TRYBUILD=overwrite cargo test -p connector-tests --test ui` writes the texts anew.

#[test]
fn wrong_macros_are_explained() {
    trybuild::TestCases::new().compile_fail("ui/*/*.rs");
}
