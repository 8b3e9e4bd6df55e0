use connector_runtime::{Client, Connector};

#[derive(Connector)]
struct Tracker(Client);

fn main() {}
