use connector_runtime::Collection;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Collection)]
#[collection(path = "/customers")]
struct Customer {
    #[collection(id)]
    id: i64,
    #[collection(id)]
    key: i64,
}

fn main() {}
