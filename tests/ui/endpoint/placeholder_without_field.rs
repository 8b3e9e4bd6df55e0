use connector_runtime::Endpoint;

#[derive(Endpoint)]
#[endpoint(GET, "/owners/{owner}/pets/{id}/{kind}")]
struct GetPet {
    #[endpoint(query)]
    owner: String,
    #[endpoint(path = "kind")]
    which: String,
}

fn main() {}
