//! Operations: YAML in, the dump and the reports out.

mod api;
mod body;
mod damage;
mod param;
mod reference;

use crate::format::openapi::testing::lowered;
use expect_test::Expect;

/// `paths` and what follows, as the rest of a document.
pub(super) fn check(rest: &str, expected: Expect) {
    let yaml = format!("openapi: 3.0.4\ninfo: {{title: A, version: '1'}}\n{}", rest.trim_start_matches('\n'));
    let text = lowered(&yaml, None);
    expected.assert_eq(text.strip_prefix("info: A 1\n").unwrap_or(&text));
}

/// The same of OpenAPI 2.0.
pub(super) fn check_swagger(rest: &str, expected: Expect) {
    let yaml = format!("swagger: '2.0'\ninfo: {{title: A, version: '1'}}\n{}", rest.trim_start_matches('\n'));
    let text = lowered(&yaml, None);
    expected.assert_eq(text.strip_prefix("info: A 1\n").unwrap_or(&text));
}
