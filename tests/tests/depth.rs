//! Documents of maximum depth: long chains of named schemas, and as many levels as the reader accepts.
//! All stages run on the stack of an ordinary thread, unoptimized.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout, reason = "a test")]

use connector_codegen::config::Config;
use connector_codegen::diag::{Diagnostic, render};
use connector_codegen::front::{Outcome, pipeline};
use connector_codegen::output;
use connector_codegen::text::{Loaded, Loader, Origin};
use std::time::Instant;

/// Less than half of the stack of a program's main thread, and of rustc's threads that expand macros.
const STACK: usize = 3 << 20;

/// Links of a chain: more than fit on the stack if each took a hundred bytes of it. Chains whose links take long to print
/// have a quarter of that. The variable LINKS sets another number.
const LONG: usize = 20_000;

/// Has one document.
struct Memory(String);

impl Loader for Memory {
    fn load(&mut self, reference: &str, _: Option<Origin<'_>>) -> Result<Loaded, String> {
        Ok(Loaded { name: reference.to_owned(), path: None, text: self.0.clone() })
    }
}

/// Runs all stages, and all functions that show their results.
fn everything(document: String) -> Outcome {
    let begin = Instant::now();
    let outcome = pipeline::run(&mut Memory(document), "a.json", &Config::default());
    for (stage, time) in &outcome.times {
        println!("{} {time:?}", stage.name());
    }
    let shown = render::plain(&outcome.diagnostics, &outcome.sources);
    println!("{} reports, {} bytes, {:?}", outcome.diagnostics.len(), shown.len(), begin.elapsed());
    let (plan, module) = (outcome.plan.as_ref().unwrap(), outcome.module.as_ref().unwrap());
    let options = output::Options { cli: true, ..output::Options::default() };
    let files = output::crate_files(plan, module, &options);
    println!("{} bytes as a crate, {:?}", files.values().map(String::len).sum::<usize>(), begin.elapsed());
    let source = output::source(module, "x");
    println!("{} bytes as a file, {:?}", source.len(), begin.elapsed());
    output::manifest(plan, "a.json", &outcome.sources).to_string();
    connector_codegen::spec::dump(outcome.spec.as_ref().unwrap(), None);
    connector_codegen::plan::dump(plan, None);
    outcome.document().unwrap();
    println!("{:?}", begin.elapsed());
    outcome
}

fn on_a_small_stack(document: String, check: fn(&Outcome)) {
    let work = std::thread::Builder::new().stack_size(STACK).spawn(move || check(&everything(document)));
    work.unwrap().join().expect("no panic");
}

fn codes(outcome: &Outcome) -> Vec<&str> {
    let mut codes: Vec<_> = outcome.diagnostics.iter().map(|report: &Diagnostic| report.code.id).collect();
    codes.dedup();
    codes
}

/// A document with `length` named schemas, each made of its number and a reference to the next one, and an endpoint that
/// returns the first.
fn chain(length: usize, link: impl Fn(usize, &str) -> String) -> String {
    let next = |at: usize| format!(r##"{{"$ref":"#/components/schemas/S{}"}}"##, at + 1);
    let last = format!(r#""S{length}":{{"type":"object","properties":{{"end":{{"type":"string"}}}}}}"#);
    let schemas = (0..length).map(|at| format!(r#""S{at}":{}"#, link(at, &next(at)))).chain([last]);
    document(r##"{"$ref":"#/components/schemas/S0"}"##, &schemas.collect::<Vec<_>>().join(",\n"))
}

fn document(reply: &str, schemas: &str) -> String {
    format!(
        r#"{{"openapi":"3.1.0","info":{{"title":"T","version":"1"}},"paths":{{"/a":{{"get":{{"operationId":"a",
"responses":{{"200":{{"description":"Fine.","content":{{"application/json":{{"schema":{reply}}}}}}}}}}}}}}},
"components":{{"schemas":{{{schemas}}}}}}}"#
    )
}

fn links() -> usize {
    std::env::var("LINKS").ok().and_then(|text| text.parse().ok()).unwrap_or(LONG)
}

