//! The plan of tests/fixtures/tracker/api.yaml, written by hand, gives exactly the client beside it.

use super::{item, named, path, print, texts};
use crate::plan::{
    Argument, Constant, Endpoint, Field, Group, Header, Item, Kind, Manifest, Pass, Plan, Presence, ReplyVariant,
    Struct, Target, Ty, Union, UnionVariant, Value,
};
use connector_tables::{self as tables, View as _, body, kinds, needs, rule};
use expect_test::expect_file;

#[test]
fn the_tracker_comes_out_as_written_by_hand() {
    expect_file!["../../../../tests/fixtures/tracker/generated.rs"].assert_eq(&print(&tracker()));
}

/// The plan of the tracker.
pub(crate) fn tracker() -> Plan {
    Plan {
        parameters: Vec::new(),
        name: "tracker".to_owned(),
        docs: texts(&["Issues of repositories."]),
        connector: tables::connector("tracker")
            .title("Tracker")
            .version("1.2")
            .servers(&[tables::server("https://{region}.tracker.example/v1")
                .summary("The service.")
                .variables(&[tables::variable("region", "eu").values(&["eu", "us"])])])
            .schemes(&[tables::scheme("token", tables::auth::bearer())])
            .security(&[needs(&["token"])])
            .to_buf(),
        groups: vec![
            group("issues", "Things to do.", vec![issues_list(), issues_create()]),
            group("files", "Endpoints of `files`.", vec![upload(), download()]),
        ],
        types: types(),
        client: true,
        formats: Vec::new(),
        manifest: Manifest::default(),
    }
}

fn group(module: &str, docs: &str, endpoints: Vec<Endpoint>) -> Group {
    Group { module: module.to_owned(), handle: None, feature: None, docs: texts(&[docs]), endpoints }
}

fn endpoint(marker: &str, method: &str, table: tables::Operation<'_>, docs: &[&str]) -> Endpoint {
    let route = format!("`{} {}`", table.method, table.path);
    let mut lines = texts(&[docs[0], "", &route]);
    lines.extend(texts(&docs[1..]));
    Endpoint {
        marker: marker.to_owned(),
        method: method.to_owned(),
        docs: lines,
        table: table.to_buf(),
        ..super::endpoint()
    }
}

fn issues_list() -> Endpoint {
    let docs = [
        "List the issues of an owner.",
        "",
        "- `owner`: Whose.",
        "",
        "Optional parameters, set on the returned [`Call`]:",
        "",
        "- `.state(State)`",
        "- `.labels(&[String])`",
        "- `.x_trace(&str)`",
        "",
        "Errors: `Problem`.",
    ];
    const TABLE: tables::Operation<'_> = tables::get("issues/list", "/repos/{owner}/issues").params(&[
        tables::path("owner"),
        tables::query("state"),
        tables::query("labels").explode(false),
        tables::header("X-Trace"),
    ]);
    Endpoint {
        arguments: vec![argument("owner", &[], Pass::Str, Target::Param(0))],
        setters: vec![
            argument("state", &["`state` in the query."], Pass::Value(named("State")), Target::Param(1)),
            argument("labels", &["`labels` in the query."], Pass::Slice(path("String")), Target::Param(2)),
            argument("x_trace", &["The header `X-Trace`."], Pass::Str, Target::Param(3)),
        ],
        output: Ty::Vec(Box::new(named("Issue"))),
        error: named("Problem"),
        headers: vec![Header {
            method: "x_total".to_owned(),
            name: "X-Total".to_owned(),
            ty: path("i64"),
            docs: texts(&["How many there are."]),
        }],
        ..endpoint("IssuesList", "issues_list", TABLE, &docs)
    }
}

