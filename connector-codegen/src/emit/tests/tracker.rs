//! The plan of tests/fixtures/tracker/api.yaml, written by hand, gives exactly the client beside it.

use super::{item, named, path, print, reply, texts};
use crate::plan::{
    Argument, Body, Connector, Constant, Endpoint, Field, Group, Header, Item, Kind, Manifest, Param, Pass, Plan,
    Presence, ReplyVariant, Rule, Scheme, Server, Struct, Target, Ty, Union, UnionVariant, Value,
};
use crate::spec::{In, SchemeKind, Status, Style};
use expect_test::expect_file;

#[test]
fn the_tracker_comes_out_as_written_by_hand() {
    expect_file!["../../../../tests/fixtures/tracker/generated.rs"].assert_eq(&print(&tracker()));
}

/// The plan of the tracker.
pub(crate) fn tracker() -> Plan {
    Plan {
        name: "tracker".to_owned(),
        docs: texts(&["Issues of repositories."]),
        connector: Connector {
            title: "Tracker".to_owned(),
            version: "1.2".to_owned(),
            servers: vec![Server {
                url: "https://{region}.tracker.example/v1".to_owned(),
                summary: "The service.".to_owned(),
                variables: vec![("region".to_owned(), "eu".to_owned(), texts(&["eu", "us"]))],
            }],
            schemes: vec![Scheme {
                name: "token".to_owned(),
                kind: SchemeKind::Bearer,
                apply: Vec::new(),
                fields: Vec::new(),
            }],
            security: vec![texts(&["token"])],
            ..Connector::default()
        },
        groups: vec![
            group("issues", "Things to do.", vec![issues_list(), issues_create()]),
            group("untagged", "Endpoints without a tag.", vec![upload(), download()]),
        ],
        types: types(),
        manifest: Manifest::default(),
    }
}

fn group(module: &str, docs: &str, endpoints: Vec<Endpoint>) -> Group {
    Group { module: module.to_owned(), handle: None, docs: texts(&[docs]), endpoints }
}

fn endpoint(marker: &str, method: &str, id: &str, verb: &str, path: &str, docs: &[&str]) -> Endpoint {
    let route = format!("`{verb} {path}`");
    let mut lines = texts(&[docs[0], "", &route]);
    lines.extend(texts(&docs[1..]));
    Endpoint {
        marker: marker.to_owned(),
        method: method.to_owned(),
        docs: lines,
        id: id.to_owned(),
        verb: verb.to_owned(),
        path: path.to_owned(),
        replies: Vec::new(),
        ..super::endpoint()
    }
}

fn issues_list() -> Endpoint {
    let docs = ["List the issues of an owner.", "", "- `owner`: Whose."];
    Endpoint {
        params: vec![
            param("owner", In::Path),
            param("state", In::Query),
            Param { explode: false, ..param("labels", In::Query) },
            param("X-Trace", In::Header),
        ],
        arguments: vec![argument("owner", &[], Pass::Str, Target::Param(0))],
        setters: vec![
            argument("state", &["`state` in the query."], Pass::Value(named("State")), Target::Param(1)),
            argument("labels", &["`labels` in the query."], Pass::Slice(path("String")), Target::Param(2)),
            argument("x_trace", &["The header `X-Trace`."], Pass::Str, Target::Param(3)),
        ],
        output: Ty::Vec(Box::new(named("Issue"))),
        error: named("Problem"),
        replies: vec![reply(Status::Exact(200), "json", 0)],
        errors: vec![reply(Status::Default, "json", 0)],
        headers: vec![Header {
            method: "x_total".to_owned(),
            name: "X-Total".to_owned(),
            ty: path("i64"),
            docs: texts(&["How many there are."]),
        }],
        ..endpoint("IssuesList", "issues_list", "issues/list", "GET", "/repos/{owner}/issues", &docs)
    }
}

fn issues_create() -> Endpoint {
    Endpoint {
        params: vec![param("owner", In::Path)],
        bodies: vec![body("application/json", "json")],
        arguments: vec![
            argument("owner", &[], Pass::Str, Target::Param(0)),
            argument("body", &[], Pass::Ref(named("NewIssue")), Target::Body(0)),
        ],
        output: named("IssuesCreateReply"),
        error: named("IssuesCreateError"),
        replies: vec![reply(Status::Exact(201), "json", 0), reply(Status::Exact(202), "empty", 1)],
        errors: vec![reply(Status::Exact(404), "json", 0), reply(Status::Exact(422), "text", 1)],
        ..endpoint(
            "IssuesCreate",
            "issues_create",
            "issues/create",
            "POST",
            "/repos/{owner}/issues",
            &["Create an issue."],
        )
    }
}

fn upload() -> Endpoint {
    let bodies = vec![body("multipart/form-data", "multipart"), body("application/octet-stream", "bytes")];
    Endpoint {
        params: vec![param("name", In::Path)],
        bodies,
        arguments: vec![argument("name", &[], Pass::Str, Target::Param(0))],
        setters: vec![argument("with_body", &["The body."], Pass::Ref(named("UploadBody")), Target::Bodies)],
        replies: vec![reply(Status::Exact(204), "empty", 0)],
        security: Some(vec![Vec::new(), texts(&["token"])]),
        ..endpoint("Upload", "upload", "upload", "PUT", "/files/{name}", &["Store a file."])
    }
}

fn download() -> Endpoint {
    Endpoint {
        params: vec![param("name", In::Path)],
        arguments: vec![argument("name", &[], Pass::Str, Target::Param(0))],
        output: path("abi::Body"),
        replies: vec![reply(Status::Exact(200), "bytes", 0)],
        ..endpoint("Download", "download", "download", "GET", "/files/{name}", &["Fetch a file."])
    }
}

