//! The documents that a description may name: files of its folder, URLs of its server, and what `--documents` allows.

#![allow(clippy::unwrap_used, reason = "clippy takes the parts of a test for no test")]

mod bed;

use bed::{Bed, listen};
use expect_test::expect;
use std::sync::{Arc, Mutex};

const API: &str = "openapi: 3.0.3
info: { title: Api, version: '1' }
paths:
  /ping:
    get: { operationId: ping, responses: { '204': { description: Fine. } } }
";

/// A description that extends this document.
fn extends(document: &str) -> String {
    format!("connector: 1\nname: d\nopenapi: {document:?}\nendpoints: {{ ping: {{}} }}\n")
}

#[test]
fn a_file_outside_needs_the_option() {
    let bed = Bed::new("documents-file");
    bed.write("specs/api.yaml", API);
    bed.write("own/d.yaml", &extends("../specs/api.yaml"));
    expect![[r#"
        error[C001]: cannot read `../specs/api.yaml`: it is outside the folder of the description
         --> own/d.yaml:3:10
          |
        3 | openapi: "../specs/api.yaml"
          |          ^^^^^^^^^^^^^^^^^^^
          |
          = help: name a file in the folder of the description; the option `documents` allows other folders and URLs
    "#]]
    .assert_eq(bed.run("list own/d.yaml").stderr.split_inclusive("URLs\n").next().unwrap());
    for command in ["list own/d.yaml", "check own/d.yaml", "call own/d.yaml ping --base-url http://x --dry-run"] {
        assert_ne!(bed.run(command).code, 0, "{command}");
        let allowed = bed.run(&format!("{command} --documents specs"));
        assert_eq!(allowed.code, 0, "{command}: {}", allowed.stderr);
    }
    assert_eq!(bed.run("instance new own/d.yaml --documents specs").code, 0);
}

#[test]
fn no_report_shows_a_file_that_is_not_a_document() {
    let bed = Bed::new("documents-secret");
    for secret in
        ["user=ann\npassword=hunter2\n", "a: [hunter2\n", "password: hunter2\npassword: hunter2\n", "<a>hunter2</a>"]
    {
        bed.write("secret.txt", secret);
        bed.write("d.yaml", &extends("secret.txt"));
        let ran = bed.run("check d.yaml").text();
        assert!(ran.contains("error[C101]: `secret.txt` is not a document of OpenAPI"), "{ran}");
        assert!(!ran.contains("hunter2"), "{ran}");
    }
}

/// A server with a document, a description at each name that extends something, and the paths that were requested.
fn server(other: &str) -> (String, Arc<Mutex<Vec<String>>>) {
    let requested = Arc::new(Mutex::new(Vec::new()));
    let (log, other) = (requested.clone(), other.to_owned());
    let url = listen(move |request| {
        let path = request.split(' ').nth(1).unwrap_or_default().to_owned();
        log.lock().unwrap().push(path.clone());
        let ok = |text: &str| format!("200 OK\n\n{text}");
        match path.as_str() {
            "/specs/api.yaml" => ok(API),
            "/relative.yaml" => ok(&extends("specs/api.yaml")),
            "/file.yaml" => ok(&extends("/etc/hostname")),
            "/scheme.yaml" => ok(&extends("file:///etc/hostname")),
            "/other.yaml" => ok(&extends(&format!("{other}/specs/api.yaml"))),
            "/moved.yaml" => ok(&extends("/moved")),
            "/moved" => format!("302 Found\nLocation: {other}/specs/api.yaml\n\n"),
            _ => "404 Not Found\n\n".to_owned(),
        }
    });
    (url, requested)
}

#[test]
fn a_url_names_documents_of_its_own_server() {
    let bed = Bed::new("documents-url");
    let (other, requested) = server("");
    let (url, _) = server(&other);
    let check = |name: &str| bed.run(&format!("check {url}/{name}"));
    assert_eq!(check("relative.yaml").code, 0, "{}", check("relative.yaml").stderr);
    for (name, reason) in [
        ("file.yaml", "the server answered 404"),
        ("scheme.yaml", "it is a URL of another server"),
        ("other.yaml", "it is a URL of another server"),
        ("moved.yaml", "the server redirects to another server"),
    ] {
        let ran = check(name);
        assert!(ran.code == 1 && ran.stderr.contains(reason), "{name}: {}", ran.stderr);
    }
    bed.write("d.yaml", &extends(&format!("{other}/specs/api.yaml")));
    assert!(bed.run("check d.yaml").stderr.contains("it is a URL of another server"));
    assert!(bed.run(&format!("check d.yaml --documents {other}/spec")).stderr.contains("another server"));
    assert!(requested.lock().unwrap().is_empty(), "{requested:?}");
    for name in ["other.yaml", "moved.yaml"] {
        let ran = bed.run(&format!("check {url}/{name} --documents {other}/specs/"));
        assert_eq!(ran.code, 0, "{name}: {}", ran.stderr);
    }
    assert_eq!(bed.run(&format!("check d.yaml --documents {other}")).code, 0);
}
