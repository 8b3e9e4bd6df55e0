//! The commands of a crate with `--cli`.

use super::tracker::tracker;
use super::{endpoint, group, named, path, plan, texts};
use crate::emit::cli;
use crate::plan::{Argument, Endpoint, Group, Kind, OperationRow, ParameterRow, Pass, Plan, ReplyVariant, Target, Ty};
use crate::spec;
use crate::text::{SourceId, Span};
use connector_tables::Place;
use expect_test::expect;

fn print(plan: &Plan) -> String {
    prettyplease::unparse(&syn::parse2(cli(plan)).unwrap())
}

/// Gives every endpoint a row: `GET /pets` of `listPets` is `list-pets`.
pub(super) fn with_rows(mut plan: Plan) -> Plan {
    let of = |group: &Group| {
        let owner = group.handle.clone().unwrap_or_else(|| "Client".to_owned());
        group.endpoints.iter().map(|endpoint| operation(&owner, endpoint)).collect::<Vec<_>>()
    };
    plan.manifest.operations = plan.groups.iter().flat_map(of).collect();
    plan
}

fn operation(owner: &str, endpoint: &Endpoint) -> OperationRow {
    let flag = |name: &str| format!("--{}", name.to_lowercase());
    let parameters = endpoint.table.params.iter().map(|param| ParameterRow {
        name: param.name.clone(),
        place: param.place,
        required: param.place == Place::Path,
        flag: flag(&param.name),
    });
    OperationRow {
        id: Some(endpoint.table.id.clone()),
        method: endpoint.table.method.clone(),
        path: endpoint.table.path.clone(),
        place: spec::Place { span: Span::new(SourceId(0), 0, 0), pointer: String::new() },
        rust: Some(format!("{owner}::{}", endpoint.method)),
        command: Some(endpoint.method.replace('_', "-")),
        skipped: None,
        parameters: parameters.collect(),
        body: None,
        paging: None,
        recognized: false,
    }
}

#[test]
fn the_commands_of_the_tracker() {
    expect![[r#"
        //! The endpoints of `tracker` as commands.
        #![allow(clippy::all, clippy::pedantic, deprecated, unused_imports)]
        use ::tracker::{Client, types};
        use connector_cli_runtime::{
            self as cli, Args, Command, Failure, Run, Settings, command, flag,
        };
        fn main() -> std::process::ExitCode {
            cli::main("tracker", COMMANDS, connect)
        }
        fn connect(settings: &Settings) -> Result<Client, Failure> {
            settings.apply(Client::builder()).build().map_err(Failure::connect)
        }
        const COMMANDS: &[Command<Client>] = &[
            command("issues-list", "List the issues of an owner.", run_issues_list)
                .flags(
                    &[
                        flag("--owner").required(),
                        flag("--state"),
                        flag("--labels").many(),
                        flag("--x-trace"),
                    ],
                ),
            command("issues-create", "Create an issue.", run_issues_create)
                .flags(&[flag("--owner").required()])
                .required_body(),
            command("upload", "Store a file.", run_upload)
                .flags(&[flag("--name").required()])
                .body()
                .parts(),
            command("download", "Fetch a file.", run_download)
                .flags(&[flag("--name").required()]),
        ];
        fn run_issues_list<'c>(api: &'c Client, args: &Args) -> Run<'c> {
            args.call(api.issues_list(args.text("--owner")?))
                .value("--state", |call, value| call.state(value))
                .list("--labels", |call, value| call.labels(&value))
                .text("--x-trace", |call, value| call.x_trace(value))
                .json()
        }
        fn run_issues_create<'c>(api: &'c Client, args: &Args) -> Run<'c> {
            args.call(api.issues_create(args.text("--owner")?, &args.body()?))
                .replies(cli::outputs!(types::IssuesCreateReply { Created(json), Accepted }))
        }
        fn run_upload<'c>(api: &'c Client, args: &Args) -> Run<'c> {
            args.call(api.upload(args.text("--name")?))
                .parts(|call, value| call.with_body(&types::UploadBody::Multipart(value)))
                .empty()
        }
        fn run_download<'c>(api: &'c Client, args: &Args) -> Run<'c> {
            args.call(api.download(args.text("--name")?)).bytes()
        }
    "#]]
    .assert_eq(&print(&with_rows(tracker())));
}

#[test]
fn an_operation_without_a_row_has_no_command() {
    let text = print(&plan(vec![group(vec![endpoint()])], Vec::new()));
    assert!(text.contains("const COMMANDS: &[Command<Client>] = &[];"));
}

#[test]
fn handles_bytes_and_aliases_of_them() {
    let argument = |name: &str, pass, target| Argument {
        name: name.to_owned(),
        docs: Vec::new(),
        pass,
        target,
        deprecated: false,
    };
    let put = Endpoint {
        method: "put".to_owned(),
        arguments: vec![argument("body", Pass::Into(path("abi::Body")), Target::Body(0))],
        setters: vec![argument("with_body", Pass::Into(path("String")), Target::Body(1))],
        output: named("Reply"),
        ..endpoint()
    };
    let variant = |name: &str, ty| ReplyVariant { name: name.to_owned(), ty, docs: texts(&["x"]) };
    let variants = vec![variant("A", named("Blob")), variant("B", path("i64")), variant("C", Ty::Unit)];
    let types =
        vec![super::item("Reply", Kind::Replies(variants)), super::item("Blob", Kind::Alias(path("abi::Body")))];
    let group = Group { handle: Some("Pets".to_owned()), ..group(vec![put]) };
    let text = print(&with_rows(plan(vec![group], types)));
    let at = text.find("fn run_put").unwrap_or_default();
    expect![[r#"
        fn run_put<'c>(api: &'c Client, args: &Args) -> Run<'c> {
            args.call(api.pets().put(args.body_bytes()?))
                .body_text(|call, value| call.with_body(value))
                .replies(cli::outputs!(types::Reply { A(bytes), B(json), C }))
        }
    "#]]
    .assert_eq(&text[at..]);
}
