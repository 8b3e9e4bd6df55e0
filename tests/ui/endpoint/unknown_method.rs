use connector_runtime::Endpoint;

#[derive(Endpoint)]
#[endpoint(GETT, "/pets/{id}")]
struct GetPet {
    id: i64,
}

fn main() {}
