//! Against a server that is not ours: json-server 0.17, which npm brings to `target/tools`.
//!
//! Separate from the other tests, behind the feature `real`, because it needs npm and, the first time, the network. With
//! the feature it runs or fails: nothing is skipped.

use connector_runtime::AnyError;
use serde_json::{Value, json};
use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// The client of the description, generated here.
mod store {
    connector_runtime::client!("fixtures/real/store.yaml");
}

const VERSION: &str = "json-server@0.17";
const RECORDS: usize = 100;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// The script of json-server, installed if it is not there.
fn installed() -> PathBuf {
    let folder = root().join("target/tools/json-server");
    let script = folder.join("node_modules/json-server/lib/cli/bin.js");
    if !script.exists() {
        std::fs::create_dir_all(&folder).unwrap();
        let mut npm = Command::new("npm");
        npm.args(["install", "--no-audit", "--no-fund", "--prefix"]).arg(&folder).arg(VERSION).stdout(Stdio::null());
        let status = npm.status().expect("the feature `real` needs npm");
        assert!(status.success(), "npm could not install {VERSION}");
    }
    script
}

/// A json-server with a hundred customers, stopped at the end.
struct Server {
    child: Child,
    folder: PathBuf,
    host: String,
}

impl Server {
    fn start(name: &str) -> Self {
        let script = installed();
        let folder = std::env::temp_dir().join(format!("connector-real-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let city = |id: usize| if id % 4 == 0 { "Oslo" } else { "Rome" };
        let customer = |id| json!({ "id": id, "name": format!("Customer {id}"), "city": city(id) });
        let customers: Vec<Value> = (1..=RECORDS).map(customer).collect();
        std::fs::write(folder.join("db.json"), json!({ "customers": customers }).to_string()).unwrap();
        // Nobody takes a port again at once that was just given back.
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut node = Command::new("node");
        node.arg(script).args(["--host", "127.0.0.1", "--port", &port.to_string(), "db.json"]).current_dir(&folder);
        let mut child = node.stdout(Stdio::piped()).spawn().expect("the feature `real` needs node");
        let lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        // It says where it listens when it does.
        let mut lines = lines.skip_while(|line| !line.contains("Home"));
        assert!(lines.next().is_some(), "json-server did not start");
        std::thread::spawn(move || lines.for_each(drop));
        Server { child, folder, host: format!("127.0.0.1:{port}") }
    }

    fn client(&self) -> store::Client {
        store::Client::builder().variable("host", &self.host).build().unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn block<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work)
}

#[test]
fn a_generated_client_walks_over_pages_and_changes_records() -> Result<(), AnyError> {
    let server = Server::start("client");
    block(async {
        let api = server.client();
        let page = api.customers_list_all().await?;
        assert_eq!((page.items.len(), page.total, page.has_next()), (10, Some(RECORDS as u64), true));
        let all = api.customers_list_all().limit(7).all(1000).await?;
        let ids: Vec<i64> = all.iter().map(|customer| customer.id).collect();
        assert_eq!(ids, (1..=100).collect::<Vec<_>>());
        let oslo = api.customers_list_all().city("Oslo").all(1000).await?;
        assert_eq!(oslo.len(), 25);

        let made = api.customers_create_record(&store::types::NewCustomer::new("Ann")).await?;
        assert_eq!((made.id, made.name.as_str(), made.city), (101, "Ann", None));
        let mut change = store::types::NewCustomer::new("Ann Lee");
        change.city = Some("Bern".to_owned());
        api.customers_update_record(made.id, &change).await?;
        let got = api.customers_get_record(made.id).await?;
        assert_eq!((got.name.as_str(), got.city.as_deref()), ("Ann Lee", Some("Bern")));
        api.customers_delete_record(made.id).await?;
        let gone = api.customers_get_record(made.id).await;
        assert_eq!(gone.unwrap_err().status().map(|status| status.as_u16()), Some(404));
        Ok(())
    })
}

/// The binary `connector`, built if it is not fresh.
fn built() -> PathBuf {
    let build = Command::new(env!("CARGO")).args(["build", "-q", "-p", "connector-cli"]).current_dir(root()).status();
    assert!(build.unwrap().success());
    let own = std::env::current_exe().unwrap();
    own.parent().and_then(Path::parent).unwrap().join("connector")
}

fn run(binary: &Path, words: &[&str]) -> (i32, String, String) {
    let ran = Command::new(binary).args(words).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (ran.status.code().unwrap_or(-1), text(ran.stdout), text(ran.stderr))
}

#[test]
fn the_command_line_walks_over_pages_and_changes_records() {
    let server = Server::start("shell");
    let description = root().join("tests/fixtures/real/store.yaml");
    let (binary, host) = (built(), format!("host={}", server.host));
    let call = |words: &[&str]| {
        let head = ["call", description.to_str().unwrap()];
        run(&binary, &[&head[..], words, &["--variable", &host]].concat())
    };
    let lines = |words: &[&str]| -> Vec<Value> {
        let (code, stdout, stderr) = call(words);
        assert_eq!((code, stderr.as_str()), (0, ""));
        stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    };
    let all = lines(&["Customers/ListAll", "--all"]);
    let ids: Vec<_> = all.iter().map(|customer| customer["id"].as_u64().unwrap()).collect();
    assert_eq!(ids, (1..=100).collect::<Vec<_>>());
    assert_eq!(lines(&["Customers/ListAll", "--all", "12", "-p", "_limit=5", "-p", "city=Oslo"]).len(), 12);
    assert_eq!(lines(&["Customers/ListAll"])[0].as_array().unwrap().len(), 10);
    let made = lines(&["Customers/CreateRecord", "--body", r#"{"name": "Bo"}"#]);
    assert_eq!(made, [json!({ "id": 101, "name": "Bo" })]);
    lines(&["Customers/UpdateRecord", "-p", "id=101", "--body", r#"{"name": "Bob"}"#]);
    assert_eq!(lines(&["Customers/GetRecord", "-p", "id=101"]), [json!({ "id": 101, "name": "Bob" })]);
    assert_eq!(lines(&["Customers/DeleteRecord", "-p", "id=101"]), Vec::<Value>::new());
    let (code, _, stderr) = call(&["Customers/GetRecord", "-p", "id=101"]);
    assert!(code == 1 && stderr.contains("404 Not Found"), "{stderr}");
}
