//! `items` of an endpoint that has no pages.

mod shop {
    connector_runtime::client!("../../../../tests/ui/calls/api.yaml");
}

fn main() {
    let api = shop::Client::builder().build().unwrap();
    let _items = api.list_orders().items();
    let _pages = api.list_orders().pages();
    let _all = api.list_orders().all(7);
}
