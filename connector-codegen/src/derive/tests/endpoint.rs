//! `#[derive(Endpoint)]`.

use super::*;
use crate::derive::endpoint;

#[test]
fn a_whole_endpoint() {
    check(
        endpoint,
        r#"
        #[endpoint(POST, "/repos/{owner}/{repo}/issues", output = Issue, error = Problem)]
        struct CreateIssue {
            repo: String,
            owner: String,
            #[endpoint(query)]
            notify: Option<bool>,
            #[endpoint(header = "X-Trace")]
            trace: Option<String>,
            #[endpoint(body)]
            new: NewIssue,
        }"#,
        expect![[r#"
            const _: () = {
                use ::connector_runtime::abi::v1 as __abi;
                #[automatically_derived]
                impl __abi::Endpoint for CreateIssue {
                    type Output = __abi::BySerde<Issue>;
                    type Error = __abi::BySerde<Problem>;
                    const OPERATION: &'static __abi::Operation = &__abi::Operation {
                        params: &[__abi::query("notify"), __abi::header("X-Trace")],
                        bodies: &[__abi::body::json("application/json")],
                        ..__abi::operation("POST", "CreateIssue", "/repos/{owner}/{repo}/issues")
                    };
                    fn fill(&self, __draft: &mut __abi::Draft) {
                        __draft.arg(0usize, &__abi::BySerde(&self.owner));
                        __draft.arg(1usize, &__abi::BySerde(&self.repo));
                        __draft.arg(2usize, &__abi::BySerde(&self.notify));
                        __draft.arg(3usize, &__abi::BySerde(&self.trace));
                        __draft.body(0, &__abi::BySerde(&self.new));
                    }
                }
            };
        "#]],
    );
}
