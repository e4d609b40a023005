//! A static file server as any host has one: files of one folder under one path, nothing else. The end-to-end tests
//! compile this file too.

use std::fs;
use std::io;
use std::net::SocketAddr;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread;

use tiny_http::{Header, Method, Request, Response, Server};

/// Threads that answer requests. A browser asks for a handful of files at a time.
const THREADS: usize = 4;

/// A running server; it stops when it is dropped.
pub struct StaticServer {
    server: Arc<Server>,
    address: SocketAddr,
    mount: String,
}

impl StaticServer {
    /// Serves `folder` on this machine only, under `mount` (`"/"`, or a path that ends in a slash). Port 0 takes a free one.
    pub fn start(folder: &Path, mount: &str, port: u16) -> io::Result<Self> {
        let server = Server::http(("127.0.0.1", port)).map_err(io::Error::other)?;
        let address = server
            .server_addr()
            .to_ip()
            .ok_or_else(|| io::Error::other("not an IP address"))?;
        let server = Arc::new(server);
        for _ in 0..THREADS {
            let (server, folder, mount) =
                (Arc::clone(&server), folder.to_path_buf(), mount.to_owned());
            thread::spawn(move || {
                while let Ok(request) = server.recv() {
                    // A browser that has gone away before the answer is not worth a word.
                    let _ = answer(request, &folder, &mount);
                }
            });
        }
        Ok(Self {
            server,
            address,
            mount: mount.to_owned(),
        })
    }

    /// Address of the page.
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.mount)
    }
}

impl Drop for StaticServer {
    fn drop(&mut self) {
        for _ in 0..THREADS {
            self.server.unblock();
        }
    }
}

fn answer(request: Request, folder: &Path, mount: &str) -> io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request.respond(Response::from_string("only GET and HEAD\n").with_status_code(405));
    }
    let Some(file) = locate(request.url(), folder, mount) else {
        return request.respond(Response::from_string("not found\n").with_status_code(404));
    };
    match fs::read(&file) {
        Ok(bytes) => request.respond(
            Response::from_data(bytes)
                .with_header(header("Content-Type", content_type(&file)))
                // Names carry hashes, but the page itself does not: always ask.
                .with_header(header("Cache-Control", "no-cache"))
                .with_header(header("X-Content-Type-Options", "nosniff")),
        ),
        Err(_) => request.respond(Response::from_string("not found\n").with_status_code(404)),
    }
}

/// File for a request, if the request stays inside the folder. Names with escapes don't occur in the page.
fn locate(url: &str, folder: &Path, mount: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.strip_prefix(mount)?;
    let path = Path::new(path);
    if !path
        .components()
        .all(|part| matches!(part, Component::Normal(_)))
    {
        return None;
    }
    let file = folder.join(path);
    Some(if file.is_dir() {
        file.join("index.html")
    } else {
        file
    })
}

fn content_type(file: &Path) -> &'static str {
    match file
        .extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default()
    {
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

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("names and values are constants of this file")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_stay_inside_the_folder_and_below_the_mount() {
        let folder = Path::new("site");
        assert_eq!(
            locate("/sub/a/b.js?v=1", folder, "/sub/"),
            Some(folder.join("a/b.js"))
        );
        assert_eq!(locate("/a/b.js", folder, "/sub/"), None);
        assert_eq!(locate("/sub/../secret", folder, "/sub/"), None);
        assert_eq!(locate("/sub//etc/passwd", folder, "/sub/"), None);
    }
}
