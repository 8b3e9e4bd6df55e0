use connector_runtime::Collection;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Collection)]
#[collection(path = "customers", preset = "procesmaker", itmes = "/data", envelope = "/a/b", name = "my records")]
struct Customer {
    #[collection(key)]
    #[collection(id)]
    id: i64,
}

fn main() {}
