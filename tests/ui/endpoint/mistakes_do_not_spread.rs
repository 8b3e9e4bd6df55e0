use connector_runtime::{Client, Endpoint};

#[derive(Endpoint)]
#[endpoint(GET, "/pets/{id}", output = i64)]
struct GetPet;

async fn use_it(client: Client) -> Option<i64> {
    client.send(GetPet).await.ok()
}

fn main() {
    let _ = use_it;
}
