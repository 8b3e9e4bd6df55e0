//! Clients in private modules of a program that uses little of them give no warnings: this file compiles.

#![deny(warnings)]
#![allow(unreachable_pub, reason = "a lint of this repository, which rustc has off")]

mod tracker {
    include!("../fixtures/tracker/generated.rs");
}

mod shop {
    include!("../fixtures/shop/generated.rs");
}

mod media {
    include!("../fixtures/media/generated.rs");
}

#[test]
fn little_of_a_client_is_used() {
    let _ = shop::Client::builder();
}
