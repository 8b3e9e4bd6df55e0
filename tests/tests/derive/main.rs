//! The derives, called through a scripted transport: what is on the wire, and what comes back.

#![allow(clippy::unwrap_used, reason = "a test")]
#![allow(missing_docs, reason = "a test")]

mod collection;
mod connector;
mod endpoint;
mod paging;

use connector_runtime::testing::Script;
use connector_runtime::{Call, Client, abi};
use expect_test::Expect;

/// Runs a future that never really waits.
fn run<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(future)
}

fn client(script: &Script) -> Client {
    Client::builder().base_url("https://api.example").transport(script.clone()).user_agent("test").build().unwrap()
}

/// The request that an endpoint makes, or its error.
fn sent<E: abi::v1::Endpoint>(endpoint: E) -> String {
    show(client(&Script::new()).send(endpoint))
}

fn show<E: abi::v1::Endpoint>(call: Call<E>) -> String {
    match call.request() {
        Ok(request) => run(connector_runtime::testing::show(request)).unwrap(),
        Err(error) => format!("error: {error}\n"),
    }
}

fn check<E: abi::v1::Endpoint>(endpoint: E, expected: Expect) {
    expected.assert_eq(&sent(endpoint));
}
