//! Documents with members of ours: the dump and the reports out.

mod api;
mod auth;
mod operation;
mod wrong;

use crate::format::openapi::lower::tests::check;
use expect_test::Expect;

/// One `GET /a` whose reply is `{data: [{id}], meta: {last, total}}`, with these members.
fn check_list(members: &str, expected: Expect) {
    let members: String = members
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| format!("      {}\n", line.trim_start_matches("        ")))
        .collect();
    let rest = format!(
        "
paths:
  /a:
    get:
{members}      responses:
        '200':
          description: ''
          x-connector-select: /data
          content: {{application/json: {{schema: {{$ref: '#/components/schemas/Page'}}}}}}
components:
  schemas:
    Page:
      type: object
      required: [data]
      properties:
        data: {{type: array, items: {{type: object, required: [id], properties: {{id: {{type: integer}}}}}}}}
        meta: {{type: object, properties: {{last: {{type: integer}}, total: {{type: integer}}}}}}
"
    );
    check(&rest, expected);
}
