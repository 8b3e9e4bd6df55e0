use connector_runtime::Endpoint;

#[derive(Endpoint)]
#[endpoint(POST, "/pets")]
struct CreatePet {
    #[endpoint(body = multpart)]
    new: String,
}

#[derive(Endpoint)]
#[endpoint(POST, "/pets")]
struct Empty {
    #[endpoint(body = )]
    new: String,
}

#[derive(Endpoint)]
#[endpoint(POST, "/pets")]
struct Coded {
    #[endpoint(body(custom = "application/*"))]
    new: String,
}

fn main() {}
