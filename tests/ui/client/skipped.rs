//! A required parameter that is lost is an error, and the only one: no call of the endpoint is.

mod shop {
    connector_runtime::client!("../../../../tests/ui/client/skipped.yaml");
}

fn main() {
    let api = shop::Client::builder().build().unwrap();
    let _ = api.list_orders("x").page(7).items();
}
