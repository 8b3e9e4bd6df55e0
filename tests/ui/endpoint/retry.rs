use connector_runtime::Endpoint;

#[derive(Endpoint)]
#[endpoint(GET, "/pets", retry(attempts = 0, wait = "5 days"), timeout = soon)]
struct ListPets;

fn main() {}
