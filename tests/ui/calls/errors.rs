//! `Error` alone is no error type for a function: each endpoint has its own.

mod shop {
    connector_runtime::client!("../../../../tests/ui/calls/api.yaml");
}

async fn sync(api: &shop::Client) -> Result<(), shop::Error> {
    api.list_orders().await?;
    Ok(())
}

fn main() {
    let _ = sync;
}
