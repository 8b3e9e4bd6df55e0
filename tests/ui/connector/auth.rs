use connector_runtime::{Client, Connector};

#[derive(Connector)]
#[connector(base_url = "https://a.example", auth = baerer)]
struct A(Client);

#[derive(Connector)]
#[connector(base_url = "https://a.example", auth = api_key)]
struct B(Client);

#[derive(Connector)]
#[connector(base_url = "https://a.example", auth(bearer, basic))]
struct C(Client);

#[derive(Connector)]
#[connector(base_url = "https://a.example", auth = api_key(haeder = "X-Key"))]
struct D(Client);

#[derive(Connector)]
#[connector(base_uri = "https://a.example")]
struct E(Client);

fn main() {}
