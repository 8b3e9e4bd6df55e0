//! Bodies on the wire: each kind, files, and hostile names.

use bytes::Bytes;
use expect_test::expect;
use serde_json::json as value;

use super::*;
use connector_json::{Json, Write, Writer};

endpoint!(Post: Value, Value =
    post("post", "/p")
        .bodies(&[
            body::json("application/vnd.lab+json"),
            body::form("application/x-www-form-urlencoded").parts(&[
                part("meta").style(Style::DeepObject),
                part("tags").style(Style::Form).explode(false),
                part("doc").media("application/json"),
                part("words").style(Style::SpaceDelimited).explode(false),
            ]),
            body::multipart("multipart/form-data")
                .parts(&[part("pic").media("image/png, image/jpeg"), part("doc").media("application/json")]),
            body::text("text/csv"),
            body::bytes("application/octet-stream"),
        ])
        .replies(&[json(200)])
);

fn body_of<T: ToBody + ?Sized>(index: usize, body: &T) -> String {
    let client = silent();
    let text = sent(client.call::<Post>().body(index, body));
    text.lines()
        .filter(|line| !line.starts_with("accept") && !line.starts_with("user-agent"))
        .collect::<Vec<_>>()
        .join("\n")
        + "\n"
}

#[test]
fn json_text_and_bytes() {
    expect![[r#"
        POST /v1/p
        content-type: application/vnd.lab+json

        {"a":[1,"é"]}
    "#]]
    .assert_eq(&body_of(0, &value!({"a": [1, "é"]})));
    expect![[r#"
        POST /v1/p
        content-type: text/csv

        a,"b"
    "#]]
    .assert_eq(&body_of(3, "a,\"b\""));
    assert_eq!(body_of(3, &String::from("a,\"b\"")), body_of(3, "a,\"b\""));
    expect![[r#"
        POST /v1/p
        content-type: application/octet-stream

        raw
    "#]]
    .assert_eq(&body_of(4, &Body::from("raw")));
    expect![[r#"
        error: POST /p (post): it takes no such body
    "#]]
    .assert_eq(&body_of(9, "x"));
}

#[test]
fn content_type_of_one_call() {
    let client = silent();
    let call = client.call::<Post>().body(4, &Body::from("x")).content_type("image/png");
    assert!(sent(call).contains("\ncontent-type: image/png\n"));
    let call = client.call::<Post>().body(4, &Body::from("x")).content_type("image/png\r\nX: 1");
    assert!(call.request().unwrap_err().is_build());
}

#[test]
fn forms() {
    let form = value!({
        "a b": "c d+&=é", "n": 1.50, "no": null, "list": ["x", "y"], "tags": ["x y", "z,"], "words": ["x", "y"],
        "meta": {"k 1": "v", "in": {"l": [1, 2]}}, "object": {"a": 1}, "objects": [{"a": 1}, 2], "doc": ["j"],
    });
    let text = body_of(1, &form);
    let lines: Vec<_> = text.lines().last().unwrap().split('&').collect();
    expect![[r#"
        a+b=c+d%2B%26%3D%C3%A9
        doc=%5B%22j%22%5D
        list=x
        list=y
        meta%5Bin%5D%5Bl%5D=1
        meta%5Bin%5D%5Bl%5D=2
        meta%5Bk+1%5D=v
        n=1.5
        object=%7B%22a%22%3A1%7D
        objects=%7B%22a%22%3A1%7D
        objects=2
        tags=x+y,z%2C
        words=x+y
    "#]]
    .assert_eq(&(lines.join("\n") + "\n"));
    assert!(body_of(1, &value!([1])).contains("error: POST /p (post): the body of a form must be an object"));
}

/// A body of parts as generated code would write it.
struct Parts(Vec<(&'static str, Part)>);

enum Part {
    File(File),
    Json(Value),
    Files(Vec<File>),
}

impl Json for Parts {
    fn read(_: connector_json::Node<'_>) -> Option<Self> {
        None
    }
    fn write(&self, w: &mut Writer) {
        w.buffer().push(b'{');
        for (at, (name, part)) in self.0.iter().enumerate() {
            if at > 0 {
                w.buffer().push(b',');
            }
            w.text(name);
            w.buffer().push(b':');
            match part {
                Part::File(file) => Write::write(file, w),
                Part::Json(value) => Write::write(value, w),
                Part::Files(files) => Write::write(files, w),
            }
        }
        w.buffer().push(b'}');
    }
}

#[test]
fn multipart_values() {
    let parts = Parts(vec![
        ("note", Part::Json(value!("hi \"there\"\n--x"))),
        ("count", Part::Json(value!(0))),
        ("meta", Part::Json(value!({"a": [1]}))),
        ("doc", Part::Json(value!(["j"]))),
        ("tags", Part::Json(value!(["x", {"y": 1}, null]))),
        ("gone", Part::Json(value!(null))),
    ]);
    expect![[r#"
        POST /v1/p
        content-type: multipart/form-data; boundary=BOUNDARY

        --BOUNDARY
        Content-Disposition: form-data; name="note"
        Content-Type: text/plain; charset=utf-8

        hi "there"
        --x
        --BOUNDARY
        Content-Disposition: form-data; name="count"
        Content-Type: text/plain; charset=utf-8

        0
        --BOUNDARY
        Content-Disposition: form-data; name="meta"
        Content-Type: application/json

        {"a":[1]}
        --BOUNDARY
        Content-Disposition: form-data; name="doc"
        Content-Type: application/json

        ["j"]
        --BOUNDARY
        Content-Disposition: form-data; name="tags"
        Content-Type: text/plain; charset=utf-8

        x
        --BOUNDARY
        Content-Disposition: form-data; name="tags"
        Content-Type: application/json

        {"y":1}
        --BOUNDARY--

    "#]]
    .assert_eq(&body_of(2, &parts));
}

#[test]
fn multipart_files() {
    let parts = Parts(vec![
        ("file", Part::File(File::bytes("a.bin", "content").content_type("x/y"))),
        ("count", Part::Json(value!(0))),
        ("plain", Part::File(File::new("unnamed"))),
        ("pic", Part::Files(vec![File::bytes("1.png", "1"), File::bytes("2.gif", "2").content_type("image/gif")])),
    ]);
    expect![[r#"
        POST /v1/p
        content-type: multipart/form-data; boundary=BOUNDARY

        --BOUNDARY
        Content-Disposition: form-data; name="file"; filename="a.bin"
        Content-Type: x/y

        content
        --BOUNDARY
        Content-Disposition: form-data; name="count"
        Content-Type: text/plain; charset=utf-8

        0
        --BOUNDARY
        Content-Disposition: form-data; name="plain"; filename="plain"
        Content-Type: application/octet-stream

        unnamed
        --BOUNDARY
        Content-Disposition: form-data; name="pic"; filename="1.png"
        Content-Type: image/png

        1
        --BOUNDARY
        Content-Disposition: form-data; name="pic"; filename="2.gif"
        Content-Type: image/gif

        2
        --BOUNDARY--

    "#]]
    .assert_eq(&body_of(2, &parts));
}

#[test]
fn a_file_inside_a_value_is_refused() {
    let file = File::new("x");
    let object: connector_json::Map<File> = [("inner".to_owned(), file.clone())].into();
    let outer: connector_json::Map<connector_json::Map<File>> = [("outer".to_owned(), object.clone())].into();
    expect![[r#"
        error: POST /p (post): a file stands inside another value; only members of the body can be files
    "#]]
    .assert_eq(&body_of(2, &outer));
    assert!(body_of(2, &object).contains("name=\"inner\"; filename=\"inner\""));
    assert!(body_of(0, &object).ends_with("\n{\"inner\":\"x\"}\n"));
}

#[test]
fn a_part_cannot_be_broken_out_of() {
    let name = "a\"\r\nX-Evil: 1\0.txt";
    let text = body_of(2, &Parts(vec![("file", Part::File(File::bytes(name, "x")))]));
    assert!(text.contains("filename=\"a%22%0D%0AX-Evil: 1%00.txt\""), "{text}");
    let file = File::bytes("a", "x").content_type("x/y\r\nX-Evil: 1");
    let text = body_of(2, &Parts(vec![("file", Part::File(file))]));
    assert_eq!(text, "error: POST /p (post): a part's media type has characters that a header cannot hold\n");
    let text = body_of(2, &value!({"n\"\r\n": 1}));
    assert!(text.contains("name=\"n%22%0D%0A\""), "{text}");
}

#[test]
fn streams_have_a_length_where_it_is_known() {
    let client = silent();
    let big = vec![7_u8; 10_000];
    let parts = |body: Body| Parts(vec![("file", Part::File(File::new(body)))]);
    let known =
        client.call::<Post>().body(2, &parts(Body::from(big.clone()))).request().unwrap().into_http().into_body();
    assert!(known.length().is_some() && known.is_replayable() && known.as_bytes().is_none());
    let length = known.length();
    assert_eq!(run(known.clone().bytes()).unwrap().len() as u64, length.unwrap());
    assert_eq!(run(known.bytes()).unwrap().len() as u64, length.unwrap());
    let stream = Body::stream(Pieces(vec!["ab", "cd"]));
    let unknown = client.call::<Post>().body(2, &parts(stream)).request().unwrap().into_http().into_body();
    assert!(unknown.length().is_none() && !unknown.is_replayable());
    assert!(run(unknown.text()).unwrap().contains("\r\n\r\nabcd\r\n--"));
}

/// A stream of pieces.
struct Pieces(Vec<&'static str>);

impl futures_core::Stream for Pieces {
    type Item = Result<Bytes, std::convert::Infallible>;
    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        let next = (!self.0.is_empty()).then(|| Ok(Bytes::from_static(self.0.remove(0).as_bytes())));
        std::task::Poll::Ready(next)
    }
}

#[test]
fn a_stream_is_read_once() {
    let body = Body::stream(Pieces(vec!["a"]));
    let clone = body.clone();
    assert_eq!(run(body.text()).unwrap(), "a");
    let error = run(clone.text()).unwrap_err();
    assert_eq!(error.to_string(), "a body broke off: this body is a stream, and was read before");
}

/// Bodies of several media types.
enum Upload {
    Form(Value),
    Raw(Body),
}
abi::bodies!(Upload { 1 = Form, 4 = Raw });

#[test]
fn the_variant_chooses_the_media_type() {
    let client = silent();
    let line =
        |upload: &Upload| sent(client.call::<Post>().bodies(upload)).lines().nth(3).unwrap_or_default().to_owned();
    assert_eq!(line(&Upload::Form(value!({"a": 1}))), "content-type: application/x-www-form-urlencoded");
    assert_eq!(line(&Upload::Raw("x".into())), "content-type: application/octet-stream");
}
