use connector_runtime::Endpoint;

#[derive(Endpoint)]
#[endpoint(POST, "/pets")]
struct CreatePet {
    #[endpoint(body)]
    new: String,
    #[endpoint(body = form)]
    more: String,
}

#[derive(Endpoint)]
#[endpoint(POST, "/pets")]
struct UploadPet {
    #[endpoint(body)]
    new: String,
    #[endpoint(part)]
    more: String,
}

fn main() {}
