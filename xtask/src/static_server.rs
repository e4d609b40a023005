//! A static file server as any host has one: files of one folder under one path, nothing else. The end-to-end tests
//! compile this file too.
//!
//! A thread for each connection and a connection for each request: `tiny_http` was tried and its pool of threads can leave
//! one of a browser's simultaneous connections waiting for ever.

use std::fs;
use std::io::{self, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

/// More than a browser sends for a file.
const LARGEST_REQUEST: usize = 64 * 1024;
/// A connection that says nothing for this long is given up: browsers open some ahead of need.
const SILENCE: Duration = Duration::from_secs(60);

/// A running server; it stops when it is dropped.
pub struct StaticServer {
    address: SocketAddr,
    mount: String,
    stopped: Arc<AtomicBool>,
}

impl StaticServer {
    /// Serves `folder` on this machine only, under `mount` (`"/"`, or a path that ends in a slash). Port 0 takes a free one.
    pub fn start(folder: &Path, mount: &str, port: u16) -> io::Result<Self> {
        Self::begin(Site { folder: folder.to_path_buf(), mount: mount.to_owned(), pack: None }, port)
    }

    /// The same with every file packed by `pack`, which writes zlib's format, as hosts pack what they send.
    #[allow(dead_code, reason = "the end-to-end tests compile this file too and have no use for it")]
    pub fn start_packed(folder: &Path, mount: &str, port: u16, pack: Pack) -> io::Result<Self> {
        Self::begin(Site { folder: folder.to_path_buf(), mount: mount.to_owned(), pack: Some(pack) }, port)
    }

    fn begin(site: Site, port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", port))?;
        let address = listener.local_addr()?;
        let stopped = Arc::new(AtomicBool::new(false));
        let mount = site.mount.clone();
        let site = Arc::new(site);
        let stop = Arc::clone(&stopped);
        thread::spawn(move || {
            for stream in listener.incoming() {
                if stop.load(Ordering::Relaxed) {
                    return;
                }
                let site = Arc::clone(&site);
                if let Ok(stream) = stream {
                    // A browser that has gone away before the answer is not worth a word.
                    thread::spawn(move || site.answer(stream));
                }
            }
        });
        Ok(Self { address, mount, stopped })
    }

    /// Address of the page.
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.mount)
    }
}

impl Drop for StaticServer {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::Relaxed);
        // Wakes the thread that waits for connections, which then sees that it has to stop.
        let _ = TcpStream::connect(self.address);
    }
}

/// Packs the bytes of a file.
pub type Pack = fn(&[u8]) -> Vec<u8>;

struct Site {
    folder: PathBuf,
    mount: String,
    pack: Option<Pack>,
}

impl Site {
    fn answer(&self, mut stream: TcpStream) -> io::Result<()> {
        stream.set_read_timeout(Some(SILENCE))?;
        stream.set_nodelay(true)?;
        let Some(request) = read_request(&mut stream)? else {
            return Ok(());
        };
        if !matches!(request.method.as_str(), "GET" | "HEAD") {
            return respond(&mut stream, "405 Method Not Allowed", "text/plain", b"only GET and HEAD\n", true);
        }
        let file = self.locate(&request.target);
        let with_body = request.method == "GET";
        match file.and_then(|file| Some((fs::read(&file).ok()?, content_type(&file)))) {
            Some((bytes, kind)) => match self.pack {
                Some(pack) => {
                    let kind = format!("{kind}\r\nContent-Encoding: deflate");
                    respond(&mut stream, "200 OK", &kind, &pack(&bytes), with_body)
                }
                None => respond(&mut stream, "200 OK", kind, &bytes, with_body),
            },
            None => respond(&mut stream, "404 Not Found", "text/plain", b"not found\n", with_body),
        }
    }

    /// File for a request, if the request stays inside the folder. Names with escapes don't occur in the page.
    fn locate(&self, target: &str) -> Option<PathBuf> {
        let path = target.split(['?', '#']).next()?.strip_prefix(&self.mount)?;
        let path = Path::new(path);
        if !path.components().all(|part| matches!(part, Component::Normal(_))) {
            return None;
        }
        let file = self.folder.join(path);
        Some(if file.is_dir() { file.join("index.html") } else { file })
    }
}

struct Request {
    method: String,
    target: String,
}

/// The request, or nothing when the other side closed the connection or sent something that is no request.
fn read_request(stream: &mut TcpStream) -> io::Result<Option<Request>> {
    let mut bytes = Vec::new();
    let mut chunk = [0; 4096];
    while bytes.len() < LARGEST_REQUEST {
        let count = stream.read(&mut chunk)?;
        if count == 0 {
            return Ok(None);
        }
        bytes.extend_from_slice(&chunk[..count]);
        let mut headers = [httparse::EMPTY_HEADER; 100];
        let mut request = httparse::Request::new(&mut headers);
        match request.parse(&bytes) {
            Ok(httparse::Status::Partial) => {}
            Ok(httparse::Status::Complete(_)) => {
                let (Some(method), Some(target)) = (request.method, request.path) else {
                    return Ok(None);
                };
                return Ok(Some(Request { method: method.to_owned(), target: target.to_owned() }));
            }
            Err(_) => return Ok(None),
        }
    }
    Ok(None)
}

fn respond(stream: &mut TcpStream, status: &str, kind: &str, body: &[u8], with_body: bool) -> io::Result<()> {
    // Names carry hashes, but the page itself has none: always ask.
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n\
         X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes())?;
    if with_body {
        stream.write_all(body)?;
    }
    stream.flush()
}

fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        // Browsers compile wasm while it arrives only under this type.
        "wasm" => "application/wasm",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "txt" => "text/plain; charset=utf-8",
        "webmanifest" => "application/manifest+json",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_stay_inside_the_folder_and_below_the_mount() {
        let folder = PathBuf::from("site");
        let site = Site { folder: folder.clone(), mount: "/sub/".to_owned(), pack: None };
        assert_eq!(site.locate("/sub/a/b.js?v=1"), Some(folder.join("a/b.js")));
        assert_eq!(site.locate("/a/b.js"), None);
        assert_eq!(site.locate("/sub/../secret"), None);
        assert_eq!(site.locate("/sub//etc/passwd"), None);
    }

    #[test]
    fn many_connections_at_once_are_all_answered() {
        let server = StaticServer::start(Path::new(env!("CARGO_MANIFEST_DIR")), "/", 0).unwrap();
        let mut streams: Vec<_> = (0..20).map(|_| TcpStream::connect(server.address).unwrap()).collect();
        // In the other order, so that no answer can wait for an earlier connection to end.
        for stream in streams.iter_mut().rev() {
            stream.write_all(b"GET /Cargo.toml HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
            let mut answer = String::new();
            stream.read_to_string(&mut answer).unwrap();
            assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
        }
    }
}
