use connector_runtime::Endpoint;

#[derive(Endpoint)]
#[endpoint(GET, "/pets", outptu = std::collections::BTreeMap<String, i64>, safe)]
struct ListPets {
    #[endpoint(qeury)]
    limit: u32,
    #[endpoint(nowhere = 7)]
    other: u32,
}

fn main() {}
