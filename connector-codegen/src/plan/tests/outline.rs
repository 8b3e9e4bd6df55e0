//! Operations in, docs of their methods out.

use super::expect;

#[test]
fn docs_of_a_method_list_its_optional_parameters_and_errors() {
    let many: String =
        (0..22).map(|n| format!("        - {{ name: p{n}, in: query, schema: {{ type: boolean }} }}\n")).collect();
    let content = |name: &str| {
        format!("content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/{name}' }} }} }}")
    };
    let (problem, failure) = (content("Problem"), content("Failure"));
    let text = format!(
        "
paths:
  /a:
    post:
      operationId: add
      summary: Add one.
      externalDocs: {{ url: 'https://a.example' }}
      parameters:
        - {{ name: q, in: query, required: true, description: Words., schema: {{ type: string }} }}
        - {{ name: state, in: query, description: 'Only these, e.g. open. Others are left out.', schema: {{ enum: [open] }} }}
        - {{ name: ids, in: query, deprecated: true, schema: {{ type: array, items: {{ type: integer }} }} }}
        - {{ name: at, in: query, description: Since., schema: {{ type: string, format: date-time }} }}
      requestBody: {{ description: It., {problem} }}
      responses:
        default: {{ description: '', {failure} }}
        '404': {{ description: '', {problem} }}
        '422': {{ description: '' }}
        4XX: {{ description: '', {problem} }}
        '204': {{ description: '' }}
    get:
      operationId: get
      responses: {{ '204': {{ description: '' }}, default: {{ description: '', {failure} }} }}
    put:
      operationId: put
      responses: {{ '204': {{ description: '' }}, '404': {{ description: '' }} }}
    patch:
      operationId: many
      parameters:
{many}      responses: {{ '204': {{ description: '' }}, '400': {{ description: '', {failure} }}, default: {{ description: '', {failure} }} }}
components:
  schemas:
    Problem: {{ required: [a], properties: {{ a: {{ type: string }} }} }}
    Failure: {{ required: [b], properties: {{ b: {{ type: string }} }} }}
"
    );
    let spec = super::spec(&text, &Default::default()).0;
    let mut diags = crate::diag::Diagnostics::new();
    let plan = crate::plan::plan(&spec, &Default::default(), "x", &mut diags);
    let all = plan.groups.iter().flat_map(|group| &group.endpoints);
    let out: Vec<String> = all.map(|one| format!("fn {}\n{}\n", one.method, one.docs.join("\n"))).collect();
    expect![[r#"
        fn add
        Add one.

        `POST /a`

        - `q`: Words.

        The body is optional: `.with_body(Problem)` sets it.

        Optional parameters, set on the returned [`Call`]:

        - `.state(AddState)`: Only these, e.g. open.
        - `.ids(&[i64])` (deprecated)
        - `.at(DateTime)`: Since.

        Errors (`AddError`): 404/4XX `Problem`, 422 without a body, any other `Failure`.

        See <https://a.example>.

        fn get
        `GET /a`

        Errors: `Failure`.

        fn put
        `PUT /a`

        fn many
        `PATCH /a`

        Optional parameters, set on the returned [`Call`]:

        - `.p0(bool)`
        - `.p1(bool)`
        - `.p2(bool)`
        - `.p3(bool)`
        - `.p4(bool)`
        - `.p5(bool)`
        - `.p6(bool)`
        - `.p7(bool)`
        - `.p8(bool)`
        - `.p9(bool)`
        - `.p10(bool)`
        - `.p11(bool)`
        - `.p12(bool)`
        - `.p13(bool)`
        - `.p14(bool)`
        - `.p15(bool)`
        - `.p16(bool)`
        - `.p17(bool)`
        - `.p18(bool)`
        - `.p19(bool)`
        - and 2 more on [`Call`]

        Errors: 400 and any other `Failure`.
    "#]]
    .assert_eq(&out.join("\n"));
}
