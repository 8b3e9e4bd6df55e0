//! A folder to run the binary in, and a server to fetch from.

#![allow(clippy::unwrap_used, clippy::panic, reason = "clippy takes the parts of a test for no test")]

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::Command;

/// A folder of its own, removed at the end.
pub(crate) struct Bed {
    folder: PathBuf,
}

/// What a run gave.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Ran {
    /// All of it.
    pub(crate) fn text(&self) -> String {
        format!("exit {}\n{}{}", self.code, self.stdout, self.stderr)
    }
}

impl Bed {
    pub(crate) fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("connector-cli-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        Bed { folder: folder.canonicalize().unwrap() }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Runs `connector` with these words in the folder.
    pub(crate) fn run(&self, line: &str) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_connector"));
        let proxies = ["http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"];
        for name in proxies {
            command.env_remove(name);
        }
        let output = command.args(line.split_whitespace()).current_dir(&self.folder).output().unwrap();
        Ran {
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Drop for Bed {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// Serves `text` at `/api.yaml`, and some mishaps. Gives the URL of the server.
pub(crate) fn serve(text: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || listener.incoming().flatten().for_each(|stream| answer(stream, text)));
    url
}

fn answer(mut stream: TcpStream, text: &str) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
    let first = lines.next().unwrap_or_default();
    lines.take_while(|line| !line.is_empty()).for_each(drop);
    let reply = match first.split(' ').nth(1).unwrap_or_default() {
        "/api.yaml" => format!("200 OK\r\nContent-Length: {}\r\n\r\n{text}", text.len()),
        "/moved" => "302 Found\r\nLocation: /api.yaml\r\nContent-Length: 0\r\n\r\n".to_owned(),
        "/circle" => "302 Found\r\nLocation: /circle\r\nContent-Length: 0\r\n\r\n".to_owned(),
        "/short" => "200 OK\r\nContent-Length: 100\r\n\r\nopenapi".to_owned(),
        _ => "404 Not Found\r\nContent-Length: 0\r\n\r\n".to_owned(),
    };
    let _ = stream.write_all(format!("HTTP/1.1 {}", reply.replacen("\r\n", "\r\nConnection: close\r\n", 1)).as_bytes());
}
