use connector_runtime::Endpoint;

#[derive(Endpoint)]
struct GetPet {
    id: i64,
}

fn main() {}