fn issues_create() -> Endpoint {
    const TABLE: tables::Operation<'_> = tables::post("issues/create", "/repos/{owner}/issues")
        .params(&[tables::path("owner")])
        .bodies(&[body::json("application/json")])
        .replies(&[tables::json(201), tables::empty(202)])
        .errors(&[tables::json(404), tables::text(422)]);
    let docs = ["Create an issue.", "", "Errors (`IssuesCreateError`): 404 `Problem`, 422 `String`."];
    Endpoint {
        arguments: vec![
            argument("owner", &[], Pass::Str, Target::Param(0)),
            argument("body", &[], Pass::Ref(named("NewIssue")), Target::Body(0)),
        ],
        output: named("IssuesCreateReply"),
        error: named("IssuesCreateError"),
        ..endpoint("IssuesCreate", "issues_create", TABLE, &docs)
    }
}

fn upload() -> Endpoint {
    const TABLE: tables::Operation<'_> = tables::put("upload", "/files/{name}")
        .params(&[tables::path("name")])
        .bodies(&[body::multipart("multipart/form-data"), body::bytes("application/octet-stream")])
        .replies(&[tables::empty(204)])
        .security(&[needs(&[]), needs(&["token"])]);
    let docs = ["Store a file.", "", "The body is optional: `.with_body(UploadBody)` sets it."];
    Endpoint {
        arguments: vec![argument("name", &[], Pass::Str, Target::Param(0))],
        setters: vec![argument("with_body", &["The body."], Pass::Ref(named("UploadBody")), Target::Bodies)],
        ..endpoint("Upload", "upload", TABLE, &docs)
    }
}

fn download() -> Endpoint {
    const TABLE: tables::Operation<'_> =
        tables::get("download", "/files/{name}").params(&[tables::path("name")]).replies(&[tables::bytes(200)]);
    Endpoint {
        arguments: vec![argument("name", &[], Pass::Str, Target::Param(0))],
        output: path("abi::Body"),
        ..endpoint("Download", "download", TABLE, &["Fetch a file."])
    }
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
        required("created", path("abi::DateTime")),
        Field { presence: Presence::OptionalNullable, ..optional("due", path("abi::Date")) },
        optional("parent", Ty::Box(Box::new(named("Issue")))),
        optional("subject", named("Subject")),
    ];
    let rest = Some(("extra".to_owned(), path("i64")));
    let kind = Kind::Struct(Struct { fields, rest, closed: None, made: false });
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
    item("NewIssue", Kind::Struct(Struct { fields, rest: None, closed: None, made: true }))
}

fn subject() -> Item {
    let variant = |name: &str, add_tag: Option<&str>| UnionVariant {
        name: name.to_owned(),
        ty: named(name),
        docs: texts(&[&format!("`{name}`")]),
        from: Some(named(name)),
        add_tag: add_tag.map(str::to_owned),
    };
    let object = rule().kinds(kinds::OBJECT);
    let rules = [
        object.tags(&["bug"]).required(&["kind"]).known(&["kind", "steps"]),
        object.tags(&["wish"]).required(&["reason"]).known(&["reason"]),
    ];
    let rules = tables::rules(&rules).tag("kind").to_buf();
    item("Subject", Kind::Union(Union { rules, variants: vec![variant("Bug", None), variant("Wish", Some("wish"))] }))
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
    let multipart = Kind::Struct(Struct { fields, rest: None, closed: None, made: true });
    let item = |name: &str, docs: &str, kind| Item { docs: texts(&[docs]), ..item(name, kind) };
    vec![
        item("IssuesCreateReply", "The output of `issues_create`.", Kind::Replies(reply)),
        item("IssuesCreateError", "The errors of `issues_create`.", Kind::Replies(error)),
        item("UploadBody", "The body of `upload`, in one of its media types.", Kind::Bodies(bodies)),
        Item { is_inline: true, ..item("UploadBodyMultipart", "`multipart/form-data`", multipart) },
    ]
}

fn structure(name: &str, fields: Vec<Field>) -> Item {
    item(name, Kind::Struct(Struct { fields, rest: None, closed: None, made: false }))
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
        fixed: None,
        setter: None,
    }
}

pub(super) fn value(name: &str, value: serde_json::Value) -> Value {
    let wire = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    Value { name: name.to_owned(), value, docs: texts(&[&format!("`{wire}`")]) }
}
