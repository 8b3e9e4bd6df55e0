use connector_runtime::Endpoint;

#[derive(Endpoint)]
#[endpoint(GET, "/pets/{pet_id}")]
struct GetPet {
    pet_id: i64,
    limit: u32,
    #[endpoint(path = "petid")]
    other: u32,
}

fn main() {}
