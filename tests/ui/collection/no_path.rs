use connector_runtime::Collection;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Collection)]
struct Customer {
    #[collection(id)]
    id: i64,
}

fn main() {}
