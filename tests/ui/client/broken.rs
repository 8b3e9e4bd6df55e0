//! A document that is broken as a whole: its report, and nothing about the code that uses the client.

mod shop {
    connector_runtime::client!("../../../../tests/ui/client/broken.yaml");
}

use shop::endpoints::orders::ListOrders;
use shop::types::{Order, State};

struct App {
    api: shop::Client,
}

impl App {
    async fn first(&self, state: State) -> Result<Order, shop::AnyError> {
        let orders: Vec<Order> = self.api.list_orders().page(7).state(state).await?;
        let mut items = self.api.list_orders().items();
        while let Some(order) = items.try_next().await? {
            println!("{}", order.total);
        }
        let _ = self.api.create_order(&shop::types::NewOrder::new("a")).await?;
        let _: shop::Call<ListOrders> = self.api.list_orders();
        Ok(orders.into_iter().next().unwrap())
    }
}

fn main() {
    let app = App { api: shop::Client::builder().bearer("t").build().unwrap() };
    let _ = app.first(State::Open);
    let _ = shop::CONNECTOR.name;
}
