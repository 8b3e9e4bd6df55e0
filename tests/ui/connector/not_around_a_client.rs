use connector_runtime::Connector;

#[derive(Connector)]
#[connector(base_url = "https://api.example.com")]
struct Tracker {
    client: connector_runtime::Client,
}

fn main() {}