fn param(name: &str, place: In) -> Param {
    let form = matches!(place, In::Query | In::Cookie);
    let style = if form { Style::Form } else { Style::Simple };
    Param { name: name.to_owned(), place, style, explode: form, reserved: false, media: None, default: None }
}

fn body(media: &str, kind: &'static str) -> Body {
    Body { media: media.to_owned(), kind, deep: false, parts: Vec::new(), template: None, root: None }
}

fn argument(name: &str, docs: &[&str], pass: Pass, target: Target) -> Argument {
    Argument { name: name.to_owned(), docs: texts(docs), pass, target, deprecated: false }
}

fn types() -> Vec<Item> {
    let mut types = vec![state(), issue(), new_issue(), subject()];
    types.extend([
        structure("Bug", vec![required("kind", path("String")), optional("steps", path("String"))]),
        structure("Wish", vec![required("reason", path("String"))]),
        structure("Problem", vec![required("message", path("String")), optional("code", named("ProblemCode"))]),
        Item {
            docs: texts(&["`Problem.code`"]),
            ..item("ProblemCode", Kind::IntegerEnum(vec![value("N1", 1.into()), value("N2", 2.into())]))
        },
    ]);
    types.extend(operation_types());
    types
}

fn state() -> Item {
    let values = [("Open", "open"), ("Closed", "closed"), ("InReview", "in-review")];
    let values = values.iter().map(|(name, wire)| value(name, (*wire).into())).collect();
    Item { docs: texts(&["Whether it is done."]), ..item("State", Kind::TextEnum(values)) }
}

fn issue() -> Item {
    let fields = vec![
        Field { read_only: true, docs: texts(&["`id`. Not sent in requests."]), ..required("id", path("i64")) },
        required("title", path("String")),
        required("state", named("State")),
        required("created", path("abi::Timestamp")),
        Field { presence: Presence::OptionalNullable, ..optional("due", path("abi::Date")) },
        optional("parent", Ty::Box(Box::new(named("Issue")))),
        optional("subject", named("Subject")),
    ];
    let rest = Some(("extra".to_owned(), path("i64")));
    let kind = Kind::Struct(Struct { fields, rest, sent: false });
    Item { docs: texts(&["A thing to do."]), ..item("Issue", kind) }
}

fn new_issue() -> Item {
    let fields = vec![
        Field { docs: texts(&["In one line."]), ..required("title", path("String")) },
        optional("state", named("State")),
        Field { secret: true, docs: texts(&["`secret`. Not sent in replies."]), ..optional("secret", path("String")) },
        Field {
            docs: texts(&["`priority`. Default: 3."]),
            default: Some(Constant::Integer(3)),
            ..optional("priority", path("i64"))
        },
    ];
    item("NewIssue", Kind::Struct(Struct { fields, rest: None, sent: true }))
}

fn subject() -> Item {
    let object = |tag: &str, required: &[&str], known: &[&str]| Rule {
        tags: texts(&[tag]),
        kinds: vec!["object"],
        required: texts(required),
        known: texts(known),
        ..Rule::default()
    };
    let variant = |name: &str, rule, add_tag: Option<&str>| UnionVariant {
        name: name.to_owned(),
        ty: named(name),
        docs: texts(&[&format!("`{name}`")]),
        rule,
        add_tag: add_tag.map(str::to_owned),
    };
    let variants = vec![
        variant("Bug", object("bug", &["kind"], &["kind", "steps"]), None),
        variant("Wish", object("wish", &["reason"], &["reason"]), Some("wish")),
    ];
    item("Subject", Kind::Union(Union { tag: Some("kind".to_owned()), variants }))
}

fn operation_types() -> Vec<Item> {
    let variant = |name: &str, docs: &str, ty| ReplyVariant { name: name.to_owned(), ty, docs: texts(&[docs]) };
    let reply =
        vec![variant("Created", "Created.", named("Issue")), variant("Accepted", "Waits for approval.", Ty::Unit)];
    let error = vec![
        variant("NotFound", "No such owner.", named("Problem")),
        variant("UnprocessableEntity", "Refused.", path("String")),
    ];
    let bodies = vec![("Multipart".to_owned(), named("UploadBodyMultipart")), ("Bytes".to_owned(), path("abi::Body"))];
    let fields = vec![required("file", path("abi::File")), optional("note", path("String"))];
    let multipart = Kind::Struct(Struct { fields, rest: None, sent: true });
    let item = |name: &str, docs: &str, kind| Item { docs: texts(&[docs]), ..item(name, kind) };
    vec![
        item("IssuesCreateReply", "What `issues_create` gives.", Kind::Replies(reply)),
        item("IssuesCreateError", "How `issues_create` can fail.", Kind::Replies(error)),
        item("UploadBody", "The body of `upload`, in one of its media types.", Kind::Bodies(bodies)),
        item("UploadBodyMultipart", "`multipart/form-data`", multipart),
    ]
}

fn structure(name: &str, fields: Vec<Field>) -> Item {
    item(name, Kind::Struct(Struct { fields, rest: None, sent: false }))
}

pub(super) fn required(name: &str, ty: Ty) -> Field {
    Field { presence: Presence::Required, ..optional(name, ty) }
}

pub(super) fn optional(name: &str, ty: Ty) -> Field {
    Field {
        name: name.to_owned(),
        wire: name.to_owned(),
        ty,
        presence: Presence::Optional,
        read_only: false,
        secret: false,
        deprecated: false,
        docs: texts(&[&format!("`{name}`")]),
        default: None,
    }
}

pub(super) fn value(name: &str, value: serde_json::Value) -> Value {
    let wire = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    Value { name: name.to_owned(), value, docs: texts(&[&format!("`{wire}`")]) }
}
