//! Values of another type than the argument's.

mod shop {
    connector_runtime::client!("../../../../tests/ui/calls/api.yaml");
}

fn main() {
    let api = shop::Client::builder().build().unwrap();
    let page: u32 = 7;
    let _ = api.list_orders().page(page);
    let _ = api.list_orders().page("7");
    let _ = api.list_orders().q(7);
    let _ = api.list_orders().tags("a");
    let _ = api.create_order().with_body("order");
}
