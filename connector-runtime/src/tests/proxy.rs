//! Proxies: none unless the user chooses one, never for this machine, and no text shows their passwords.

use std::process::Command;

use expect_test::expect;

use super::wire::{Piece, Server, serve};
use super::*;
use crate::Builder;

endpoint!(Get: Value, Value = get("read", "/x").replies(&[json(200)]));

fn server() -> Server {
    serve(vec![Piece::Text("HTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r\n1")])
}

/// Sends a call.
fn call(builder: Builder<Client>) -> Result<Value, crate::Error<Value>> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let client = builder.bearer("s3cr3t").build().unwrap();
    runtime.block_on(client.call::<Get>().into_future())
}

#[test]
fn all_requests_go_through_a_chosen_proxy() {
    let (origin, proxy) = (server(), server());
    let url = proxy.url.replace("http://", "http://me:s3cr3t@");
    call(Client::builder().base_url(&origin.url).proxy(url)).unwrap();
    assert_eq!(origin.seen().len(), 0);
    let request = &proxy.seen()[0];
    assert!(request.starts_with(&format!("GET {}/x HTTP/1.1\r\n", origin.url)), "{request}");
    // `me:s3cr3t`
    assert!(request.contains("proxy-authorization: Basic bWU6czNjcjN0\r\n"), "{request}");
    // The scheme may be missing.
    call(Client::builder().base_url(&origin.url).proxy(proxy.url.trim_start_matches("http://"))).unwrap();
    assert_eq!((origin.seen().len(), proxy.seen().len()), (0, 2));
}

#[test]
fn no_text_shows_a_proxys_password() {
    let builder = || Client::builder().base_url("http://origin.example");
    let invalid = |url: &str| builder().proxy(url).build().unwrap_err().to_string();
    let table = [
        invalid("socks5://me:s3cr3t@proxy.example"),
        invalid("http://me:s3cr3t@proxy.example:99999"),
        invalid("http://me:s3cr3t@"),
        builder().transport(Script::new()).proxy("http://me:s3cr3t@proxy.example").build().unwrap_err().to_string(),
    ];
    expect![[r#"
        invalid proxy URL: only `http` and `https` proxies are supported
        invalid proxy URL: invalid port number
        invalid proxy URL: empty host
        a proxy has no effect on a custom transport: set it there instead
    "#]]
    .assert_eq(&(table.join("\n") + "\n"));
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let refusing = serve(vec![Piece::Text("HTTP/1.1 407 No\r\ncontent-length: 0\r\n\r\n")]);
    for proxy in [closed.to_string(), refusing.url.replace("http://", "")] {
        for origin in ["http://origin.example", "https://origin.example"] {
            let builder = Client::builder().base_url(origin).proxy(format!("http://me:s3cr3t@{proxy}"));
            let mut text = format!("{builder:?}");
            let error = call(builder).unwrap_err();
            text.push_str(&format!("{error} {error:?}"));
            let mut source = std::error::Error::source(&error);
            while let Some(each) = source {
                text.push_str(&format!(" | {each} {each:?}"));
                source = each.source();
            }
            assert!(!text.contains("s3cr3t") && !text.contains("bWU6"), "{text}");
        }
    }
}

/// The test below, in a process with these variables.
fn child(variables: &[(&str, &str)]) {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "tests::proxy::the_environment", "--ignored", "--nocapture"]);
    for name in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "REQUEST_METHOD"] {
        command.env_remove(name).env_remove(name.to_lowercase());
    }
    let output = command.envs(variables.iter().copied()).output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && text.contains("1 passed"), "{text} {}", String::from_utf8_lossy(&output.stderr));
}

/// `0.0.0.0` leads to this machine but is not a loopback address, so it is treated like any host.
#[test]
fn the_environment_is_used_only_if_the_user_says_so() {
    let elsewhere = |server: &Server| server.url.replace("127.0.0.1", "0.0.0.0");
    let story = |how: &str, url: &dyn Fn(&Server) -> String, variables: &[(&str, &str)]| {
        let (origin, proxy) = (server(), server());
        let mut all = vec![("TEST_HOW", how), ("HTTP_PROXY", &*proxy.url)];
        let url = url(&origin);
        all.push(("TEST_URL", &url));
        all.extend(variables);
        child(&all);
        (origin.seen().len(), proxy.seen().len())
    };
    assert_eq!(story("default", &elsewhere, &[]), (1, 0));
    assert_eq!(story("default", &|server| server.url.clone(), &[]), (1, 0));
    assert_eq!(story("from env", &elsewhere, &[]), (0, 1));
    assert_eq!(story("from env", &elsewhere, &[("NO_PROXY", "x.example, 0.0.0.0")]), (1, 0));
    assert_eq!(story("from env", &elsewhere, &[("REQUEST_METHOD", "GET")]), (1, 0));
    // Never for this machine.
    assert_eq!(story("from env", &|server| server.url.clone(), &[]), (1, 0));
    assert_eq!(story("from env", &|server| server.url.replace("127.0.0.1", "localhost"), &[]), (1, 0));
    assert_eq!(story("from env", &|server| server.url.clone(), &[("NO_PROXY", "x.example")]), (1, 0));
}

#[test]
#[ignore = "run by the test above, in a process of its own: variables of the environment are not a test's to change"]
fn the_environment() {
    let (Ok(url), Ok(how)) = (std::env::var("TEST_URL"), std::env::var("TEST_HOW")) else { return };
    let builder = Client::builder().base_url(url);
    call(if how == "from env" { builder.proxy_from_env() } else { builder }).unwrap();
}
