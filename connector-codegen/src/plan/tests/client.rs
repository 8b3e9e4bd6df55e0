//! Parameters that are set once for the client.

use super::{Config, expect, planned};

/// Two operations with the same inline enum, a limit that only one of them requires, and names of the builder's methods.
const DOCUMENT: &str = "
paths:
  /b:
    get:
      operationId: b
      parameters:
        - { name: mode, in: query, schema: { enum: [live, test] } }
        - { name: Timeout, in: header, required: true, schema: { type: integer } }
        - { name: only, in: query, required: true, schema: { enum: [one] } }
  /a:
    get:
      operationId: a
      parameters:
        - { name: mode, in: query, schema: { enum: [live, test] } }
        - { name: timeout, in: header, schema: { type: integer } }
  /c: { get: { operationId: c } }
components: { schemas: { Timeout: { type: string } } }
";

fn with(names: &[&str], more: &[(&str, &str)], only: Option<&str>) -> String {
    let mut config =
        Config { client_parameters: names.iter().map(|name| (*name).to_owned()).collect(), ..Config::default() };
    more.iter().for_each(|(option, value)| config.set(option, (*value).into()).unwrap());
    let text = planned(DOCUMENT, &config, only);
    let is_told = |line: &&str| !line.contains("///") && !line.contains("replies:");
    text.lines().filter(is_told).map(|line| format!("{line}\n")).collect()
}

#[test]
fn a_parameter_is_set_on_the_builder_or_by_a_call() {
    expect![[r#"
        client test_client
          title: Test
          variables: setting(mode)
          variables: setting(timeout, kind: integer, required: true)
          variables: setting(only, default: "\"one\"", required: true)
        on the builder .mode(Mode) = mode  // `mode` in the query.
        on the builder .timeout_(i64) = timeout  // The header `timeout`.
        on the builder .only(Only) = only  // `only` in the query. If it is not set, `one` is sent.
        module b: Endpoints of `b`.
        fn b() -> () ! abi::Undeclared  [B: GET /b]
          params: query(mode)
          params: header(Timeout)
          params: query(only)
          behavior(fixed: [fixed(query, mode, "{{ mode }}", optional: true), fixed(header, Timeout, "{{ timeout }}"), fixed(query, only, "{{ only }}")])
          .mode(BMode) param 0  // `mode` in the query. By default, the client's value is sent.
          .timeout_(i64) param 1  // The header `Timeout`. By default, the client's value is sent.
          .only(BOnly) param 2  // `only` in the query. By default, the client's value is sent.
        module a: Endpoints of `a`.
        fn a() -> () ! abi::Undeclared  [A: GET /a]
          params: query(mode)
          params: header(timeout)
          behavior(fixed: [fixed(query, mode, "{{ mode }}", optional: true), fixed(header, timeout, "{{ timeout }}", optional: true)])
          .mode(AMode) param 0  // `mode` in the query. By default, the client's value is sent.
          .timeout_(i64) param 1  // The header `timeout`. By default, the client's value is sent.
        module c: Endpoints of `c`.
        fn c() -> () ! abi::Undeclared  [C: GET /c]
        type Timeout = String
        use Mode = ShapeLiveTest8b9ab184
        use Only = ShapeOne5cef4dc9
        use BMode = ShapeLiveTest8b9ab184
        use BOnly = ShapeOne5cef4dc9
        use AMode = ShapeLiveTest8b9ab184
        text enum ShapeOne5cef4dc9
          One = "one"  // `one`
        text enum ShapeLiveTest8b9ab184
          Live = "live"  // `live`
          Test = "test"  // `test`
    "#]].assert_eq(&with(&["mode", "timeout", "only"], &[], None));
}

/// The name of the type is that of the parameter, whatever operations there are.
#[test]
fn the_type_of_a_parameter_has_its_name() {
    for only in ["a", "b"] {
        let text = with(&["mode"], &[("only", only)], None);
        assert!(text.contains(".mode(Mode) = mode"), "{text}");
    }
}

#[test]
fn a_parameter_of_another_part_is_not_reported() {
    let text = with(&["only"], &[("only", "c")], None);
    assert!(!text.contains("C404") && !text.contains("on the builder"), "{text}");
}
