use connector_runtime::Endpoint;

#[derive(Endpoint)]
#[endpoint(GET, "/pets", output = i64, output = i32)]
struct ListPets {
    #[endpoint(query, header = "X-Limit")]
    limit: u32,
    #[endpoint(query = "q")]
    a: u32,
    #[endpoint(query = "q")]
    b: u32,
}

fn main() {}
