//! Generates the client of the description `tracker.yaml` into `OUT_DIR/tracker.rs`.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    connector_codegen::Builder::new("tracker.yaml").build()?;
    Ok(())
}
