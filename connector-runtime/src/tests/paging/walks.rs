//! Walks: that they end, where they may go, and what becomes of failures.

use super::*;

/// The next URL is not followed to another origin.
#[test]
fn no_page_is_elsewhere() {
    paged!(List, behavior().select("/data").paging(&URL));
    let mut text = String::new();
    for next in [
        "https://evil.example/v1",
        "//evil.example/v1",
        r"\\\\evil.example\\v1",
        "https:evil",
        "http://eu.lab.example/v1",
        "https://eu.lab.example:444/v1",
        "https://eu.lab.example@evil.example/",
        "https://user:s3cr3t@eu.lab.example/v1",
        "https://eu.lab.example.evil.example/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://[/",
    ] {
        let script = replies(&[&format!(r#"{{"data":[1],"next":"{next}"}}"#), r#"{"data":[2]}"#]);
        let client = Client::builder().transport(script.clone()).bearer("s3cr3t").build().unwrap();
        let gathered = gather(client.call::<List>().items());
        let hosts = script.requests().len();
        text.push_str(&format!("{next}: {hosts} {}", gathered.replace('\n', " ").trim()));
        text.push('\n');
    }
    expect![[r#"
        https://evil.example/v1: 1 1  GET /items (list): its next page is at https://evil.example and not at https://eu.lab.example; the builder's `trust` allows it (loop: false)
        //evil.example/v1: 1 1  GET /items (list): its next page is at https://evil.example and not at https://eu.lab.example; the builder's `trust` allows it (loop: false)
        \\\\evil.example\\v1: 1 1  GET /items (list): its next page is at https://evil.example and not at https://eu.lab.example; the builder's `trust` allows it (loop: false)
        https:evil: 2 1 2
        http://eu.lab.example/v1: 1 1  GET /items (list): its next page is at http://eu.lab.example and not at https://eu.lab.example; the builder's `trust` allows it (loop: false)
        https://eu.lab.example:444/v1: 1 1  GET /items (list): its next page is at https://eu.lab.example:444 and not at https://eu.lab.example; the builder's `trust` allows it (loop: false)
        https://eu.lab.example@evil.example/: 1 1  GET /items (list): the URL of its next page holds a user name or password (loop: false)
        https://user:s3cr3t@eu.lab.example/v1: 1 1  GET /items (list): the URL of its next page holds a user name or password (loop: false)
        https://eu.lab.example.evil.example/: 1 1  GET /items (list): its next page is at https://eu.lab.example.evil.example and not at https://eu.lab.example; the builder's `trust` allows it (loop: false)
        file:///etc/passwd: 1 1  GET /items (list): its next page is at file:// and not at https://eu.lab.example; the builder's `trust` allows it (loop: false)
        javascript:alert(1): 1 1  GET /items (list): its next page is at javascript:// and not at https://eu.lab.example; the builder's `trust` allows it (loop: false)
        https://[/: 1 1  GET /items (list): the URL of the next page is invalid (loop: false)
    "#]].assert_eq(&text);
}

#[test]
fn a_trusted_origin_is_followed() {
    paged!(List, behavior().select("/data").paging(&URL));
    let script = replies(&[r#"{"data":[1],"next":"https://two.example/x"}"#, r#"{"data":[2]}"#]);
    let client = Client::builder()
        .transport(script.clone())
        .bearer("s3cr3t")
        .trust("https://two.example")
        .user_agent("lab")
        .build()
        .unwrap();
    assert_eq!(gather(client.call::<List>().items()), "1 2 \n");
    assert!(script.requests()[1].starts_with("GET /x\n"));
    assert!(script.requests()[1].contains("authorization: [hidden]\n"));
}

/// A key in the query goes with every page: added to a URL that has none, and left in one that has.
#[test]
fn a_key_in_the_query_of_each_page() {
    paged!(List, behavior().select("/data").paging(&URL), get("list", "/items").security(&[needs(&["param"])]));
    let script = replies(&[
        r#"{"data":[1],"next":"?p=2"}"#,
        r#"{"data":[2],"next":"?p=3&api%20key=s3cr3t"}"#,
        r#"{"data":[3],"next":"?p=2"}"#,
    ]);
    let client = Client::builder().transport(script.clone()).api_key("param", "s3cr3t").build().unwrap();
    expect![[r#"
        1 2 3 
        GET /items (list): the next page is one that was asked for before: pages without end (loop: true)
        GET /v1/items?api%20key=[hidden]
        GET /v1/items?p=2&api%20key=[hidden]
        GET /v1/items?p=3&api%20key=[hidden]
    "#]]
    .assert_eq(&walk(&script, client.call::<List>()));
}

#[test]
fn circles_end() {
    paged!(Tokens, behavior().select("/data").paging(&TOKEN));
    paged!(Urls, behavior().select("/data").paging(&URL));
    paged!(Offsets, behavior().select("/data").paging(&paging(next::offset(offset(Slot::Query("offset")))).more(MORE)));
    let pages = |names: &[&str]| -> Vec<String> {
        names.iter().map(|next| format!(r#"{{"data":[1],"next":"{next}"}}"#)).collect()
    };
    let circle = |names: &[&str], urls: bool| {
        let pages = pages(names);
        let script = replies(&pages.iter().map(String::as_str).collect::<Vec<_>>());
        let client = client(&script);
        match urls {
            true => walk(&script, client.call::<Urls>()),
            false => walk(&script, client.call::<Tokens>()),
        }
    };
    let text = [
        circle(&["a", "a", "never"], false),
        circle(&["a", "b", "a", "never"], false),
        circle(&["a", "b", "c", "a", "never"], false),
        circle(&["x", "a", "b", "c", "b", "never"], false),
        circle(&["https://eu.lab.example/v1/items", "never"], true),
        circle(&["?p=2", "items", "never"], true),
        circle(&["?p=2", "?p=3", "?p=2#other", "never"], true),
    ];
    expect![[r#"
        1 1 
        GET /items (list): the next page is one that was asked for before: pages without end (loop: true)
        GET /v1/items
        GET /v1/items?cursor=a

        1 1 1 
        GET /items (list): the next page is one that was asked for before: pages without end (loop: true)
        GET /v1/items
        GET /v1/items?cursor=a
        GET /v1/items?cursor=b

        1 1 1 1 
        GET /items (list): the next page is one that was asked for before: pages without end (loop: true)
        GET /v1/items
        GET /v1/items?cursor=a
        GET /v1/items?cursor=b
        GET /v1/items?cursor=c

        1 1 1 1 1 
        GET /items (list): the next page is one that was asked for before: pages without end (loop: true)
        GET /v1/items
        GET /v1/items?cursor=x
        GET /v1/items?cursor=a
        GET /v1/items?cursor=b
        GET /v1/items?cursor=c

        1 
        GET /items (list): the next page is one that was asked for before: pages without end (loop: true)
        GET /v1/items

        1 1 
        GET /items (list): the next page is one that was asked for before: pages without end (loop: true)
        GET /v1/items
        GET /v1/items?p=2

        1 1 1 
        GET /items (list): the next page is one that was asked for before: pages without end (loop: true)
        GET /v1/items
        GET /v1/items?p=2
        GET /v1/items?p=3
    "#]]
    .assert_eq(&text.join("\n"));
    let stuck = r#"{"data":[],"more":true}"#;
    check_walk::<Offsets>(
        &[stuck, stuck],
        expect![[r#"

        GET /items (list): the next page is one that was asked for before: pages without end (loop: true)
        GET /v1/items
    "#]],
    );
}

#[test]
fn a_token_of_the_call_itself_is_known() {
    paged!(List, behavior().select("/data").paging(&TOKEN), get("list", "/items").params(&[query("cursor")]));
    let page = |next: &str| format!(r#"{{"data":[1],"next":"{next}"}}"#);
    let script = replies(&[&page("b"), &page("a"), "never"]);
    let client = client(&script);
    expect![[r#"
        1 1 
        GET /items (list): the next page is one that was asked for before: pages without end (loop: true)
        GET /v1/items?cursor=a
        GET /v1/items?cursor=b
    "#]]
    .assert_eq(&walk(&script, client.call::<List>().arg(0, "a")));
}

#[test]
fn too_many_pages() {
    paged!(List, behavior().paging(&PAGE.max_pages(3)));
    check_walk::<List>(
        &["[1]", "[2]", "[3]", "[4]"],
        expect![[r#"
        1 2 3 
        GET /items (list): there are more than 3 pages (loop: false)
        GET /v1/items
        GET /v1/items?page=2
        GET /v1/items?page=3
    "#]],
    );
    check_walk::<List>(
        &["[1]", "[2]", "[]"],
        expect![[r#"
        1 2 
        GET /v1/items
        GET /v1/items?page=2
        GET /v1/items?page=3
    "#]],
    );
}

/// A page that fails is asked for again, and no item is lost or comes twice.
#[test]
fn a_failed_page_can_be_asked_for_again() {
    paged!(List, behavior().paging(&PAGE));
    let script = Script::new()
        .fail(TransportError::connect("no"))
        .reply(200, "", "[1,2]")
        .reply(503, "", "")
        .fail(TransportError::connect("no"))
        .reply(200, "", "[3,")
        .reply(200, "", "[3]")
        .reply(200, "", "[]");
    let client = client(&script);
    let mut items = client.call::<List>().items();
    let text = run(async {
        let mut text = String::new();
        for _ in 0..12 {
            match items.try_next().await {
                Ok(Some(item)) => text.push_str(&format!("{item}\n")),
                Ok(None) => text.push_str("end\n"),
                Err(error) => text.push_str(&format!("{error}\n")),
            }
        }
        text
    });
    expect![[r#"
        GET /items (list): cannot connect: no
        1
        2
        GET /items (list): 503 Service Unavailable
        GET /items (list): cannot connect: no
        GET /items (list): 200 OK: the body cannot be read: not JSON: expected a value at byte 3
        3
        end
        end
        end
        end
        end
    "#]]
    .assert_eq(&text);
    let lines: Vec<_> = script.requests().iter().map(|request| first_line(request).trim().to_owned()).collect();
    expect![[r#"
        [
            "GET /v1/items",
            "GET /v1/items",
            "GET /v1/items?page=2",
            "GET /v1/items?page=2",
            "GET /v1/items?page=2",
            "GET /v1/items?page=2",
            "GET /v1/items?page=3",
        ]
    "#]]
    .assert_debug_eq(&lines);
}

/// A call that is given up while it waits goes on where it was.
#[test]
fn a_walk_can_be_left_and_gone_on_with() {
    paged!(List, behavior().paging(&PAGE));
    let script = Script::new().reply(200, "", "[1]").hang();
    let client = client(&script);
    let mut items = client.call::<List>().timeout(None).items();
    run(async {
        assert_eq!(items.try_next().await.unwrap(), Some(1.into()));
        let gave = tokio::time::timeout(std::time::Duration::from_secs(1), items.try_next()).await;
        assert!(gave.is_err());
        let gave = tokio::time::timeout(std::time::Duration::from_secs(1), items.try_next()).await;
        assert!(gave.is_err());
    });
    assert_eq!(script.requests().len(), 2);
}

#[test]
fn some_of_them() {
    paged!(List, behavior().paging(&PAGE));
    let all = |limit| {
        let script = replies(&["[1,2]", "[3,4]", "[]"]);
        let client = client(&script);
        let items = run(client.call::<List>().all(limit)).unwrap();
        (items.len(), script.requests().len())
    };
    assert_eq!([all(0), all(1), all(2), all(3), all(9)], [(0, 0), (1, 1), (2, 1), (3, 2), (4, 3)]);
    let client = client(&Script::new().reply(200, "", "[1]").reply(500, "", "x"));
    let error = run(client.call::<List>().all(5)).unwrap_err();
    assert_eq!(error.status().unwrap(), 500);
}

#[test]
fn whole_pages() {
    const SIZED: Paging = LAST.size(page_size(Slot::Query("per_page")).count(50)).total(Source::Body("/total"));
    paged!(List, behavior().select("/data").paging(&SIZED), get("list", "/items").params(&[query("per_page")]));
    let body = r#"{"data":[1],"total":2,"meta":{"last":2}}"#;
    let script = replies(&[body, body, body, body]);
    let client = client(&script);
    let first = run(client.call::<List>().into_future()).unwrap();
    assert_eq!(format!("{first:?}"), "Page { items: [Number(1)], total: Some(2), has_next: true }");
    let second = run(client.call::<List>().arg(0, &3).query("page", "2").into_future()).unwrap();
    assert!(!second.has_next());
    let mut pages = client.call::<List>().pages();
    run(async {
        assert!(pages.try_next().await.unwrap().unwrap().has_next());
        assert!(!pages.try_next().await.unwrap().unwrap().has_next());
        assert!(pages.try_next().await.unwrap().is_none());
    });
    let lines: Vec<_> = script.requests().iter().map(|request| first_line(request).trim().to_owned()).collect();
    expect![[r#"
        [
            "GET /v1/items?per_page=50",
            "GET /v1/items?per_page=3&page=2",
            "GET /v1/items?per_page=50",
            "GET /v1/items?per_page=50&page=2",
        ]
    "#]]
    .assert_debug_eq(&lines);
    // A list that is whole.
    let whole = Page::from(vec![1, 2]);
    assert!(!whole.has_next() && whole.total == Some(2));
}

#[test]
fn pages_that_are_none() {
    paged!(List, behavior().select("/data").paging(&PAGE));
    for body in [r#"{"date":[]}"#, r#"{"data":{}}"#, "[]", "", "<html>"] {
        let client = client(&Script::new().reply(200, "", body));
        let error = run(client.call::<List>().into_future()).unwrap_err();
        assert!(error.is_decode(), "{body}");
    }
    let table = [r#"{"date":[]}"#, r#"{"data":{}}"#, ""].map(|body| {
        let client = client(&Script::new().reply(200, "", body));
        run(client.call::<List>().into_future()).unwrap_err().to_string()
    });
    expect![[r#"
        GET /items (list): 200 OK: the body cannot be read: it has no items: there is nothing at `/data`
        GET /items (list): 200 OK: the body cannot be read: expected an array at $.data, found an object
        GET /items (list): 200 OK: the body cannot be read: it is empty
    "#]]
    .assert_eq(&(table.join("\n") + "\n"));
    let client = client(&Script::new().reply(204, "", ""));
    assert_eq!(gather(client.call::<List>().items()), "\n");
}

pub(crate) struct Issue {
    id: i64,
}
impl Model for Issue {
    fn read(o: &mut Object<'_>) -> Option<Self> {
        Some(Self { id: o.get("id")? })
    }
    fn write(&self, w: &mut Fields<'_>) {
        w.put("id", &self.id);
    }
}
abi::model!(Issue);

#[test]
fn typed_items_and_where_they_are_wrong() {
    endpoint!(List: Page<Issue>, Undeclared = get("list", "/items").behavior(&behavior().select("/data").paging(&PAGE)));
    let script = replies(&[r#"{"data":[{"id":1},{"id":2}]}"#, r#"{"data":[{"id":"x"}]}"#]);
    let client = client(&script);
    let mut items = client.call::<List>().items();
    run(async {
        assert_eq!(items.try_next().await.unwrap().map(|issue| issue.id), Some(1));
        assert_eq!(items.try_next().await.unwrap().map(|issue| issue.id), Some(2));
        let error = items.try_next().await.unwrap_err();
        expect![
            "GET /items (list): 200 OK: the body cannot be read: expected an integer at $.data[0].id, found a string"
        ]
        .assert_eq(&error.to_string());
    });
}

/// Walks can go to other threads, and outlive their client.
#[test]
fn walks_can_be_spawned() {
    fn send<T: Send + 'static>(value: T) -> T {
        value
    }
    paged!(List, behavior().paging(&PAGE));
    let items = { send(client(&replies(&["[1]", "[]"])).call::<List>().items()) };
    let _ = send(silent().call::<List>().pages());
    assert_eq!(gather(items), "1 \n");
    assert_eq!(format!("{:?}", silent().call::<List>().items()), "Items { operation: \"list\", .. }");
}

/// The iterator for programs that know endpoints as data only.
#[test]
fn walks_without_types() {
    const LIST: &Operation = &get("list", "/items").behavior(&behavior().select("/data").paging(&LAST));
    let body = r#"{"data":[1],"meta":{"last":2}}"#;
    let script = replies(&[body, body, body]);
    let core: abi::Core = crate::Builder::new(CONNECTOR).transport(script.clone()).build().unwrap();
    let mut walk = core.walk(Draft::new(LIST));
    run(async {
        for _ in 0..2 {
            let mut reply = walk.next().await.unwrap().unwrap();
            assert_eq!(reply.output().unwrap(), serde_json::json!([1]));
            assert_eq!(reply.bytes(), body.as_bytes());
        }
        assert!(walk.next().await.is_none());
        let mut reply = core.run_raw(Draft::new(LIST)).await.unwrap();
        assert_eq!(reply.output().unwrap(), serde_json::json!([1]));
        let failure = core.run_raw(Draft::new(LIST)).await.err().unwrap();
        let error: crate::Error<Value> = crate::Error::new(failure, None);
        assert!(error.is_connect());
    });
    assert_eq!(script.requests().len(), 4);
}

/// A server whose pages name each other at will, and fail now and then.
struct Graph {
    next: Vec<Option<usize>>,
    fails: std::sync::atomic::AtomicUsize,
    every: usize,
}

impl crate::Transport for Graph {
    fn send(&self, request: http::Request<Body>) -> crate::Sending<'_> {
        let count = self.fails.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let at = request.uri().query().and_then(|query| query.strip_prefix("cursor=")).unwrap_or("0");
        let at: usize = at.parse().unwrap();
        let page = match self.next[at] {
            Some(next) => format!(r#"{{"data":[{at}],"next":{next}}}"#),
            None => format!(r#"{{"data":[{at}]}}"#),
        };
        Box::pin(async move {
            match count % self.every {
                0 => Err(TransportError::connect("now and then")),
                1 => Ok(http::Response::new(Body::from("[1, 2"))),
                _ => Ok(http::Response::new(Body::from(page))),
            }
        })
    }
}

/// For any references between pages, the iteration returns each item once, in order, and ends at a repeated page.
#[test]
fn every_walk_ends_and_loses_nothing() {
    paged!(List, behavior().select("/data").paging(&TOKEN));
    let mut random = 7_u64;
    let mut draw = |below: usize| {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (random >> 33) as usize % below
    };
    let (mut ended, mut looped) = (0, 0);
    for _ in 0..300 {
        let size = 1 + draw(12);
        let next: Vec<Option<usize>> = (0..size).map(|_| Some(draw(size + 2)).filter(|next| *next < size)).collect();
        let mut expected = vec![0];
        let mut at = next[0];
        // The first page has no token: that it is page 0 is known only when its token came.
        let mut seen = Vec::new();
        let circle = loop {
            match at {
                None => break false,
                Some(page) if seen.contains(&page) => break true,
                Some(page) => {
                    seen.push(page);
                    expected.push(page);
                    at = next[page];
                }
            }
        };
        let graph = Graph { next, fails: 0.into(), every: 3 + draw(3) };
        let client = Client::builder().transport(graph).retry(None).build().unwrap();
        let mut items = client.call::<List>().items();
        let (mut found, mut halted) = (Vec::new(), false);
        run(async {
            loop {
                match items.try_next().await {
                    Ok(Some(item)) => found.push(item.as_u64().unwrap() as usize),
                    Ok(None) => break,
                    Err(error) => halted |= error.is_loop(),
                }
            }
        });
        assert_eq!((found, halted), (expected, circle));
        if circle { looped += 1 } else { ended += 1 }
    }
    assert!(ended > 50 && looped > 50, "{ended} {looped}");
}

/// The behavior with `futures::StreamExt` and `TryStreamExt`.
#[test]
fn walks_are_streams() {
    use std::pin::Pin;

    use futures_core::Stream;

    fn collect<S: Stream<Item = Result<T, E>> + Unpin, T, E: std::fmt::Debug>(mut stream: S) -> Vec<T> {
        let mut next = move || run(std::future::poll_fn(|cx| Pin::new(&mut stream).poll_next(cx)));
        std::iter::from_fn(|| next().map(Result::unwrap)).collect()
    }
    paged!(List, behavior().paging(&PAGE));
    let new = || client(&replies(&["[1,2]", "[3]", "[]"]));
    assert_eq!(collect(new().call::<List>().items()), [1, 2, 3]);
    let pages = collect(new().call::<List>().pages());
    assert_eq!(pages.iter().map(|page| page.items.len()).collect::<Vec<_>>(), [2, 1, 0]);
}
