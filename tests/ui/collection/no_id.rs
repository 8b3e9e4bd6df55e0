use connector_runtime::Collection;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Collection)]
#[collection(path = "/customers")]
struct Customer {
    id: i64,
    name: String,
}

#[derive(Serialize, Deserialize, Collection)]
#[collection(path = "/customers")]
struct Nameless {
    key: i64,
}

fn main() {}
