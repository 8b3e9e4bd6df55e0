//! `connector import`: files in, descriptions out.

mod bed;

use bed::Bed;
use expect_test::expect;

const EXPORT: &str = r#"{
  "type": "data_source_package", "root": "8f2",
  "export": { "8f2": { "type": "DataSource", "attributes": {
    "name": "Help Desk", "description": "Tickets.", "authtype": "OAUTH2_BEARER", "credentials": { "token": "hush" },
    "endpoints": {
      "List": { "method": "GET", "url": "https://{{desk}}.example.com/api/tickets", "params": [{ "key": "page", "value": "" }] },
      "Create": { "method": "POST", "url": "https://{{desk}}.example.com/api/tickets", "body": "{\"title\": \"{{title}}\"}", "timeout": 20 },
      "Soap": { "method": "SOAP", "url": "https://{{desk}}.example.com/soap" }
    } } } } }"#;

#[test]
fn an_export_becomes_a_description() {
    let bed = Bed::new("import-pm");
    bed.write("desk.json", EXPORT);
    expect![[r#"
        exit 0
        # A description of the data connector `Help Desk`, as ProcessMaker exported it.
        # Look at these:
        # - endpoint `Soap`: left out: an operation of SOAP by WSDL cannot be carried over
        connector: 1
        name: help-desk
        label: Help Desk
        description: Tickets.
        servers: ["https://{{ desk }}.example.com"]
        variables:
          desk: { required: true }
        auth:
          token: { type: bearer, variables: { token: { secret: true, required: true } } }
        endpoints:
          List: { method: GET, path: /api/tickets, query: { page?: string }, reply: any }
          Create:
            method: POST
            path: /api/tickets
            variables: { title: { required: true } }
            body: { template: { title: "{{ title }}" } }
            reply: any
            timeout: "20s"
        note: endpoint `Soap`: left out: an operation of SOAP by WSDL cannot be carried over
    "#]]
    .assert_eq(&bed.run("import processmaker desk.json").text());
    let ran = bed.run("import processmaker desk.json --out desk.yaml");
    assert_eq!((ran.code, ran.stdout.as_str()), (0, ""));
    assert!(bed.read("desk.yaml").contains("name: help-desk"));
    let checked = bed.run("check desk.yaml");
    assert_eq!(checked.code, 0, "{}", checked.stderr);
    assert_eq!(bed.run("list desk.yaml").stdout.lines().count(), 3);
    let again = bed.run("import processmaker desk.json --out desk.yaml");
    assert_eq!(again.code, 1);
    assert!(again.stderr.contains("cannot write desk.yaml"), "{}", again.stderr);
}

#[test]
fn exports_that_do_not_do() {
    let bed = Bed::new("import-bad");
    bed.write("broken.json", "{");
    bed.write("other.json", "{\"a\": 1}");
    bed.write("soap.json", r#"{"name": "Old", "authtype": "LOCAL_CERTIFICATE", "endpoints": {}}"#);
    bed.write("two.json", &format!("[{0}, {0}]", r#"{"name": "A", "endpoints": {"E": {"url": "https://a.b"}}}"#));
    let ran = |name: &str| bed.run(&format!("import processmaker {name}.json")).text();
    expect![[r#"
        exit 1
        error: there is no file missing.json
        exit 1
        error: broken.json: not JSON: expected a member's name at byte 1
        exit 1
        error: there is no data connector in the export: no object has `endpoints` beside a `name`
        exit 1
        error: the data connector `Old` is a SOAP service (LOCAL_CERTIFICATE): SOAP by WSDL cannot be carried over. Where the service also takes plain XML by POST, write an endpoint with `body: { format: xml, template: … }`
        exit 1
        error: choose one of its data connectors with --name: A, A
    "#]].assert_eq(&["missing", "broken", "other", "soap", "two"].map(ran).concat());
    assert_eq!(bed.run("import processmaker").code, 2);
}

const LISTS: &str = "openapi: 3.0.3
info: { title: Lists, version: '1' }
security: [{ key: [] }]
paths:
  /pets:
    get:
      operationId: pets/list
      parameters: [{ name: page, in: query, schema: { type: integer } }, { name: per_page, in: query, schema: { type: integer } }]
      responses: { '200': { description: L., content: { application/json: { schema: { type: object, properties: {
        data: { type: array, items: {} }, meta: { type: object, properties: { total: { type: integer }, last_page: { type: integer } } } } } } } } }
    post: { operationId: pets/add, responses: { '204': { description: Done. } } }
  /tokens:
    get:
      operationId: tokens
      parameters: [{ name: pageToken, in: query, schema: { type: string } }, { name: limit, in: query, schema: { type: integer } }]
      responses: { '200': { description: L., content: { application/json: { schema: { type: object, properties: {
        things: { type: array, items: {} }, nextPageToken: { type: string } } } } } } }
  /skips:
    get:
      parameters: [{ name: skip, in: query, schema: { type: integer } }]
      responses: { '200': { description: L., content: { application/json: { schema: { type: array, items: {} } } } } }
  /links:
    get:
      operationId: links
      responses: { '200': { description: L., headers: { Link: { schema: { type: string } } },
        content: { application/json: { schema: { type: array, items: {} } } } } }
  /nexts:
    get:
      operationId: nexts
      responses: { '200': { description: L., content: { application/json: { schema: { type: object, properties: {
        results: { type: array, items: {} }, next: { type: string, nullable: true } } } } } } }
  /one:
    get: { operationId: one, responses: { '200': { description: L., content: { application/json: { schema: { type: object } } } } } }
components: { securitySchemes: { key: { type: apiKey, in: query, name: k }, token: { type: http, scheme: bearer } } }
";

#[test]
fn a_document_becomes_a_description_to_go_on_from() {
    let bed = Bed::new("import-openapi");
    bed.write("docs/lists.yaml", LISTS);
    expect![[r#"
        exit 0
        # A description that extends the document of `Lists`.
        connector: 1
        name: lists
        # Auth methods of the document:
        #   key: the query parameter k
        #   token: a bearer token
        openapi: docs/lists.yaml
        endpoints:
          # GET /pets
          # It looks like a list in pages. If it is, put into it:
          #   pagination: { page: { param: page, total_pages: /meta/last_page, size: per_page }, total: /meta/total }
          #   reply: { items: /data }
          pets/list: { operation: pets/list }
          # POST /pets
          pets/add: { operation: pets/add }
          # GET /tokens
          # It looks like a list in pages. If it is, put into it:
          #   pagination: { token: { param: pageToken, from: /nextPageToken, size: limit } }
          #   reply: { items: /things }
          tokens: { operation: tokens }
          # GET /skips
          # It looks like a list in pages. If it is, put into it:
          #   pagination: { offset: { param: skip } }
          GetSkips: { operation: GET /skips }
          # GET /links
          # It looks like a list in pages. If it is, put into it:
          #   pagination: { link: {} }
          links: { operation: links }
          # GET /nexts
          # It looks like a list in pages. If it is, put into it:
          #   pagination: { next_url: { from: /next } }
          #   reply: { items: /results }
          nexts: { operation: nexts }
          # GET /one
          one: { operation: one }
    "#]]
    .assert_eq(&bed.run("import openapi docs/lists.yaml").text());
    let ran = bed.run("import openapi docs/lists.yaml --only pets/* --out docs/lists.connector.yaml");
    assert_eq!(ran.text(), "exit 0\n");
    expect![[r#"
        # A description that extends the document of `Lists`.
        connector: 1
        name: lists
        # Auth methods of the document:
        #   key: the query parameter k
        #   token: a bearer token
        openapi: lists.yaml
        only: listed
        endpoints:
          # GET /pets
          # It looks like a list in pages. If it is, put into it:
          #   pagination: { page: { param: page, total_pages: /meta/last_page, size: per_page }, total: /meta/total }
          #   reply: { items: /data }
          pets/list: { operation: pets/list }
          # POST /pets
          pets/add: { operation: pets/add }
    "#]]
    .assert_eq(&bed.read("docs/lists.connector.yaml"));
    let outside = bed.run("import openapi docs/lists.yaml --out other.yaml");
    assert_eq!(outside.text(), "exit 0\n");
    std::fs::create_dir(bed.path("apart")).unwrap();
    let outside = bed.run("import openapi docs/lists.yaml --out apart/lists.yaml");
    assert!(outside.stderr.contains("--documents ../docs/lists.yaml"), "{}", outside.stderr);
    let checked = bed.run("check docs/lists.connector.yaml");
    assert_eq!(checked.code, 0, "{}", checked.stderr);
    let list = bed.run("list docs/lists.connector.yaml").stdout;
    assert!(list.contains("pets/list") && list.contains("pets/add") && !list.contains("tokens"), "{list}");
    // The proposal, taken up.
    let text = bed.read("docs/lists.connector.yaml");
    let paged = "pets/list: { operation: pets/list, pagination: { page: { param: page, size: per_page } }, reply: { items: /data } }";
    bed.write("docs/paged.yaml", &text.replace("pets/list: { operation: pets/list }", paged));
    let checked = bed.run("check docs/paged.yaml");
    assert_eq!(checked.code, 0, "{}", checked.stderr);
    expect![[r#"
        NAME       DIRECTION  METHOD  PATH   AUTH  PAGING
        pets/list  receive    GET     /pets  key   page
        pets/add   send       POST    /pets  key   -
    "#]]
    .assert_eq(&bed.run("list docs/paged.yaml").stdout);
    assert_eq!(bed.run("import openapi docs/none.yaml").code, 1);
    assert_eq!(bed.run("import openapi docs/lists.yaml --only nothing").code, 1);
}
