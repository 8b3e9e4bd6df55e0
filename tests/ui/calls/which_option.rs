//! A bare `None` for text, whose type Rust cannot know.

mod shop {
    connector_runtime::client!("../../../../tests/ui/calls/api.yaml");
}

fn main() {
    let api = shop::Client::builder().build().unwrap();
    let _ = api.list_orders().q(None);
}
