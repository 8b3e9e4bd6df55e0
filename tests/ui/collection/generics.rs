use connector_runtime::Collection;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Collection)]
#[collection(path = "/customers")]
struct Customer<T> {
    #[collection(id)]
    id: T,
}

#[derive(Serialize, Deserialize, Collection)]
#[collection(path = "/customers")]
enum Kinds {
    One,
}

fn main() {}
