//! What rustc says of a derive that is written wrong: each report at its field or attribute, with what to do.
//!
//! `TRYBUILD=overwrite cargo test -p connector-tests --test ui` writes the texts anew.

#[test]
fn wrong_derives_are_explained() {
    trybuild::TestCases::new().compile_fail("ui/*/*.rs");
}
