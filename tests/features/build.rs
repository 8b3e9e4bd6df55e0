//! Generates a client of every description in `tests/fixtures/features` and `tests/fixtures/descriptions`, as users' build scripts do.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for folder in ["../fixtures/features", "../fixtures/descriptions"] {
        println!("cargo::rerun-if-changed={folder}");
        for entry in std::fs::read_dir(folder).into_iter().flatten() {
            let path = entry?.path();
            let name = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
            let known =
                path.extension().is_some_and(|kind| ["yaml", "json", "toml"].contains(&kind.to_str().unwrap_or("")));
            if known && !name.contains('.') {
                connector_codegen::Builder::new(path.display().to_string()).name(name).build()?;
            }
        }
    }
    Ok(())
}