#[test]
fn a_chain_of_references() {
    on_a_small_stack(chain(links(), |_, next| next.to_owned()), |outcome| assert_eq!(codes(outcome), [""; 0]));
}

#[test]
fn a_chain_of_properties() {
    let link = |_, next: &str| format!(r#"{{"type":"object","properties":{{"a":{next}}}}}"#);
    on_a_small_stack(chain(links(), link), |outcome| assert_eq!(codes(outcome), [""; 0]));
}

#[test]
fn a_chain_of_items() {
    let link = |_, next: &str| format!(r#"{{"type":"array","items":{next}}}"#);
    on_a_small_stack(chain(links(), link), |outcome| assert_eq!(codes(outcome), [""; 0]));
}

#[test]
fn a_chain_of_all_of() {
    let link =
        |_, next: &str| format!(r#"{{"allOf":[{next},{{"type":"object","properties":{{"a":{{"type":"string"}}}}}}]}}"#);
    on_a_small_stack(chain(links() / 4, link), |outcome| assert_eq!(codes(outcome), ["C003"]));
}

#[test]
fn a_chain_of_one_of() {
    let link = |_, next: &str| format!(r#"{{"oneOf":[{next},{{"type":"integer"}}]}}"#);
    on_a_small_stack(chain(links() / 4, link), |outcome| assert_eq!(codes(outcome), [""; 0]));
}

#[test]
fn circles() {
    for link in [
        |next: &str| format!(r#"{{"type":"object","required":["a"],"properties":{{"a":{next}}}}}"#),
        |next: &str| format!(r#"{{"type":"array","items":{next}}}"#),
        |next: &str| format!(r#"{{"oneOf":[{next},{{"type":"integer"}}]}}"#),
    ] {
        let length = links() / 4;
        // The last one leads to the first.
        let chain = chain(length, |_, next| link(next)).replace(
            &format!(r#""S{length}":{{"type":"object","properties":{{"end":{{"type":"string"}}}}}}"#),
            &format!(r##""S{length}":{}"##, link(r##"{"$ref":"#/components/schemas/S0"}"##)),
        );
        on_a_small_stack(chain, |outcome| assert_eq!(codes(outcome), [""; 0]));
    }
}

#[test]
fn a_chain_of_references_that_ends_nowhere() {
    let length = links();
    let chain = chain(length, |_, next| next.to_owned()).replace(
        &format!(r#""S{length}":{{"type":"object","properties":{{"end":{{"type":"string"}}}}}}"#),
        &format!(r##""S{length}":{{"$ref":"#/components/schemas/S0"}}"##),
    );
    on_a_small_stack(chain, |outcome| assert_eq!(codes(outcome), ["C107"]));
}

#[test]
fn a_chain_of_parameters() {
    let length = links();
    let link = |at: usize| format!(r##""P{at}":{{"$ref":"#/components/parameters/P{}"}}"##, at + 1);
    let last = format!(r#""P{length}":{{"name":"p","in":"query","schema":{{"type":"string"}}}}"#);
    let all: Vec<_> = (0..length).map(link).chain([last]).collect();
    let document = format!(
        r##"{{"openapi":"3.0.3","info":{{"title":"T","version":"1"}},"paths":{{"/a":{{"get":{{"operationId":"a",
"parameters":[{{"$ref":"#/components/parameters/P0"}}],"responses":{{"204":{{"description":"Fine."}}}}}}}}}},
"components":{{"parameters":{{{}}}}}}}"##,
        all.join(",\n")
    );
    on_a_small_stack(document, |outcome| {
        assert_eq!(codes(outcome), [""; 0]);
        assert_eq!(outcome.spec.as_ref().unwrap().operations[0].params.len(), 1);
    });
}

#[test]
fn a_description() {
    let length = links();
    let mut text = String::from("connector: 1\nname: d\nservers: [{ url: 'https://example.com' }]\ntypes:\n");
    for at in 0..length {
        let next = at + 1;
        text += &match at % 3 {
            0 => format!("  S{at}: {{ a?: S{next} }}\n"),
            1 => format!("  S{at}: S{next}\n"),
            _ => format!("  S{at}: [S{next}]\n"),
        };
    }
    text += &format!("  S{length}: string\nendpoints:\n  a: {{ method: GET, path: /a, reply: S0 }}\n");
    on_a_small_stack(text, |outcome| assert_eq!(codes(outcome), [""; 0]));
}

#[test]
fn a_chain_through_definitions_without_names() {
    let length = links();
    let link = |at: usize| {
        format!(
            r##""D{at}":{{"type":"object","properties":{{"a":{{"$ref":"#/components/schemas/S/$defs/D{}"}}}}}}"##,
            at + 1
        )
    };
    let last = format!(r#""D{length}":{{"type":"string"}}"#);
    let all: Vec<_> = (0..length).map(link).chain([last]).collect();
    let schemas = format!(r#""S":{{"type":"object","$defs":{{{}}}}}"#, all.join(",\n"));
    let document = document(r##"{"$ref":"#/components/schemas/S/$defs/D0"}"##, &schemas);
    on_a_small_stack(document, |outcome| assert_eq!(codes(outcome), [""; 0]));
}

/// A schema nested in itself as deeply as allowed.
fn nested(levels: usize, open: &str, close: &str) -> String {
    document(&format!(r#"{}{{"type":"string"}}{}"#, open.repeat(levels), close.repeat(levels)), "")
}

#[test]
fn as_many_levels_as_are_read() {
    for (levels, open, close) in [
        (120, r#"{"type":"object","required":["a"],"properties":{"a":"#, "}}"),
        (240, r#"{"type":"array","items":"#, "}"),
        (240, r#"{"type":"object","additionalProperties":"#, "}"),
        (120, r#"{"type":"array","prefixItems":["#, "]}"),
        (120, r#"{"allOf":[{"type":"object","properties":{"b":{"type":"string"}}},"#, "]}"),
        (120, r#"{"oneOf":[{"type":"integer"},"#, "]}"),
        (120, r#"{"anyOf":[{"type":"object","properties":{"b":{"type":"string"}}},"#, "]}"),
        (120, r#"{"type":"object","patternProperties":{"^a":"#, "}}"),
        (240, r#"{"not":"#, "}"),
    ] {
        println!("{open}");
        on_a_small_stack(nested(levels, open, close), |_| {});
        let swagger = format!(
            r#"{{"swagger":"2.0","info":{{"title":"T","version":"1"}},"paths":{{"/a":{{"get":{{"operationId":"a","responses":{{"200":{{
"description":"Fine.","schema":{}{{"type":"string"}}{}}}}}}}}}}}}}"#,
            open.repeat(levels),
            close.repeat(levels)
        );
        on_a_small_stack(swagger, |_| {});
    }
    let value = format!("{}1{}", r#"[{"a":"#.repeat(110), "}]".repeat(110));
    for keyword in ["default", "example", "const", "x-any", "properties", "allOf"] {
        println!("{keyword}");
        on_a_small_stack(document(&format!(r#"{{"{keyword}":{value}}}"#), ""), |_| {});
    }
}

#[test]
fn a_description_with_as_many_levels_as_are_read() {
    for (levels, open, inner, close) in [
        (240, "{ a: ", "string", " }"),
        (240, "[", "string", "]"),
        (120, "{ map: { nullable: ", "string", " } }"),
        (110, "{ one_of: [{ a: string }, ", "string", "] }"),
        (80, "{ type: array, items: { type: object, properties: { a: ", "{ type: string }", " } } }"),
    ] {
        println!("{open}");
        let nested = format!("{}{inner}{}", open.repeat(levels), close.repeat(levels));
        let head = "connector: 1\nname: d\nservers: [{ url: 'https://example.com' }]\nendpoints:\n  a: { method: GET, path: /a, reply: ";
        on_a_small_stack(format!("{head}{nested} }}\n"), |_| {});
        on_a_small_stack(format!("{head}{{ sample: {nested} }} }}\n"), |_| {});
    }
}
