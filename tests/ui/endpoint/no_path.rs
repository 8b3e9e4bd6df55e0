use connector_runtime::Endpoint;

#[derive(Endpoint)]
#[endpoint(GET, output = i64)]
struct GetPet {
    id: i64,
}

fn main() {}
