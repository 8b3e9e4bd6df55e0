//! A server on loopback that answers every request with a text it has ready.
//!
//! Separate because it must not be measured: it runs on threads of its own, and neither side waits for its thoughts.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;

/// Starts it; it ends with the process.
pub(crate) fn start(body: &[u8]) -> SocketAddr {
    let head = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX-Total: 7\r\nServer: bench\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    let reply: Arc<[u8]> = [head.as_bytes(), body].concat().into();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let reply = Arc::clone(&reply);
            thread::spawn(move || answer(stream, &reply));
        }
    });
    address
}

/// Answers until the other side hangs up. Requests have no body, so each ends with an empty line.
fn answer(mut stream: TcpStream, reply: &[u8]) {
    stream.set_nodelay(true).unwrap();
    let mut buffer = [0; 4096];
    let mut filled = 0;
    loop {
        let Ok(read @ 1..) = stream.read(&mut buffer[filled..]) else { return };
        filled += read;
        if buffer[..filled].ends_with(b"\r\n\r\n") {
            filled = 0;
            if stream.write_all(reply).is_err() {
                return;
            }
        }
    }
}
