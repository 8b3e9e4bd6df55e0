use connector_runtime::Endpoint;

#[derive(Endpoint)]
#[endpoint(GET, "/pets/{id}")]
struct GetPet {
    id: Option<i64>,
}

fn main() {}
