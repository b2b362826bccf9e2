//! A studio that runs, and what is asked of it over its socket.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

/// A studio that runs until it is dropped.
pub(super) struct Studio {
    pub(super) child: Child,
    pub(super) port: u16,
    pub(super) token: String,
}

impl Drop for Studio {
    fn drop(&mut self) {
        self.kill();
    }
}

/// What was answered.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) head: String,
    pub(super) body: Vec<u8>,
}

impl Answer {
    pub(super) fn json(&self) -> Value {
        let text = String::from_utf8_lossy(&self.body);
        serde_json::from_slice(&self.body).unwrap_or_else(|e| panic!("{e}: {text}"))
    }

    pub(super) fn key(&self) -> String {
        let json = self.json();
        json["error"]["key"].as_str().expect("an error").to_owned()
    }
}

impl Studio {
    pub(super) fn open(folder: &Path, arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_aimaq"))
            .args(["studio", "--no-open"])
            .args(arguments)
            .current_dir(folder)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the command starts");
        let mut line = String::new();
        let stdout = child.stdout.take().expect("piped");
        BufReader::new(stdout).read_line(&mut line).expect("a line");
        let rest = line.trim().strip_prefix("http://127.0.0.1:");
        let (port, token) = rest.and_then(|r| r.split_once("/#")).expect("an address");
        Self {
            child,
            port: port.parse().expect("a port"),
            token: token.to_owned(),
        }
    }

    pub(super) fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    pub(super) fn raw(&self, head: &str, body: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        stream
            .set_read_timeout(Some(Duration::from_secs(60)))
            .expect("a time");
        stream.write_all(head.as_bytes()).expect("sent");
        // A body that is refused is not read to its end.
        let _ = stream.write_all(body);
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        let end = bytes
            .windows(4)
            .position(|w| w == b"\r\n\r\n")
            .expect("a head");
        let head = String::from_utf8(bytes[..end].to_vec()).expect("text");
        let status = head.split(' ').nth(1).and_then(|s| s.parse().ok());
        Answer {
            status: status.expect("a status"),
            body: bytes.split_off(end + 4),
            head,
        }
    }

    pub(super) fn get(&self, path: &str) -> Answer {
        let port = self.port;
        self.raw(
            &format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n"),
            b"",
        )
    }

    /// The head of a request that would be answered, with lines exchanged.
    pub(super) fn head(&self, path: &str, length: usize, other: &[(&str, &str)]) -> String {
        let host = format!("127.0.0.1:{}", self.port);
        let length = length.to_string();
        let mut lines = vec![
            ("Host", host.as_str()),
            ("Content-Type", "application/json"),
            ("X-Aimaq-Token", self.token.as_str()),
            ("Content-Length", length.as_str()),
        ];
        for (name, value) in other {
            lines.retain(|(known, _)| known != name);
            if !value.is_empty() {
                lines.push((name, value));
            }
        }
        let lines: String = lines.iter().map(|(n, v)| format!("{n}: {v}\r\n")).collect();
        format!("POST {path} HTTP/1.1\r\n{lines}\r\n")
    }

    pub(super) fn with(&self, other: &[(&str, &str)]) -> u16 {
        let body = br#"{"lang":"en"}"#;
        self.raw(&self.head("/api/open", body.len(), other), body)
            .status
    }

    pub(super) fn post(&self, path: &str, body: &Value) -> Answer {
        let body = body.to_string();
        let head = self.head(&format!("/api/{path}"), body.len(), &[]);
        self.raw(&head, body.as_bytes())
    }

    pub(super) fn ask(&self, path: &str, body: &Value) -> Value {
        let answer = self.post(path, body);
        assert_eq!(answer.status, 200, "{path} {body}: {}", answer.json());
        answer.json()
    }

    pub(super) fn all(&self) -> Value {
        self.ask("open", &json!({ "lang": "en" }))
    }

    pub(super) fn act(&self, rev: u64, operation: &Value) -> Answer {
        let body = json!({ "lang": "en", "rev": rev, "name": "a step", "do": operation });
        self.post("do", &body)
    }
}

pub(super) fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

pub(super) fn transfer(units: &[&str], to: &str) -> Value {
    json!({ "op": "add", "changes": [{ "transfer": { "units": units, "to": to } }] })
}

pub(super) const ZHANAARKA: &str = "Karaganda Region/Zhanaarka District";
