//! An option that does not exist, and a call without a path: the names of the client are no errors of their own.

mod shop {
    connector_runtime::client!("../../../../tests/ui/calls/api.yaml", onyl = ["listOrders"]);
}

mod other {
    connector_runtime::client!(only = ["listOrders"]);
}

fn main() {
    let _ = shop::Client::builder().build().unwrap().list_orders();
    let _ = other::Client::builder().build().unwrap().list_orders();
}
