use connector_runtime::Endpoint;

#[derive(Endpoint)]
#[endpoint(GET, "/pets")]
enum Pets {
    All,
}

#[derive(Endpoint)]
#[endpoint(GET, "/pets/{id}")]
struct GetPet(i64);

fn main() {}
