//! The pipeline with documents in memory, and each door as a plain function.

use super::pipeline::{self, Pipeline, Stage};
use super::{Builder, Disk, client, connector};
use crate::config::Config;
use crate::config::table::OPTIONS;
use crate::text::{Loaded, Loader, Origin, Reach};
use expect_test::{Expect, expect};
use quote::quote;
use std::cell::Cell;
use std::path::PathBuf;
use std::time::Duration;

const TINY: &str = "openapi: 3.0.3
info: { title: Tiny, version: '1' }
paths:
  /ping:
    get: { operationId: ping, responses: { '204': { description: Fine. } } }
";

/// Has one document, which it gives for every path but `missing.yaml`.
struct Memory(&'static str);

impl Loader for Memory {
    fn load(&mut self, reference: &str, _: Option<Origin<'_>>) -> Result<Loaded, String> {
        match reference {
            "missing.yaml" => Err("there is no such file".to_owned()),
            _ => Ok(Loaded {
                name: reference.to_owned(),
                path: Some(PathBuf::from("/abs").join(reference)),
                text: self.0.to_owned(),
            }),
        }
    }
}

fn stages(text: &'static str, document: &str, until: Stage) -> String {
    let ticks = Cell::new(0);
    let clock = || Duration::from_millis(ticks.replace(ticks.get() + 1));
    let config = Config::default();
    let outcome = Pipeline { config: &config, until, clock: &clock }.run(&mut Memory(text), document);
    let made = [
        ("tree", outcome.tree.is_some()),
        ("spec", outcome.spec.is_some()),
        ("plan", outcome.plan.is_some()),
        ("module", outcome.module.is_some()),
    ];
    let ran = outcome.times.iter().map(|(stage, time)| format!("{} {time:?}", stage.name())).collect::<Vec<_>>();
    let made = made.iter().filter(|(_, is)| *is).map(|(name, _)| *name).collect::<Vec<_>>();
    let codes = outcome.diagnostics.iter().map(|d| d.code.id).collect::<Vec<_>>();
    format!("{} | {} | {}", ran.join(", "), made.join(" "), codes.join(" "))
}

fn check_stages(text: &'static str, document: &str, until: Stage, expect: Expect) {
    expect.assert_eq(&stages(text, document, until));
}

#[test]
fn all_stages_run_in_their_order() {
    check_stages(
        TINY,
        "api.yaml",
        Stage::Emit,
        expect!["load 1ms, read 1ms, lower 1ms, pass 1ms, plan 1ms, emit 1ms | tree spec plan module | "],
    );
}

#[test]
fn stages_that_are_not_wanted_do_not_run() {
    check_stages(TINY, "api.yaml", Stage::Pass, expect!["load 1ms, read 1ms, lower 1ms, pass 1ms | tree spec | "]);
    check_stages(TINY, "api.yaml", Stage::Read, expect!["load 1ms, read 1ms | tree | "]);
}

#[test]
fn a_failed_stage_is_the_last() {
    check_stages(TINY, "missing.yaml", Stage::Emit, expect!["load 1ms |  | C001"]);
    check_stages(
        "openapi: 3.0.3\ninfo: { title: T, version: '1' }\n",
        "api.yaml",
        Stage::Emit,
        expect!["load 1ms, read 1ms, lower 1ms | tree | C103"],
    );
}

#[test]
fn every_stage_is_listed_in_order() {
    assert!(Stage::ALL.is_sorted());
    assert_eq!(Stage::ALL.last(), Some(&Stage::Emit));
}

fn expanded(document: &'static str, input: proc_macro2::TokenStream) -> String {
    client::expand_with(&mut Memory(document), input).to_string()
}

#[test]
fn the_macro_gives_the_same_tokens_as_the_other_doors() {
    let outcome = pipeline::run(&mut Memory(TINY), "api.yaml", &Config::default());
    let items = crate::output::tokens(&outcome.module.unwrap()).to_string();
    let text = expanded(TINY, quote!("api.yaml"));
    assert!(text.ends_with(&items), "{text}");
    assert!(text.starts_with("const _ :"), "{text}");
    assert!(text.contains("include_bytes ! (\"/abs/api.yaml\")"), "{text}");
    assert!(!text.contains("compile_error"), "{text}");
}

#[test]
fn the_macro_reports_and_still_has_the_names_of_a_client() {
    let text = expanded(TINY, quote!("missing.yaml"));
    assert!(text.contains("mod reports { ::") && text.contains("pub use self :: reports :: { AnyError"), "{text}");
    let (_, after) = text.split_once("compile_error ! (").unwrap();
    let message: syn::LitStr = syn::parse_str(after.split_once(") ;").unwrap().0).unwrap();
    expect![[r#"
        missing.yaml:1:1: error[C001]: cannot read `missing.yaml`: there is no such file
         --> missing.yaml:1:1
          |
        1 |
          | ^
          |
          = help: check the spelling; in build scripts and macros, paths start at the folder of Cargo.toml"#]]
    .assert_eq(&message.value());
}

#[test]
fn the_macro_reports_wrong_calls() {
    let error = |input| {
        let text = expanded(TINY, input);
        let (_, after) = text.split_once("compile_error ! { \"").unwrap();
        after.split_once("\" }").unwrap().0.to_owned()
    };
    expect![[r#"unexpected end of input, the path of a document is missing: `client!(\"api.yaml\")`"#]]
        .assert_eq(&error(quote!()));
    expect!["there is no option `onyl`: did you mean `only`?"].assert_eq(&error(quote!("api.yaml", onyl = ["a"])));
    expect!["`group` cannot be `tags`: did you mean `tag`?"].assert_eq(&error(quote!("api.yaml", group = "tags")));
    expect!["expected string literal"].assert_eq(&error(quote!("api.yaml", only = [a])));
    expect!["expected `,`"].assert_eq(&error(quote!("api.yaml" only = ["a"])));
}

#[test]
fn the_macro_takes_every_option() {
    let text = expanded(
        TINY,
        quote!(
            "api.yaml",
            name = "tiny",
            only = ["p*"],
            except = "q",
            group = "flat",
            formats = { "date" = "string" },
            rename = { "ping" = "pong" },
            documents = ["../specs"],
            warnings = "off",
            allow = ["C301"],
            warn = ["C401"],
            deny = ["C110"],
        ),
    );
    assert!(!text.contains("compile_error"), "{text}");
}

const TWO: &str = "openapi: 3.0.3
info: { title: Tiny, version: '1' }
paths:
  /ping:
    get:
      operationId: ping
      parameters:
        - { name: filter, in: querry, schema: { type: string } }
        - { name: sort, in: querry, schema: { type: string } }
        - { name: order, in: querry, schema: { type: string } }
        - { name: limit, in: querry, schema: { type: integer } }
      responses: { '204': { description: Fine. } }
";

#[test]
fn the_macro_warns_at_the_path() {
    let expand = |input| client::expand_with(&mut Memory(TWO), input).to_string();
    let text = expand(quote!("api.yaml"));
    let note = text.split_once("deprecated (note = ").and_then(|(_, rest)| rest.split_once(")]")).unwrap().0;
    expect![[r#"
        "4 warnings
        api.yaml:8:31: warning[C108]: `in` of a parameter cannot be `querry`: the optional parameter `filter` is left out
        api.yaml:9:29: warning[C108]: `in` of a parameter cannot be `querry`: the optional parameter `sort` is left out
        api.yaml:10:30: warning[C108]: `in` of a parameter cannot be `querry`: the optional parameter `order` is left out
        `connector check api.yaml` shows all, `warnings = \"off\"` shows none""#]].assert_eq(&note.replace("\\n", "\n"));
    let quiet = expand(quote!("api.yaml", warnings = "off"));
    assert!(!quiet.contains("deprecated") && quiet.contains("fn ping"), "{quiet}");
}

#[test]
fn the_builder_has_every_option() {
    let builder = Builder::new("api.yaml")
        .name("tiny")
        .only("p*")
        .except("q")
        .group("tag")
        .formats("date", "string")
        .rename("ping", "pong")
        .documents("../specs")
        .warnings("off")
        .allow("C301")
        .warn("C401")
        .deny("C110");
    let text = format!("{builder:?}");
    for row in OPTIONS {
        let field = if row.value == "CODE" { "levels" } else { row.name };
        assert!(text.contains(&format!(" {field}: ")), "{}", row.name);
    }
    assert!(text.contains("wrong: []"), "{text}");
}

#[test]
fn the_builder_tells_every_wrong_option() {
    let error = Builder::new("api.yaml").group("tags").allow("X").build().unwrap_err();
    expect![[r#"
        `group` cannot be `tags`: did you mean `tag`?
        `allow` cannot be `X`: a code is `C` and three digits, as reports show it; `connector explain` lists all"#]]
    .assert_eq(&format!("{error:?}"));
}

/// A new folder, removed when the test ends well.
fn folder(name: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("connector-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&path).unwrap();
    path
}

#[test]
fn the_builder_writes_only_what_changed() {
    let folder = folder("builder");
    let document = folder.join("tiny.yaml");
    std::fs::write(&document, TINY).unwrap();
    let build = || Builder::new(document.to_str().unwrap()).out_dir(&folder).build();
    build().unwrap();
    let path = folder.join("tiny.rs");
    assert!(std::fs::read_to_string(&path).unwrap().starts_with("// @generated by connector"));
    let old = std::time::SystemTime::UNIX_EPOCH + Duration::from_secs(1);
    std::fs::File::options().append(true).open(&path).unwrap().set_modified(old).unwrap();
    build().unwrap();
    assert_eq!(std::fs::metadata(&path).unwrap().modified().unwrap(), old);
    // A document that became bad leaves the good output alone.
    std::fs::write(&document, "openapi: 3.0.3\n").unwrap();
    let error = build().unwrap_err().to_string();
    assert!(error.contains("tiny.yaml:1:1"), "{error}");
    assert_eq!(std::fs::metadata(&path).unwrap().modified().unwrap(), old);
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn the_disk_says_why_it_cannot_read() {
    let folder = folder("disk");
    let mut disk = Disk::new(&folder);
    std::fs::write(folder.join("a.yaml"), "a: 1").unwrap();
    std::fs::write(folder.join("b.yaml"), [0xff, 0x00, 0xff]).unwrap();
    std::fs::create_dir_all(folder.join("sub")).unwrap();
    let loaded = disk.load("a.yaml", None).unwrap();
    assert_eq!((loaded.name.as_str(), loaded.text.as_str()), ("a.yaml", "a: 1"));
    let mut error = |name: &str| disk.load(name, None).unwrap_err().replace(folder.to_str().unwrap(), "");
    expect!["there is no file /c.yaml"].assert_eq(&error("c.yaml"));
    expect!["/sub is a folder"].assert_eq(&error("sub"));
    assert!(!error("b.yaml").is_empty());
    assert_eq!(disk.inputs().len(), 4);
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn the_disk_reads_regular_files_up_to_a_limit() {
    let error = |path: &str| super::load::read(std::path::Path::new(path)).unwrap_err();
    assert_eq!(error("/dev/zero"), "/dev/zero is not a regular file");
    let folder = folder("limit");
    let large = folder.join("large.yaml");
    std::fs::File::create(&large).unwrap().set_len(crate::text::LARGEST + 1).unwrap();
    assert!(error(large.to_str().unwrap()).ends_with("large.yaml is larger than 64 MiB"));
    let pipe = folder.join("pipe");
    if std::process::Command::new("mkfifo").arg(&pipe).status().is_ok_and(|status| status.success()) {
        assert!(error(pipe.to_str().unwrap()).ends_with("pipe is not a regular file"));
    }
    std::fs::remove_dir_all(folder).unwrap();
}

#[cfg(unix)]
#[test]
fn a_description_names_documents_of_its_own_folder() {
    let folder = folder("origin");
    for name in ["specs/api.yaml", "own/part/api.yaml"] {
        std::fs::create_dir_all(folder.join(name).parent().unwrap()).unwrap();
        std::fs::write(folder.join(name), "a: 1").unwrap();
    }
    std::os::unix::fs::symlink("../specs/api.yaml", folder.join("own/link.yaml")).unwrap();
    let load = |reference: &str, allowed: &[&str]| {
        let allowed: Vec<String> = allowed.iter().map(|&place| place.to_owned()).collect();
        let origin = Origin { name: "own/d.yaml", allowed: &allowed, reach: Reach::Folder };
        match Disk::new(&folder).load(reference, Some(origin)) {
            Ok(loaded) => loaded.name,
            Err(reason) => reason.replace(folder.to_str().unwrap(), ""),
        }
    };
    assert_eq!(load("part/api.yaml", &[]), "own/part/api.yaml");
    assert_eq!(load("part/../part/api.yaml", &[]), "own/part/api.yaml");
    assert_eq!(load("none.yaml", &[]), "there is no file /own/none.yaml");
    let outside = "it is outside the folder of the description";
    for reference in ["../specs/api.yaml", "/etc/hostname", "../own/../specs/api.yaml", "link.yaml", "../none.yaml"] {
        assert_eq!(load(reference, &[]), outside, "{reference}");
        assert_eq!(load(reference, &["https://example.com/", "specs/other"]), outside, "{reference}");
    }
    assert_eq!(load("../specs/api.yaml", &["specs"]), "specs/api.yaml");
    assert_eq!(load("link.yaml", &["specs"]), "own/link.yaml");
    assert_eq!(load("http://127.0.0.1/api.yaml", &[]), "only the command line reads URLs; download the document");
    std::fs::remove_dir_all(folder).unwrap();
}

/// A document in several files, below a folder of its own.
#[cfg(unix)]
fn split(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = folder(name);
    for (name, text) in files {
        std::fs::create_dir_all(folder.join(name).parent().unwrap()).unwrap();
        std::fs::write(folder.join(name), text).unwrap();
    }
    folder
}

#[cfg(unix)]
#[test]
fn references_lead_to_json_and_yaml_files() {
    let api = "openapi: 3.0.3
info: { title: Split, version: '1' }
paths:
  /pets: { $ref: ../paths/pets.yaml }
";
    let pets = "get:
  operationId: listPets
  responses:
    '200': { description: All., content: { application/json: { schema: { $ref: ../models/Pet.json } } } }
    '401': { description: No., content: { application/json: { schema: { $ref: /etc/hostname } } } }
    '402': { description: No., content: { application/json: { schema: { $ref: ../models/link.yaml } } } }
    '403': { description: No., content: { application/json: { schema: { $ref: '../models/secret.yaml' } } } }
    '404': { description: No., content: { application/json: { schema: { $ref: 'file:../models/Pet.json' } } } }
    '405': { description: No., content: { application/json: { schema: { $ref: 'https://example.com/x.json' } } } }
";
    let secret = "root:x:0:0\n:\n\tbroken";
    let pet = "{\"type\": \"object\", \"properties\": {\"name\": {\"type\": \"string\"}}}";
    let files = [
        ("spec/api.yaml", api),
        ("paths/pets.yaml", pets),
        ("models/Pet.json", pet),
        ("models/secret.yaml", secret),
        ("passwords", "hunter2"),
    ];
    let folder = split("split", &files);
    std::os::unix::fs::symlink("../passwords", folder.join("models/link.yaml")).unwrap();
    let mut disk = Disk::new(&folder);
    let outcome = pipeline::run(&mut disk, "spec/api.yaml", &Config::default());
    let reports: Vec<String> =
        outcome.diagnostics.iter().map(|report| report.message.replace(folder.to_str().unwrap(), "")).collect();
    expect![[r#"
        cannot follow `/etc/hostname`: only relative references are followed
        cannot follow `../models/link.yaml`: its name does not end with .json, .yaml or .yml
        cannot follow `../models/secret.yaml`: it is neither JSON nor YAML (line 2, column 1)
        cannot follow `file:../models/Pet.json`: only relative references are followed
        cannot follow `https://example.com/x.json`: only the command line reads URLs; download the document"#]]
    .assert_eq(&reports.join("\n"));
    let mut names: Vec<&str> = outcome.sources.iter().map(|source| source.name.as_str()).collect();
    names.sort();
    assert_eq!(names, ["models/Pet.json", "models/secret.yaml", "paths/pets.yaml", "spec/api.yaml"]);
    assert!(names.iter().all(|name| disk.inputs().contains(&folder.join(name))), "every file is an input of the build");
    let drawn = crate::diag::render::plain(&outcome.diagnostics, &outcome.sources);
    assert!(!drawn.contains("root:x") && !drawn.contains("hunter2"), "{drawn}");
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn documents_are_named_without_folders_and_secrets() {
    let shown = super::name::shown;
    assert_eq!(shown("../specs/api.yaml"), "api.yaml");
    assert_eq!(shown("https://me:p@ss@example.com/v1/api.json?token=x#y"), "https://example.com/v1/api.json");
    assert_eq!(shown("http://example.com"), "http://example.com");
    assert_eq!(shown(".."), "..");
}

fn printed(tokens: proc_macro2::TokenStream, expect: Expect) {
    expect.assert_eq(&super::print::print(tokens.clone()));
    the_same_is_read(tokens);
}

fn the_same_is_read(tokens: proc_macro2::TokenStream) {
    let text = super::print::print(tokens.clone());
    let again: proc_macro2::TokenStream = text.parse().unwrap();
    // Tokens may be joined differently without a difference in meaning.
    let plain = |tokens: proc_macro2::TokenStream| tokens.to_string().replace(' ', "");
    assert_eq!(plain(again), plain(tokens));
}

#[test]
fn tokens_are_printed_in_lines() {
    printed(
        quote! {
            use a::b::{self, *};
            #[doc = " A pet."] #[derive(Clone)] pub struct Pet<'a> { pub id: Vec<Vec<&'a str>>, pub b: [u8; 4], }
            impl Call<'_, X> { pub fn f(self, s: &[String]) -> Self { self.arg(-1, &s)?.g::<T>() } }
            pub enum E {}
            m!(State { Open = "o", }); n!();
            const X: &'static O = &O { p: &[path("a"), q("b").j()], v: |x| !x, ..abi::get("x", 'y') };
            fn g<T: A + B>(x: &&T) -> (A, B) { match x { A => {} B(_) => 1.5, _ => *x, } }
        },
        expect![[r#"
            use a::b::{
                self,
                *
            };
            /// A pet.
            #[derive (Clone)]
            pub struct Pet<'a> {
                pub id: Vec<Vec<&'a str>>,
                pub b: [u8; 4],
            }
            impl Call<'_, X> {
                pub fn f(self, s: &[String]) -> Self {
                    self.arg(-1, &s)?.g::<T>()
                }
            }
            pub enum E {}
            m!(State {
                Open = "o",
            });
            n!();
            const X: &'static O = &O {
                p: &[path("a"), q("b").j()],
                v: | x | !x,
                ..abi::get("x", 'y')
            };
            fn g<T: A + B>(x: &&T) -> (A, B) {
                match x {
                    A => {}
                    B(_) => 1.5,
                    _ => *x,
                }
            }
        "#]],
    );
}

#[test]
fn odd_docs_stay_attributes() {
    printed(
        quote!(
            #[doc = "/ x"]
            #[doc = " a\n b"]
            #[doc(hidden)]
            #[doc = ""]
            struct A;
        ),
        expect![[r##"
        #[doc = "/ x"]
        #[doc = " a\n b"]
        #[doc (hidden)]
        ///
        struct A;
    "##]],
    );
}

#[test]
fn a_client_is_printed_and_read_again() {
    the_same_is_read(include_str!("../../../tests/fixtures/tracker/generated.rs").parse().unwrap());
}

/// The items of a connector from a document, and the first line of each error.
fn connector_of(text: &'static str, input: proc_macro2::TokenStream) -> String {
    let tokens = connector::expand_with(&mut Memory(text), input);
    let file: syn::File = syn::parse2(tokens).unwrap();
    let mut lines = Vec::new();
    for item in &file.items {
        match item {
            syn::Item::Mod(module) => lines.push(format!("mod {}", module.ident)),
            syn::Item::Macro(error) => {
                let message: syn::LitStr = syn::parse2(error.mac.tokens.clone()).unwrap();
                lines.push(message.value().lines().next().unwrap_or_default().to_owned());
            }
            _ => lines.push("const _".to_owned()),
        }
    }
    lines.join("\n")
}

#[test]
fn a_connector_has_its_client_in_a_module() {
    let connector = |input| connector_of(TINY, input);
    let plain = connector(quote!(
        #[connector("api.yaml")]
        struct TinyApi(tiny_api::Client);
    ));
    assert_eq!(plain, "mod tiny_api\nconst _");
    let named = connector(quote!(
        #[connector("api.yaml", mod = other, only = ["ping"])]
        struct Tiny(other::Client);
    ));
    assert_eq!(named, "mod other\nconst _");
    let no_module = connector(quote!(
        #[connector("api.yaml", mod = 7)]
        struct Tiny(client::Client);
    ));
    expect![[r#"
        the name of a module is missing: `mod = tracker`
        mod client
        const _"#]]
    .assert_eq(&no_module);
    let wrong = connector(quote!(
        #[connector("api.yaml", onyl = ["ping"])]
        struct Tiny {
            client: Client,
        }
    ));
    expect![[r#"
        a connector is a struct with a client as its only field: write `struct Tiny(Client);`
        mod tiny"#]]
    .assert_eq(&wrong);
}

#[test]
fn a_connector_without_its_document_is_a_module_all_the_same() {
    let tokens = connector::expand_with(
        &mut Memory(TINY),
        quote!(
            #[connector("missing.yaml")]
            struct Tiny(tiny::Client);
        ),
    );
    let text = tokens.to_string();
    assert!(text.contains("cannot read `missing.yaml`: there is no such file"), "{text}");
    assert!(text.contains("mod tiny") && text.contains("pub use self :: reports"), "{text}");
}
