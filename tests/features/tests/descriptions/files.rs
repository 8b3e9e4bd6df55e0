//! `files.yaml`: bodies and replies in every format, another server, a method of its own.

use connector_features::files::Client;
use connector_features::files::types::{File, Row, UploadBody};
use expect_test::expect;

use crate::server::Server;

async fn start() -> (Server, Client) {
    let server = Server::start().await;
    let api = server.reached(Client::builder()).build().unwrap();
    (server, api)
}

#[tokio::test]
async fn a_file_in_parts() {
    let (server, api) = start().await;
    let file = connector_runtime::File::bytes("a.txt", "hello").content_type("text/plain");
    let body = UploadBody::new("a", file);
    server.json(201, r#"{"id":7,"name":"a","size":5}"#);
    assert_eq!(api.upload(&body).await.unwrap(), File::new(7, "a", 5));
    server.reply(413, &[("content-type", "text/plain")], "at most 4");
    let error = api.upload(&body).await.unwrap_err();
    assert_eq!((error.status().unwrap().as_u16(), error.into_value().as_deref()), (413, Some("at most 4")));
    server.sent(&expect![[r#"
        POST https://files.example/v1/files
        content-type: multipart/form-data; boundary=BOUNDARY

        --BOUNDARY
        Content-Disposition: form-data; name="name"
        Content-Type: text/plain; charset=utf-8

        a
        --BOUNDARY
        Content-Disposition: form-data; name="content"; filename="a.txt"
        Content-Type: text/plain

        hello
        --BOUNDARY--


        POST https://files.example/v1/files
        content-type: multipart/form-data; boundary=BOUNDARY

        --BOUNDARY
        Content-Disposition: form-data; name="name"
        Content-Type: text/plain; charset=utf-8

        a
        --BOUNDARY
        Content-Disposition: form-data; name="content"; filename="a.txt"
        Content-Type: text/plain

        hello
        --BOUNDARY--

    "#]]);
}

#[tokio::test]
async fn bytes_and_text() {
    let (server, api) = start().await;
    server.reply(204, &[], "");
    api.replace(7, "new").await.unwrap();
    server.reply(200, &[("content-type", "application/octet-stream")], "new");
    assert_eq!(api.download(7).await.unwrap().text().await.unwrap(), "new");
    server.reply(204, &[], "");
    api.note(7).with_body("look").await.unwrap();
    server.reply(204, &[], "");
    api.note(7).await.unwrap();
    server.sent(&expect![[r#"
        PUT https://files.example/v1/files/7
        content-type: application/octet-stream

        new

        GET https://files.example/v1/files/7

        PATCH https://files.example/v1/files/7
        content-type: text/plain

        look

        PATCH https://files.example/v1/files/7
    "#]]);
}

#[tokio::test]
async fn rows_in_csv_one_of_them_elsewhere() {
    let (server, api) = start().await;
    server.reply(202, &[], "");
    api.import_rows(&[Row::new("a,b", 1.5), Row::new("c", 2.0)]).await.unwrap();
    server.reply(200, &[("content-type", "text/csv")], "amount,name\n1.5,\"a,b\"\n2,c\n");
    assert_eq!(api.export_rows().await.unwrap(), [Row::new("a,b", 1.5), Row::new("c", 2.0)]);
    server.sent(&expect![[r#"
        POST https://import.files.example/v2/rows
        content-type: text/csv

        name,amount
        "a,b",1.5
        c,2.0


        GET https://files.example/v1/rows
        accept: text/csv, */*;q=0.5
    "#]]);
}

#[tokio::test]
async fn a_row_in_xml() {
    let (server, api) = start().await;
    server.reply(200, &[("content-type", "application/xml")], "<row><name>a &amp; b</name><amount>3</amount></row>");
    assert_eq!(api.convert(&Row::new("a<b", 1.5)).await.unwrap(), Row::new("a & b", 3.0));
    server.sent(&expect![[r#"
        POST https://files.example/v1/convert
        accept: application/xml, text/xml;q=0.9, */*;q=0.5
        content-type: application/xml

        <?xml version="1.0" encoding="UTF-8"?>
        <row><name>a&lt;b</name><amount>1.5</amount></row>
    "#]]);
}

#[tokio::test]
async fn json_under_another_name() {
    let (server, api) = start().await;
    let file = File::new(7, "a", 5_000_000_000);
    server.reply(200, &[("content-type", "application/vnd.files+json")], r#"{"id":7,"name":"b","size":6}"#);
    assert_eq!(api.save(&file).await.unwrap(), File::new(7, "b", 6));
    server.sent(&expect![[r#"
        POST https://files.example/v1/save
        content-type: application/vnd.files+json

        {"id":7,"name":"a","size":5000000000}
    "#]]);
}

#[tokio::test]
async fn a_method_of_its_own() {
    let (server, api) = start().await;
    server.reply(200, &[], "");
    api.lock(7).await.unwrap();
    server.sent(&expect![[r#"
        LOCK https://files.example/v1/files/7
    "#]]);
}
