//! A client generated from `api.yaml` by build.rs, called against a library that runs in this process.
//!
//! `cargo run -p quickstart` needs no network and no account.
#![deny(missing_docs)]
#![allow(clippy::print_stdout)]

mod server;

/// The client of the library.
pub mod shelf {
    include!(concat!(env!("OUT_DIR"), "/shelf.rs"));
}

use connector_runtime::File;
use shelf::types::{Binding, BookChange, CreateBookError, Genre, Hardcover, NewBook, UploadCoverBody};

const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n(not really a picture)";

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let url = server::start().await?;
    let api = shelf::Client::builder().base_url(&url).bearer(server::TOKEN).build()?;

    // Create: required members by `new`, optional ones as fields.
    let mut new = NewBook::new("The Left Hand of Darkness", "Ursula K. Le Guin");
    new.genre = Some(Genre::Novel);
    new.subtitle = "A novel of Gethen".into();
    new.binding = Some(Binding::Hardcover(Hardcover::new()));
    let book = api.create_book(&new).await?;
    println!("created  {} ({})", book.title, book.id);
    api.create_book(&NewBook::new("Invisible Cities", "Italo Calvino")).await?;

    // List: optional parameters by name; headers and status with `send`.
    let reply = api.list_books().genre(Genre::Novel).limit(10).send().await?;
    println!("listed   {} of {} books", reply.value().len(), reply.x_total().unwrap_or_default());

    // Change: an absent property stays, `None.into()` is null and clears it.
    let change = BookChange { subtitle: None.into(), ..BookChange::default() };
    let changed = api.change_book(book.id, &change).await?;
    println!("changed  subtitle is now {:?}", changed.subtitle);

    // Upload and download.
    let mut body = UploadCoverBody::new(File::bytes("cover.png", PICTURE));
    body.caption = Some("A glacier".to_owned());
    let cover = api.upload_cover(book.id, &body).await?;
    let picture = api.get_cover(book.id).await?.bytes().await?;
    println!("uploaded {} bytes, downloaded {}", cover.bytes, picture.len());

    // Errors are typed by status.
    if let Err(error) = api.create_book(&NewBook::new("", "Nobody")).await {
        match error.value() {
            Some(CreateBookError::UnprocessableEntity(invalid)) => println!("refused  {:?}", invalid.errors),
            other => println!("failed   {other:?}"),
        }
    }

    // Delete, and meet an error.
    api.delete_book(book.id).await?;
    if let Err(error) = api.get_book(book.id).await {
        println!("gone     {error}");
    }
    Ok(())
}
