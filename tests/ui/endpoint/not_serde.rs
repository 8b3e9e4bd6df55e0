use connector_runtime::Endpoint;

struct Pet;
struct Filter;

#[derive(Endpoint)]
#[endpoint(GET, "/pets", output = Pet)]
struct ListPets {
    #[endpoint(query)]
    filter: Filter,
}

fn main() {}
