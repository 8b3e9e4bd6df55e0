use connector_runtime::Endpoint;

#[derive(Endpoint)]
#[endpoint(GET, "https://api.example.com/pets")]
struct A;

#[derive(Endpoint)]
#[endpoint(GET, "pets")]
struct B;

#[derive(Endpoint)]
#[endpoint(GET, "/pets?limit=10")]
struct C;

#[derive(Endpoint)]
#[endpoint(GET, "/pets/{id")]
struct D {
    id: i64,
}

#[derive(Endpoint)]
#[endpoint(GET, "/pets/{}/{id}/{id}")]
struct E {
    id: i64,
}

fn main() {}
