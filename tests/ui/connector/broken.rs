//! A struct around a client whose document is broken.

use connector_runtime::Connector;

#[derive(Connector)]
#[connector("../../../../tests/ui/client/broken.yaml")]
struct Shop(shop::Client);

fn main() {
    let shop = Shop::builder().build().unwrap();
    let _ = shop.list_orders();
}
