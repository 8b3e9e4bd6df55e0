//! Calls through the scripted transport: what is on the wire, as text.
//!
//! The endpoints here are written by hand as generated code would write them.

#![allow(unreachable_pub, reason = "generated code is public")]

mod arguments;
mod authenticators;
mod bodies;
mod calls;
mod cancel;
mod credentials;
mod custom;
mod errors;
mod handles;
mod heads;
mod hooks;
#[cfg(feature = "reqwest")]
mod http2;
#[cfg(all(feature = "csv", feature = "xml"))]
mod media;
mod once;
mod options;
mod origins;
mod paging;
#[cfg(feature = "reqwest")]
mod pool;
#[cfg(feature = "reqwest")]
mod proxy;
mod rate;
mod replies;
mod retry;
mod shaping;
mod templates;
pub(crate) mod timed;
mod tokens;
mod tracker;
mod variables;
#[cfg(feature = "reqwest")]
mod wire;

use expect_test::Expect;

use crate::abi::v1::{self as abi, *};
use crate::testing::{Script, show};

abi::client!();

/// The API of these tests.
pub(crate) const CONNECTOR: &Connector = &connector("lab")
    .servers(&[abi::server("https://{region}.lab.example/v1/")
        .variables(&[abi::variable("region", "eu").values(&["eu", "us"])])])
    .schemes(&[
        scheme("token", auth::bearer()),
        scheme("user", auth::basic()),
        scheme("key", auth::api_key(key(Place::Header, "X-Key"))),
        scheme("param", auth::api_key(key(Place::Query, "api key"))),
        scheme("crumb", auth::api_key(key(Place::Cookie, "sid"))),
        scheme("digest", auth::other("Digest")),
    ]);

/// An endpoint whose output and error are plain JSON.
macro_rules! endpoint {
    ($name:ident: $output:ty, $error:ty = $operation:expr) => {
        pub(crate) enum $name {}
        impl Endpoint for $name {
            type Output = $output;
            type Error = $error;
            const OPERATION: &'static Operation = &$operation;
        }
    };
}
pub(crate) use endpoint;

endpoint!(GetPet: Value, Value =
    get("getPet", "/pets/{id}").params(&[path("id")]).replies(&[json(200)]).errors(&[json(404), json(DEFAULT)])
);

/// A script that receives requests without the record of their secrets, so that it shows how they are sent.
#[derive(Clone)]
pub(crate) struct Bare(pub(crate) Script);

impl crate::Transport for Bare {
    fn send(&self, mut request: http::Request<Body>) -> crate::Sending<'_> {
        request.extensions_mut().clear();
        self.0.send(request)
    }
}

/// A client over a script.
pub(crate) fn client(script: &Script) -> Client {
    Client::builder().transport(script.clone()).user_agent("lab").build().unwrap()
}

/// A client that nothing answers.
pub(crate) fn silent() -> Client {
    client(&Script::new())
}

/// Runs a future that never really waits.
pub(crate) fn run<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().start_paused(true).build().unwrap().block_on(future)
}

/// The request that a call makes, or its error.
pub(crate) fn sent<E: Endpoint>(call: Call<E>) -> String {
    match call.request() {
        Ok(request) => run(show(request)).unwrap(),
        Err(error) => format!("error: {error}\n"),
    }
}

/// Compares the request that a call makes.
pub(crate) fn check<E: Endpoint>(call: Call<E>, expected: Expect) {
    expected.assert_eq(&sent(call));
}

/// Compares the first line of the request.
pub(crate) fn check_line<E: Endpoint>(call: Call<E>, expected: Expect) {
    expected.assert_eq(sent(call).lines().next().unwrap_or_default());
}
