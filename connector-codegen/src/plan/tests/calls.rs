//! Operations in, endpoints out.

use super::{check, expect};

#[test]
fn required_arguments_by_position_and_others_by_setters() {
    check(
        "
paths:
  /a/{id}:
    get:
      parameters:
        - { name: id, in: path, required: true, schema: { type: integer, format: int32 } }
        - { name: q, in: query, required: true, description: 'What to look for [here]', schema: { type: string } }
        - { name: sort, in: query, schema: { enum: [up, down], default: up } }
        - { name: timeout, in: query, schema: { type: integer, maximum: 10 } }
        - { name: ids, in: query, schema: { type: array, items: { type: integer } } }
        - { name: filter, in: query, schema: { properties: { a: { type: string } } } }
        - { name: c, in: cookie, schema: { type: string } }
",
        expect![[r#"
            client test_client
              title: Test
            module a: Endpoints of `a`.
            fn get_a_by_id(id: i32, q: &str) -> () ! abi::Undeclared  [GetAById: GET /a/{id}]
              /// `GET /a/{id}`
              ///
              /// - `q`: What to look for \[here\]
              ///
              /// Optional parameters, set on the returned [`Call`]:
              ///
              /// - `.sort(GetAByIdSort)`
              /// - `.timeout_(i64)`
              /// - `.ids(&[i64])`
              /// - `.filter(GetAByIdFilter)`
              /// - `.c(&str)`
              params: path(id)
              params: query(q)
              params: query(sort)
              params: query(timeout)
              params: query(ids)
              params: query(filter)
              params: cookie(c)
              replies: empty(2XX)
              .sort(GetAByIdSort) param 2  // `sort` in the query. Default: `up`.
              .timeout_(i64) param 3  // `timeout` in the query. At most 10.
              .ids(&[i64]) param 4  // `ids` in the query.
              .filter(&GetAByIdFilter) param 5  // `filter` in the query.
              .c(&str) param 6  // The cookie `c`.
            text enum GetAByIdSort
              /// `sort` of `GET /a/{id}`. Default: `up`.
              Up = "up"  // `up`
              Down = "down"  // `down`
            struct (new) GetAByIdFilter
              /// `filter` of `GET /a/{id}`.
              a: Option<String>  // `a`
        "#]],
    );
}

#[test]
fn bodies_of_one_type_are_one_argument() {
    check(
        "
paths:
  /a:
    post:
      operationId: one
      requestBody:
        required: true
        content:
          application/json: { schema: { required: [a], properties: { a: { type: string } } } }
          application/x-www-form-urlencoded: { schema: { required: [a], properties: { a: { type: string } } } }
          application/xml: { schema: { required: [a], properties: { a: { type: string } } } }
    put:
      operationId: text
      requestBody: { required: true, content: { text/plain: { schema: { type: integer } } } }
    patch:
      operationId: range
      requestBody: { content: { '*/*': { schema: { type: array, items: { type: string } } } } }
    delete:
      operationId: raw
      requestBody: { content: { image/*: {}, application/json: {} } }
",
        expect![[r#"
            client test_client
              title: Test
            module a: Endpoints of `a`.
            fn one(body: &OneBody) -> () ! abi::Undeclared  [One: POST /a]
              /// `POST /a`
              bodies: json(application/json)
              bodies: urlencoded
              replies: empty(2XX)
            fn text(body: impl Into<String>) -> () ! abi::Undeclared  [Text: PUT /a]
              /// `PUT /a`
              bodies: text(text/plain)
              replies: empty(2XX)
            fn range() -> () ! abi::Undeclared  [Range: PATCH /a]
              /// `PATCH /a`
              ///
              /// The body is optional: `.with_body(&[String])` sets it.
              bodies: json(application/json)
              replies: empty(2XX)
              .with_body(&[String]) body 0  // The body.
            fn raw() -> () ! abi::Undeclared  [Raw: DELETE /a]
              /// `DELETE /a`
              ///
              /// The body is optional: `.with_body(RawBody)` sets it.
              bodies: json(application/json)
              bodies: bytes(application/octet-stream)
              replies: empty(2XX)
              .with_body(&RawBody) bodies  // The body.
            struct (new) OneBody
              /// The body of `one`.
              a: String  // `a`
            bodies RawBody
              /// The body of `raw`, in one of its media types.
              Json(abi::Value)
              Bytes(abi::Body)
        "#]],
    );
}

#[test]
fn replies_by_status_and_media() {
    let [pet, bad, any] = ["a", "b", "c"].map(|name| {
        format!("{{ application/json: {{ schema: {{ properties: {{ {name}: {{ type: string }} }} }} }} }}")
    });
    check(
        &format!(
            "
paths:
  /a:
    get:
      operationId: several
      responses:
        '200': {{ description: Good., content: {pet} }}
        '204': {{ description: Nothing. }}
        4XX: {{ description: Bad., content: {bad} }}
        '418': {{ description: '', content: {{ text/plain: {{}} }} }}
        default: {{ description: Else. }}
    put:
      operationId: fallback
      responses: {{ default: {{ description: Any., content: {any} }} }}
    post:
      operationId: none
    patch:
      operationId: media
      responses:
        '200':
          description: Both.
          content: {{ text/csv: {{ schema: {{ type: string }} }}, application/json: {{ schema: {{ type: array, items: {{ type: string }} }} }}, image/png: {{}} }}
    head:
      operationId: moved
      responses: {{ '302': {{ description: There., headers: {{ Location: {{ schema: {{ type: string }} }}, X-N: {{ schema: {{ type: array, items: {{ type: integer }} }} }} }} }} }}
    delete:
      operationId: star
      responses: {{ '200': {{ description: Star., content: {{ '*/*': {{ schema: {{ type: object, properties: {{ x: {{}} }} }} }} }} }} }}
"
        ),
        expect![[r#"
            client test_client
              title: Test
            module a: Endpoints of `a`.
            fn several() -> SeveralReply ! SeveralError  [Several: GET /a]
              /// `GET /a`
              ///
              /// Errors (`SeveralError`): 4XX `SeveralClientError`, 418 `String`, any other without a body.
              replies: json(200)
              replies: empty(204)
              errors: json(4XX)
              errors: text(418)
              errors: empty(default)
            fn fallback() -> FallbackReply ! FallbackReply  [Fallback: PUT /a]
              /// `PUT /a`
              ///
              /// Errors: `FallbackReply`.
              replies: json(2XX)
            fn none() -> () ! abi::Undeclared  [None_: POST /a]
              /// `POST /a`
              replies: empty(2XX)
            fn media() -> MediaReply ! abi::Undeclared  [Media: PATCH /a]
              /// `PATCH /a`
              replies: json(200, media: application/json)
              replies: text(200, media: text/csv)
            fn moved() -> () ! abi::Undeclared  [Moved: HEAD /a]
              /// `HEAD /a`
              replies: empty(302)
              header location: String = Location  // The header `Location`.
              header x_n: Vec<i64> = X-N  // The header `X-N`.
            fn star() -> StarReply ! abi::Undeclared  [Star: DELETE /a]
              /// `DELETE /a`
            replies SeveralReply
              /// The output of `several`.
              Ok(SeveralOk)  // Good.
              NoContent(())  // Nothing.
            struct SeveralOk
              /// Good.
              a: Option<String>  // `a`
            replies SeveralError
              /// The errors of `several`.
              ClientError(SeveralClientError)  // Bad.
              Status418(String)  // Status 418.
              Default(())  // Else.
            struct SeveralClientError
              /// Bad.
              b: Option<String>  // `b`
            struct FallbackReply
              /// The output of `fallback`.
              c: Option<String>  // `c`
            replies MediaReply
              /// The output of `media`.
              OkJson(Vec<String>)  // Both.
              OkCsv(String)  // Both.
            struct StarReply
              /// The output of `star`.
              x: Option<abi::Value>  // `x`
        "#]],
    );
}

#[test]
fn the_manifest_has_a_row_for_everything() {
    let text = "
paths:
  /pets/{id}:
    get:
      operationId: getPet
      tags: [pets]
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
        - { name: body, in: query, schema: { type: string } }
      responses: { '200': { description: It., content: { application/json: { schema: { properties: { a: {} } } } } } }
    put: { requestBody: { required: true, content: { 'application/json; charset=utf-8': {} } } }
components: { schemas: { Pet: { type: string }, pet: { type: array, prefixItems: [{ type: string }, { enum: [[1]] }] }, Long: { properties: { a: { type: array, prefixItems: [{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, { type: string }] } } } } }
";
    let spec = super::spec(text, &Default::default()).0;
    let mut diags = crate::diag::Diagnostics::new();
    let manifest = crate::plan::plan(&spec, &Default::default(), "x", &mut diags).manifest;
    let mut out = String::new();
    for row in &manifest.operations {
        out += &format!("{:?} {} {} {:?} {:?} {:?}\n", row.id, row.method, row.path, row.rust, row.command, row.body);
        for one in &row.parameters {
            out += &format!("  {} {} {} {}\n", one.name, one.place, one.required, one.flag);
        }
    }
    for row in &manifest.schemas {
        out += &format!("{:?} {:?} {:?} {}\n", row.name, row.rust, row.skipped, row.untyped);
    }
    expect![[r#"
        Some("getPet") GET /pets/{id} Some("Client::get_pet") Some("get-pet") None
          id path true --id
          body query false --body-2
        None PUT /pets/{id} Some("Client::put_pets_by_id") Some("put-pets-by-id") Some((true, ["application/json; charset=utf-8"]))
          id path true --id
        Some("Pet") Some("types::Pet") None 0
        Some("pet") Some("types::Pet2") None 0
        Some("Long") Some("types::Long") None 1
        None Some("types::GetPetReply") None 0
    "#]].assert_eq(&out);
}

#[test]
fn two_named_schemas_are_two_types() {
    check(
        "
paths:
  /a:
    post:
      operationId: a
      responses:
        '204': { description: Done. }
        '400': { description: A., content: { application/json: { schema: { $ref: '#/components/schemas/Bad' } } } }
        '409': { description: B., content: { application/json: { schema: { $ref: '#/components/schemas/Conflict' } } } }
        '410': { description: C., content: { application/json: { schema: { properties: { message: { type: string } } } } } }
components:
  schemas:
    Bad: { properties: { message: { type: string } } }
    Conflict: { properties: { message: { type: string } } }
",
        expect![[r#"
            client test_client
              title: Test
            module a: Endpoints of `a`.
            fn a() -> () ! AError  [A: POST /a]
              /// `POST /a`
              ///
              /// Errors (`AError`): 400/410 `Bad`, 409 `Conflict`.
              replies: empty(204)
              errors: json(400)
              errors: json(409)
              errors: json(410)
            struct Bad
              /// `Bad`
              message: Option<String>  // `message`
            struct Conflict
              /// `Conflict`
              message: Option<String>  // `message`
            replies AError
              /// The errors of `a`.
              BadRequest(Bad)  // A.
              Conflict(Conflict)  // B.
              Gone(Bad)  // C.
        "#]],
    );
}

#[test]
fn items_in_pages_have_the_name_that_their_operation_has_for_them() {
    let operation = |id: &str| {
        format!(
            "
  /{id}:
    get:
      operationId: {id}
      parameters: [{{name: cursor, in: query, schema: {{type: string}}}}]
      responses:
        '200':
          description: .
          content:
            application/json:
              schema:
                type: object
                required: [items]
                properties:
                  next_cursor: {{type: string}}
                  items: {{type: array, items: {{type: object, properties: {{id: {{type: string}}}}}}}}"
        )
    };
    let text = format!("paths:{}{}", operation("listCats"), operation("listDogs"));
    let plan = super::planned(&text, &super::Config::default(), None);
    let outputs: Vec<&str> = plan.lines().filter(|line| line.contains("Listed<")).map(str::trim).collect();
    expect![[r#"
        fn list_cats() -> Listed<ListCatsReply, ListCatsReplyItem> ! abi::Undeclared  [ListCats: GET /listCats]
        fn list_dogs() -> Listed<ListDogsReply, ListDogsReplyItem> ! abi::Undeclared  [ListDogs: GET /listDogs]"#]]
    .assert_eq(&outputs.join("\n"));
}
