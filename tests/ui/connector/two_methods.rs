use connector_runtime::{Client, Connector, Endpoint};

#[derive(Endpoint)]
#[endpoint(GET, "/pets")]
struct ListPets;

#[derive(Connector)]
#[connector(base_url = "https://a.example", endpoints(ListPets, ListPets, builder = ListPets))]
struct Tracker(Client);

fn main() {}
