use connector_runtime::Endpoint;

#[derive(Endpoint)]
#[endpoint(GET, "/pets", output, id = 7, safe = 1, auth = bearer)]
struct ListPets {
    #[endpoint(query(comma, pipe))]
    tags: Vec<String>,
    #[endpoint(header = "X Trace")]
    trace: String,
}

fn main() {}
