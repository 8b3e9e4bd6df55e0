//! Command lines in, what would be called out.

use super::{Args, Command, Failure, Run, Settings, args, command, flag};
use connector_runtime::File;
use connector_runtime::abi::v1 as abi;
use expect_test::{Expect, expect};

fn never<'c>(_: &'c (), _: &Args) -> Run<'c> {
    Err(Failure::usage("not called"))
}

const COMMANDS: &[Command<()>] = &[
    command("list-pets", "List all pets.", never).flags(&[flag("--limit"), flag("--tags").many()]),
    command("create-pet", "Create a pet.", never)
        .flags(&[flag("--owner").required(), flag("--bearer")])
        .required_body(),
    command("touch", "", never).body(),
];

/// Name of the command, its arguments, flags of all commands, help.
type Parsed = (&'static str, Args, Vec<(String, String)>, String);

fn parse(line: &str) -> Result<Parsed, Failure> {
    let line = args::parse("petstore", COMMANDS, line.split_whitespace().map(str::to_owned).collect())?;
    let (name, args) = line.call.map_or(("", Args::default()), |(command, args)| (command.name, args));
    Ok((name, args, line.globals, line.help))
}

fn check_error(line: &str, expect: Expect) {
    let failure =
        parse(line).err().map_or("no failure".to_owned(), |failure| format!("{}: {}", failure.code, failure.message));
    expect.assert_eq(&failure);
}

#[test]
fn flags_become_values_of_the_wanted_type() {
    let (name, args, globals, _) = parse("--base-url http://x list-pets --limit=10 --tags a --tags 5").unwrap();
    assert_eq!(name, "list-pets");
    assert_eq!(globals, [("--base-url".to_owned(), "http://x".to_owned())]);
    assert_eq!(args.value::<i64>("--limit"), Ok(10));
    assert_eq!(args.value::<String>("--limit"), Ok("10".to_owned()));
    assert_eq!(args.text("--limit"), Ok("10"));
    assert_eq!(args.list::<String>("--tags"), Ok(vec!["a".to_owned(), "5".to_owned()]));
    assert!(!args.has_body() && args.has("--tags") && !args.has("--owner"));
}

#[test]
fn a_call_is_filled_with_the_flags_that_are_there() {
    let filled = |line: &str| {
        let (_, args, ..) = parse(line).unwrap();
        let call = String::from("call");
        let run = args
            .call(call)
            .value("--limit", |call, value: i64| format!("{call} limit={value}"))
            .list("--tags", |call, values: Vec<String>| format!("{call} tags={values:?}"))
            .text("--owner", |call, value| format!("{call} owner={value}"))
            .body_text(|call, value| format!("{call} body={value}"));
        run.into_call().map_err(|failure| failure.message)
    };
    assert_eq!(filled("list-pets --tags a --limit 1").unwrap(), "call limit=1 tags=[\"a\"]");
    assert_eq!(filled("create-pet --owner o --body x").unwrap(), "call owner=o body=x");
    assert_eq!(filled("touch").unwrap(), "call");
    assert_eq!(
        filled("list-pets --limit ten --tags a"),
        Err("--limit: expected an integer at $, found a string".into())
    );
}

/// An enum over several responses.
enum Reply {
    Created(i64),
    File(connector_runtime::Body),
    Accepted,
}

#[test]
fn each_response_has_its_output() {
    let output: fn(Reply) -> super::Output = super::outputs!(Reply { Created(json), File(bytes), Accepted });
    assert!(matches!(output(Reply::Created(7)), super::Output::Json(text) if text == b"7"));
    assert!(matches!(output(Reply::File("x".into())), super::Output::Bytes(_)));
    assert!(matches!(output(Reply::Accepted), super::Output::Empty));
}

#[test]
fn the_enum_may_grow() {
    use std::io::ErrorKind;
    // `#[non_exhaustive]`, and of another crate.
    let output: fn(ErrorKind) -> super::Output = super::outputs!(ErrorKind { NotFound });
    assert!(matches!(output(ErrorKind::NotFound), super::Output::Empty));
}

#[test]
fn an_array_stands_for_its_items_and_a_sign_is_no_flag() {
    let (_, args, ..) = parse("list-pets --limit -3 --tags [\"a\",\"b\"]").unwrap();
    assert_eq!(args.value::<i64>("--limit"), Ok(-3));
    assert_eq!(args.list::<String>("--tags"), Ok(vec!["a".to_owned(), "b".to_owned()]));
}

#[test]
fn a_flag_of_the_command_counts_before_one_of_all() {
    let (_, args, globals, _) = parse("create-pet --bearer mine --owner o --body {}").unwrap();
    assert_eq!(args.text("--bearer"), Ok("mine"));
    assert_eq!(globals, []);
}

#[test]
fn a_body_is_json_a_string_for_text_or_a_file() {
    let (_, args, ..) = parse("touch --body {\"a\":1}").unwrap();
    assert_eq!(args.body::<connector_json::Map<i64>>().unwrap().get("a"), Some(&1));
    assert_eq!(args.body_text().unwrap(), "{\"a\":1}");
    let (_, args, ..) = parse("touch --body \"x\"").unwrap();
    assert_eq!(args.body_text().unwrap(), "x");
    let path = std::env::temp_dir().join(format!("connector-cli-{}", std::process::id()));
    std::fs::write(&path, "\"x\"").unwrap();
    let (_, args, ..) = parse(&format!("touch --body @{}", path.display())).unwrap();
    std::fs::remove_file(&path).unwrap();
    assert_eq!(args.body_text().unwrap(), "\"x\"");
    assert_eq!(args.body::<String>().unwrap(), "x");
}

#[test]
fn wrong_lines_exit_with_2() {
    check_error("nope", expect!["2: unknown command `nope`; see `petstore --help`"]);
    check_error("list-pets --nope 1", expect!["2: unknown flag `--nope`; see `petstore list-pets --help`"]);
    check_error("list-pets --limit", expect!["2: `--limit` needs a value"]);
    check_error("list-pets --limit 1 --limit 2", expect!["2: `--limit` is given twice"]);
    check_error("list-pets more", expect!["2: `more` is not expected here; a flag begins with `--`"]);
    check_error("list-pets --body {}", expect!["2: unknown flag `--body`; see `petstore list-pets --help`"]);
    check_error("create-pet", expect!["2: `create-pet` needs --owner, --body"]);
    check_error("touch --body @/no/such/file", expect!["2: /no/such/file: No such file or directory (os error 2)"]);
}

#[test]
fn a_value_of_another_type_is_refused_by_name() {
    let (_, args, ..) = parse("list-pets --limit ten").unwrap();
    expect!["--limit: expected an integer at $, found a string"]
        .assert_eq(&args.value::<i64>("--limit").unwrap_err().message);
    let (_, args, ..) = parse("touch --body {").unwrap();
    expect!["--body: not JSON: expected a member's name at byte 1"]
        .assert_eq(&args.body::<String>().unwrap_err().message);
}

#[test]
fn help_shows_commands_and_flags() {
    expect![[r#"
        Usage: petstore COMMAND [FLAGS]

        Commands:
          list-pets   List all pets.
          create-pet  Create a pet.
          touch

        Flags of every command:
          --base-url  the URL before all paths, or the variable PETSTORE_BASE_URL
          --bearer    a token, or the variable PETSTORE_BEARER
          --basic     USER:PASSWORD, or the variable PETSTORE_BASIC
          --api-key   NAME=VALUE, where NAME is the scheme's in the document, or the variable PETSTORE_API_KEY

        `petstore COMMAND --help` shows the flags of one command.
    "#]]
    .assert_eq(&parse("help").unwrap().3);
    expect![[r#"
        Create a pet.

        Usage: petstore create-pet --owner VALUE [--bearer VALUE] --body JSON|@FILE|-

        Flags of every command:
          --base-url  the URL before all paths, or the variable PETSTORE_BASE_URL
          --bearer    a token, or the variable PETSTORE_BEARER
          --basic     USER:PASSWORD, or the variable PETSTORE_BASIC
          --api-key   NAME=VALUE, where NAME is the scheme's in the document, or the variable PETSTORE_API_KEY
    "#]]
    .assert_eq(&parse("create-pet --help").unwrap().3);
    assert_eq!(parse("").err().unwrap().message, parse("--help").unwrap().3);
}

#[test]
fn credentials_come_from_flags_then_from_the_environment() {
    let flags = [("--basic".to_owned(), "me:a:b".to_owned()), ("--api-key".to_owned(), "key=x=y".to_owned())];
    let environment = |name: &str| (name == "MY_API_BEARER" || name == "MY_API_BASIC").then(|| "from:env".to_owned());
    let settings = Settings::new("my_api", &flags, &environment).unwrap();
    assert_eq!(settings.bearer.as_deref(), Some("from:env"));
    assert_eq!(settings.basic, Some(("me".to_owned(), "a:b".to_owned())));
    assert_eq!(settings.api_keys, [("key".to_owned(), "x=y".to_owned())]);
    assert_eq!(settings.base_url, None);
    let flags = [("--basic".to_owned(), "secret".to_owned())];
    let failure = Settings::new("my_api", &flags, &|_| None).err().unwrap();
    assert_eq!(failure.message, "`--basic` needs a `:` in its value");
}

/// A body with a file, as generated code declares it.
struct Upload {
    file: File,
    title: Option<String>,
    more: Option<Vec<File>>,
}

abi::model!(Upload { file = get "file", title = opt "title", more = opt "more" });

fn parts(body: &str) -> String {
    let words = ["touch", "--body", body].map(str::to_owned).to_vec();
    let args = args::parse("petstore", COMMANDS, words).unwrap().call.unwrap().1;
    let shown = |file: &File| {
        let content = file.content().as_bytes().map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        format!("{:?} {}", file.file_name(), content.unwrap_or_default())
    };
    match args.parts::<Upload>() {
        Ok(upload) => {
            let all: Vec<String> =
                std::iter::once(&upload.file).chain(upload.more.iter().flatten()).map(shown).collect();
            format!("{} {:?}", all.join(", "), upload.title)
        }
        Err(failure) => failure.message,
    }
}

#[test]
fn a_file_of_a_multipart_body_is_read() {
    let path = std::env::temp_dir().join(format!("connector-parts-{}.txt", std::process::id()));
    std::fs::write(&path, "content").unwrap();
    let at = path.display();
    let name = path.file_name().unwrap().to_str().unwrap();
    let title = format!(r#"{{"file": "@{at}", "title": "@{at}", "more": ["@{at}", "text"]}}"#);
    let expected = format!("Some({name:?}) content, Some({name:?}) content, None text Some(\"@{at}\")");
    assert_eq!(parts(&title), expected);
    std::fs::remove_file(&path).unwrap();
    assert_eq!(parts(r#"{"file": "@/no/such"}"#), "--body: /no/such: No such file or directory (os error 2)");
    assert_eq!(parts(r#"{"file": "plain"}"#), "None plain None");
    assert_eq!(
        parts(r#"{"file": "plain", "titel": "x"}"#),
        "--body: unknown property `titel` at $; did you mean `title`?"
    );
    // A body of another kind takes the text as it is.
    let (_, args, ..) = parse(r#"touch --body {"file":"@/no/such"}"#).unwrap();
    assert!(args.body::<Upload>().is_ok());
}

/// A type with optional fields and a list.
struct Pet {
    name: Option<String>,
    tag: Option<String>,
    young: Option<Vec<Pet>>,
}

abi::model!(Pet { name = opt "name", tag = opt "tag", young = opt "young" });

/// A type that keeps other properties.
struct Open {
    pet: Option<Pet>,
    rest: connector_json::Map<abi::Value>,
}

abi::model!(Open { pet = opt "pet", rest = rest });

#[test]
fn what_a_type_would_drop_is_an_error() {
    let body = |text: &str| match parse(&format!("touch --body {text}")).unwrap().1.body::<Pet>() {
        Ok(pet) => String::from_utf8(connector_json::to_vec(&pet)).unwrap(),
        Err(failure) => failure.message,
    };
    assert_eq!(body(r#"{"tag":"t","name":"x"}"#), r#"{"name":"x","tag":"t"}"#);
    assert_eq!(body(r#"{"name":null}"#), "{}");
    expect!["--body: unknown property `nmae` at $; did you mean `name`?"]
        .assert_eq(&body(r#"{"name":"x","nmae":"y"}"#));
    expect!["--body: unknown property `nmae` at $; did you mean `name`?"].assert_eq(&body(r#"{"nmae":null}"#));
    expect!["--body: unknown property `nmae` at $.young[1]; did you mean `name`?"]
        .assert_eq(&body(r#"{"young":[{},{"nmae":"y"}]}"#));
    expect!["--body: unknown property `colour` at $; there are: name, tag, young"].assert_eq(&body(r#"{"colour":1}"#));
    let (_, args, ..) = parse(r#"touch --body {"other":{"nmae":1},"pet":{"name":"x"}}"#).unwrap();
    assert_eq!(args.body::<Open>().unwrap().rest.len(), 1);
    let (_, args, ..) = parse(r#"touch --body {"pet":{"nmae":"x"}}"#).unwrap();
    expect!["--body: unknown property `nmae` at $.pet; did you mean `name`?"]
        .assert_eq(&args.body::<Open>().unwrap_err().message);
    let (_, args, ..) = parse(r#"list-pets --limit {"nmae":"x"} --tags [{"nmae":"x"}]"#).unwrap();
    expect!["--limit: unknown property `nmae` at $; did you mean `name`?"]
        .assert_eq(&args.value::<Pet>("--limit").unwrap_err().message);
    expect!["--tags: unknown property `nmae` at $[0]; did you mean `name`?"]
        .assert_eq(&args.list::<Pet>("--tags").unwrap_err().message);
}
