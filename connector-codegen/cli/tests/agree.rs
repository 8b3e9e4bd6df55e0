//! Generated code, `connector show plan` and `connector call` agree: all three are made from the tables of the plan.

mod bed;

use bed::Bed;

/// A path parameter that a variable fills in, or else its default, written as JSON.
const VERSIONED: &str = r#"openapi: 3.0.4
info: { title: Versioned, version: "1" }
servers: [{ url: "https://api.example" }]
x-connector-variables: { v: { description: A version. } }
paths:
  /api/{v}/users:
    get:
      operationId: listUsers
      parameters:
        - name: v
          in: path
          required: true
          x-connector-variable: v
          content: { application/json: { schema: { type: string, default: xx } } }
      responses: { "200": { description: All. } }
"#;

#[test]
fn a_default_of_a_path_parameter_with_a_media_type_is_sent() {
    let bed = Bed::new("agree-default");
    bed.write("api.yaml", VERSIONED);
    let tokens = bed.run("show tokens api.yaml").stdout.replace(char::is_whitespace, "");
    assert!(tokens.contains(r#"path("v").media("application/json").default("\"xx\"")"#), "{tokens}");
    let plan = bed.run("show plan api.yaml").stdout;
    assert!(plan.contains("media: application/json, default: "), "{plan}");
    let call = bed.run("call api.yaml listUsers --dry-run").text();
    assert!(call.starts_with("exit 0\nGET https://api.example/api/%22xx%22/users\n"), "{call}");
    let call = bed.run("call api.yaml listUsers --dry-run --variable v=2").text();
    assert!(call.starts_with("exit 0\nGET https://api.example/api/%222%22/users\n"), "{call}");
}

/// Required parameters with one possible value.
const FIXED: &str = r#"openapi: 3.0.4
info: { title: Fixed, version: "1" }
servers: [{ url: "https://api.example" }]
paths:
  /{kind}:
    get:
      operationId: get
      parameters:
        - { name: kind, in: path, required: true, schema: { enum: [pet] } }
        - { name: version, in: query, required: true, schema: { enum: [2] } }
        - { name: X-Mode, in: header, required: true, schema: { enum: [full] } }
      responses: { "200": { description: All. } }
"#;

#[test]
fn a_parameter_with_one_value_need_not_be_given() {
    let bed = Bed::new("agree-fixed");
    bed.write("api.yaml", FIXED);
    let call = bed.run("call api.yaml get --dry-run").text();
    assert!(call.starts_with("exit 0\nGET https://api.example/pet?version=2\n"), "{call}");
    assert!(call.contains("\nx-mode: full\n"), "{call}");
    let call = bed.run("call api.yaml get --dry-run -p kind=dog -p version=3 -p X-Mode=part").text();
    assert!(call.starts_with("exit 0\nGET https://api.example/dog?version=3\n"), "{call}");
    assert!(call.contains("\nx-mode: part\n") && !call.contains("full"), "{call}");
}

/// A description with a timeout, and a body whose format has a row of its own.
fn described(timeout: &str) -> String {
    format!(
        "connector: 1\nname: days\nservers: [https://api.example]\nendpoints:\n  Post:\n    {{ method: POST, path: /, \
         timeout: {timeout}, body: {{ format: csv, type: [{{ id: integer }}] }}, reply: {{ output: any }} }}\n"
    )
}

#[test]
fn a_duration_is_the_same_in_a_description_an_instance_and_on_the_command_line() {
    let bed = Bed::new("agree-durations");
    for (written, shown) in [("500ms", "500"), ("1.5s", "1500"), ("1d", "86400000"), ("5", "5000")] {
        bed.write("api.yaml", &described(written));
        let plan = bed.run("show plan api.yaml").stdout;
        assert!(plan.contains(&format!("behavior(timeout: {shown})")), "{written}: {plan}");
        bed.write("instance.toml", &format!("connector = \"days\"\ntimeout = \"{written}\"\n"));
        let call =
            bed.run(&format!("call api.yaml Post --body [] --dry-run --instance instance.toml --timeout {written}"));
        assert_eq!(call.code, 0, "{written}: {}", call.text());
    }
    for wrong in ["soon", "101y", "-1s"] {
        bed.write("api.yaml", &described(wrong));
        assert_eq!(bed.run("check api.yaml").code, 1, "{wrong}");
        bed.write("api.yaml", &described("1s"));
        bed.write("instance.toml", &format!("connector = \"days\"\ntimeout = \"{wrong}\"\n"));
        assert_ne!(bed.run("call api.yaml Post --body [] --dry-run --instance instance.toml").code, 0, "{wrong}");
        assert_eq!(bed.run(&format!("call api.yaml Post --body [] --dry-run --timeout={wrong}")).code, 2, "{wrong}");
    }
}

#[test]
fn a_location_is_checked_in_a_description() {
    let bed = Bed::new("agree-locations");
    let with = |from: &str| {
        format!(
            "connector: 1\nname: pages\nservers: [https://api.example]\nendpoints:\n  List:\n    {{ method: GET, path: /, \
             pagination: {{ next_url: {{ from: \"{from}\" }} }}, reply: [any] }}\n"
        )
    };
    for from in ["$body", "$headers.X-Next", "/next"] {
        bed.write("api.yaml", &with(from));
        let plan = bed.run("show plan api.yaml").text();
        assert!(plan.contains("next_url"), "{from}: {plan}");
    }
    for wrong in ["$headers.", "$stat", "next"] {
        bed.write("api.yaml", &with(wrong));
        let checked = bed.run("check api.yaml").text();
        assert!(checked.contains("C131"), "{wrong}: {checked}");
    }
}
