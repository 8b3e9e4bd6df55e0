use connector_runtime::Endpoint;

#[derive(Endpoint)]
#[endpoint(GET, "/pets", output = i64, paging(page(size = "per_page")))]
struct NoParam;

#[derive(Endpoint)]
#[endpoint(GET, "/pets", output = i64, paging(link, page(query = "page")))]
struct TwoWays;

#[derive(Endpoint)]
#[endpoint(GET, "/pets", output = i64, paging(token(query = "cursor")))]
struct NoToken;

#[derive(Endpoint)]
#[endpoint(GET, "/pets", output = i64, paging())]
struct NoWay;

#[derive(Endpoint)]
#[endpoint(GET, "/pets", paging(link))]
struct NoItem;

#[derive(Endpoint)]
#[endpoint(GET, "/pets", output = i64, paging(link), select = "meta.items")]
struct NoPointer;

#[derive(Endpoint)]
#[endpoint(GET, "/pets", output = i64, paging(url(from = "/next")))]
struct OldWord;

#[derive(Endpoint)]
#[endpoint(GET, "/pets", output = i64, paging(page(query = "page", last = "/pages")))]
struct OldKey;

#[derive(Endpoint)]
#[endpoint(GET, "/pets", output = i64, paging(token(query = "cursor", from = "$headers."), total = "meta.total"))]
struct NoLocation;

fn main() {}
