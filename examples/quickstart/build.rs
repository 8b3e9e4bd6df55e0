//! Generates the client of `api.yaml` into `OUT_DIR/shelf.rs`.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    connector_codegen::Builder::new("api.yaml").name("shelf").build()?;
    Ok(())
}
