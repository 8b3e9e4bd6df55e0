//! A folder to run the binary in, and a server to fetch from.

#![allow(clippy::unwrap_used, clippy::panic, reason = "clippy takes the parts of a test for no test")]
#![allow(dead_code, reason = "each test uses its part")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// A folder of its own, removed at the end.
pub(crate) struct Bed {
    folder: PathBuf,
}

/// The result of a run.
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

    /// Runs `connector` with the words of a line.
    pub(crate) fn run(&self, line: &str) -> Ran {
        self.words(&line.split_whitespace().collect::<Vec<_>>(), "")
    }

    /// Runs `connector` with these words in the folder, and something on standard input.
    pub(crate) fn words(&self, words: &[&str], input: &str) -> Ran {
        self.with(words, input, &[])
    }

    /// Runs `connector` with the words of a line, and reads nothing of what it prints. Gives the exit code.
    pub(crate) fn unread(&self, line: &str) -> i32 {
        let mut command = Command::new(env!("CARGO_BIN_EXE_connector"));
        command.args(line.split_whitespace()).current_dir(&self.folder).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        drop(child.stdout.take());
        child.wait().unwrap().code().unwrap_or(-1)
    }

    /// Like `words`, with environment variables.
    pub(crate) fn with(&self, words: &[&str], input: &str, environ: &[(&str, &str)]) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_connector"));
        let proxies = ["http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"];
        for name in proxies {
            command.env_remove(name);
        }
        command.envs(environ.iter().copied());
        command.args(words).current_dir(&self.folder);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // A command that does not read its input closes the pipe, which is allowed.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        let output = child.wait_with_output().unwrap();
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

/// Answers every request with what the function makes of it: head and body in, head and body out
/// (`200 OK\nX-A: b\n\nbody`). Gives the URL of the server.
pub(crate) fn listen(answer: impl Fn(&str) -> String + Send + Sync + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let answer = std::sync::Arc::new(answer);
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let answer = answer.clone();
            std::thread::spawn(move || {
                let reply = answer(&request(&stream));
                let (head, body) = reply.split_once("\n\n").unwrap_or((&reply, ""));
                let (head, length) = (head.replace('\n', "\r\n"), body.len());
                let head = format!("HTTP/1.1 {head}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n");
                let _ = stream.write_all(format!("{head}{body}").as_bytes());
            });
        }
    });
    url
}

/// A request as text: its head with `\n`, an empty line, its body.
fn request(stream: &TcpStream) -> String {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let (mut text, mut length) = (String::new(), 0);
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).unwrap_or(0) == 0 || line == "\r\n" {
            break;
        }
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
        text.push_str(&line.replace("\r\n", "\n"));
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    format!("{text}\n{}", String::from_utf8_lossy(&body))
}
