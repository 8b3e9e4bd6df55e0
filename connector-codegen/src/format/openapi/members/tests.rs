//! Reports of the walk, and the table against the official schemas.

use super::table::Object;
use super::{check, table};
use crate::diag::Diagnostics;
use crate::format::openapi::testing::{reports, tree};
use crate::tree::Node;
use expect_test::{Expect, expect};

fn check_members(yaml: &str, expect: Expect) {
    let (sources, root) = tree(yaml);
    let mut diags = Diagnostics::new();
    check(&root, &mut diags);
    expect.assert_eq(&reports(&sources, diags));
}

#[test]
fn misspelled_members_are_found_wherever_they_are() {
    check_members(
        "openapi: 3.0.3
info: { title: T, verison: 1, x-own: 1 }
paths:
  /a:
    gett: {}
    get:
      operationID: a
      paramters: []
      parameters:
        - { name: p, in: query, requird: true, schema: { type: string, enm: [a], minLength: x, pattern: 5 } }
        - { $ref: '#/components/parameters/P', requird: true }
      responses:
        '200':
          content: { application/json: { shema: {}, schema: { propertes: {}, items: { foo: 1 } } } }
          headers: { A: { schema: { allOf: [{ typ: string }] } } }
    post: {}
components:
  schemas:
    A: { type: object, properties: { typ: { typ: string }, foo: { example: { typ: 1 }, default: { typ: 2 } } } }
    B: { required: [idd, other, id], properties: { id: {} } }
    C: { allOf: [{ required: [idd], properties: { id: {} } }] }
    D: true
  securitySchemes: { a: { type: oauth2, flows: { implict: {} } } }
",
        expect![[r#"
            warning C120 2:19 `verison` is no member of the info object (did you mean `version`?)
            warning C120 5:5 `gett` is no member of a path item (did you mean `get`?)
            warning C120 7:7 `operationID` is no member of an operation (did you mean `operationId`?)
            warning C120 8:7 `paramters` is no member of an operation (did you mean `parameters`?)
            warning C120 10:33 `requird` is no member of a parameter (did you mean `required`?)
            warning C120 10:72 `enm` is no member of a schema (did you mean `enum`?)
            warning C120 10:93 `minLength` of a schema is a string, not a number (it was ignored)
            warning C120 10:105 `pattern` of a schema is a number, not a text (it was ignored)
            warning C120 14:42 `shema` is no member of a media type (did you mean `schema`?)
            warning C120 14:63 `propertes` is no member of a schema (did you mean `properties`?)
            warning C120 14:87 `foo` is no member of a schema (it was ignored; members of your own begin with `x-`)
            warning C120 15:47 `typ` is no member of a schema (and 1 more place) (did you mean `type`?)
            warning C120 16:11 an operation has no `responses` (declare them: without, nothing of a response is read)
            warning C120 20:21 `idd` is required, but no property has this name (did you mean `id`? It was added as any JSON)
            warning C120 23:50 `implict` is no member of the flows (did you mean `implicit`?)
        "#]],
    );
}

#[test]
fn other_vocabularies_are_allowed_since_3_1() {
    check_members(
        "openapi: 3.1.0
info: { title: T, version: 1 }
components: { schemas: { A: { markdownDescription: a, minimun: 1, $comment: b, if: { titel: 1 } } } }
",
        expect![[r#"
            warning C120 3:55 `minimun` is no member of a schema (did you mean `minimum`?)
            warning C120 3:86 `titel` is no member of a schema (did you mean `title`?)
        "#]],
    );
}

#[test]
fn documents_of_2_0_have_members_of_their_own() {
    check_members(
        "swagger: '2.0'
info: { title: T, version: '1' }
host: a.example
basepath: /
paths:
  /a:
    get:
      consumes: [a/b]
      parameters: [{ name: a, in: formData, type: array, items: { type: string, collectionformat: csv } }]
      responses: { default: { schema: { type: strin, discriminator: kind }, headers: { X: { type: integer, formt: int32 } } } }
definitions: { A: { requred: [a] } }
securityDefinitions: { a: { type: basic, descripton: a } }
",
        expect![[r#"
            warning C120 4:1 `basepath` is no member of the document (did you mean `basePath`?)
            warning C120 9:81 `collectionformat` is no member of an items object (did you mean `collectionFormat`?)
            warning C120 10:108 `formt` is no member of a header (did you mean `format`?)
            warning C120 11:21 `requred` is no member of a schema (did you mean `required`?)
            warning C120 12:42 `descripton` is no member of a security scheme (did you mean `description`?)
        "#]],
    );
}

/// The object of a definition in the official schemas: `oauth2ImplicitSecurity` is a security scheme.
fn object(definition: &str) -> Option<&'static Object> {
    let name: String = definition.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    Some(match name.as_str() {
        "info" => &table::INFO,
        "contact" => &table::CONTACT,
        "license" => &table::LICENSE,
        "server" => &table::SERVER,
        "servervariable" => &table::SERVER_VARIABLE,
        "components" => &table::COMPONENTS,
        "pathitem" => &table::PATH_ITEM,
        "operation" => &table::OPERATION,
        "externaldocs" | "externaldocumentation" => &table::EXTERNAL_DOCS,
        "requestbody" => &table::REQUEST_BODY,
        "mediatype" => &table::MEDIA_TYPE,
        "encoding" => &table::ENCODING,
        "response" => &table::RESPONSE,
        "example" => &table::EXAMPLE,
        "link" => &table::LINK,
        "header" => &table::HEADER,
        "tag" => &table::TAG,
        "discriminator" => &table::DISCRIMINATOR,
        "xml" => &table::XML,
        "schema" | "fileschema" => &table::SCHEMA,
        "primitivesitems" => &table::ITEMS,
        "oauthflows" => &table::FLOWS,
        name if name.contains("flow") => &table::FLOW,
        name if name.contains("security") && name != "securityrequirement" => &table::SECURITY_SCHEME,
        name if name.contains("parameter") && !name.contains("parameters") => &table::PARAMETER,
        _ => return None,
    })
}

/// All names below `properties` in a schema, those of its conditions and of its `$defs` too.
fn names(schema: &Node, found: &mut Vec<String>) {
    for (key, node) in schema.as_map().into_iter().flat_map(|map| map.iter()) {
        match (&*key.text, node.as_map()) {
            ("properties", Some(map)) => found.extend(map.iter().map(|(key, _)| key.text.to_string())),
            ("$defs", _) => {}
            _ => names(node, found),
        }
    }
    schema.as_list().unwrap_or_default().iter().for_each(|node| names(node, found));
}

#[test]
fn the_official_schemas_have_no_other_members() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let ways = ["../shared/data/openapi", "../../shared/data/openapi"].map(|way| root.join(way));
    let Some(folder) = ways.iter().find(|way| way.is_dir()) else {
        return println!("skipped: there is no ../shared/data/openapi");
    };
    let (mut compared, mut missing) = (0, Vec::new());
    for file in ["v2.0.json", "v3.0.yaml", "v3.1.yaml", "v3.2.yaml"] {
        let (_, schema) = tree(&std::fs::read_to_string(folder.join(file)).unwrap());
        let mut all = vec![("document".to_owned(), Some(&table::DOCUMENT), &schema)];
        let definitions = schema.get("definitions").or_else(|| schema.get("$defs")).and_then(Node::as_map).unwrap();
        all.extend(definitions.iter().map(|(key, node)| (key.text.to_string(), object(&key.text), node)));
        for (name, object, node) in all {
            let Some(object) = object else { continue };
            compared += 1;
            let mut found = Vec::new();
            match name.as_str() {
                "document" => found.extend(
                    node.get("properties").and_then(Node::as_map).unwrap().iter().map(|(key, _)| key.text.to_string()),
                ),
                _ => names(node, &mut found),
            }
            let known = |name: &String| object.members.iter().any(|(known, _)| known == name);
            missing.extend(found.iter().filter(|name| !known(name)).map(|member| format!("{file} {name}: {member}")));
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
    assert!(compared > 90, "{compared}");
}
