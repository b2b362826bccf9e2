//! One request and its answer over a connection, within limits: heads of 16 KiB, bodies of
//! a known length, and a time by which all of it is there.

use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::{Duration, Instant};

/// Bytes of the head of a request, at most.
const HEAD: usize = 16 * 1024;

/// Headers of a request, at most.
const HEADERS: usize = 64;

/// Bytes of a body, at most: more than any plan has.
pub(super) const BODY: usize = 4 * 1024 * 1024;

/// Time for a whole request.
const PATIENCE: Duration = Duration::from_secs(20);

/// The head of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) method: String,
    pub(super) path: String,
    headers: Vec<(String, Vec<u8>)>,
}

/// Why a request is not answered as it asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Refusal {
    /// The status.
    pub(super) status: u16,
    /// What is wrong, for whoever reads the answer.
    pub(super) why: &'static str,
}

impl Refusal {
    pub(super) fn new(status: u16, why: &'static str) -> Self {
        Self { status, why }
    }
}

impl Head {
    /// The one value of a header; `None` where it is absent.
    ///
    /// # Errors
    /// If it stands there twice or is no text: whoever sends that wants it to be read in two
    /// ways.
    pub(super) fn one(&self, name: &str) -> Result<Option<&str>, Refusal> {
        let mut found = self.headers.iter().filter(|(n, _)| n == name);
        let Some((_, value)) = found.next() else {
            return Ok(None);
        };
        if found.next().is_some() {
            return Err(Refusal::new(400, "a header stands twice"));
        }
        let value = std::str::from_utf8(value);
        let value = value.map_err(|_| Refusal::new(400, "a header is no text"))?;
        Ok(Some(value.trim()))
    }

    /// The length of the body.
    pub(super) fn length(&self) -> Result<usize, Refusal> {
        if self.one("transfer-encoding")?.is_some() {
            return Err(Refusal::new(411, "the length of the body has to be stated"));
        }
        let Some(text) = self.one("content-length")? else {
            return Ok(0);
        };
        let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let length = digits.then(|| text.parse::<usize>().unwrap_or(usize::MAX));
        let length = length.ok_or(Refusal::new(400, "the length of the body is no number"))?;
        match length <= BODY {
            true => Ok(length),
            false => Err(Refusal::new(413, "the body is too large")),
        }
    }
}

/// A connection with one request.
pub(super) struct Connection {
    stream: TcpStream,
    until: Instant,
    /// What was read beyond the head.
    rest: Vec<u8>,
}

/// The request did not come, or came in no form that can be answered.
#[derive(Debug)]
pub(super) enum Broken {
    /// Nobody is there any more.
    Gone,
    /// It can be said what is wrong.
    Refused(Refusal),
}

impl From<io::Error> for Broken {
    fn from(_: io::Error) -> Self {
        Self::Gone
    }
}

impl Connection {
    pub(super) fn new(stream: TcpStream) -> Self {
        Self {
            stream,
            until: Instant::now() + PATIENCE,
            rest: Vec::new(),
        }
    }

    /// Reads the head.
    pub(super) fn head(&mut self) -> Result<Head, Broken> {
        let mut bytes = Vec::new();
        loop {
            if let Some((head, length)) = parsed(&bytes).map_err(Broken::Refused)? {
                self.rest = bytes.split_off(length);
                return Ok(head);
            }
            if bytes.len() >= HEAD {
                return Err(Broken::Refused(Refusal::new(431, "the head is too large")));
            }
            let room = HEAD - bytes.len();
            self.more(&mut bytes, room)?;
        }
    }

    /// Reads the body, of a length that was checked.
    pub(super) fn body(&mut self, length: usize) -> Result<Vec<u8>, Broken> {
        let mut bytes = std::mem::take(&mut self.rest);
        bytes.truncate(length);
        while bytes.len() < length {
            let room = length - bytes.len();
            self.more(&mut bytes, room)?;
        }
        Ok(bytes)
    }

    /// Reads what there is, at most `room` bytes of it.
    fn more(&mut self, bytes: &mut Vec<u8>, room: usize) -> Result<(), Broken> {
        let left = self.until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(Broken::Gone);
        }
        self.stream.set_read_timeout(Some(left))?;
        let mut chunk = [0; 8192];
        let room = room.min(chunk.len());
        let read = self.stream.read(&mut chunk[..room])?;
        if read == 0 {
            return Err(Broken::Gone);
        }
        bytes.extend_from_slice(&chunk[..read]);
        Ok(())
    }

    /// Answers and ends the connection.
    pub(super) fn answer(mut self, answer: &Answer) -> io::Result<()> {
        self.stream.set_write_timeout(Some(PATIENCE))?;
        self.stream.write_all(answer.head().as_bytes())?;
        self.stream.write_all(&answer.body)?;
        self.stream.flush()?;
        self.stream.shutdown(Shutdown::Write)?;
        self.drain();
        Ok(())
    }

    /// Reads a little of what a refused request still sends, for its sender reads the answer
    /// only where the connection is not broken off.
    fn drain(&mut self) {
        let until = Instant::now() + Duration::from_millis(300);
        let mut chunk = [0; 8192];
        for _ in 0..64 {
            let left = until.saturating_duration_since(Instant::now());
            let waits = !left.is_zero() && self.stream.set_read_timeout(Some(left)).is_ok();
            if !waits || !matches!(self.stream.read(&mut chunk), Ok(1..)) {
                return;
            }
        }
    }
}

fn parsed(bytes: &[u8]) -> Result<Option<(Head, usize)>, Refusal> {
    let mut headers = [httparse::EMPTY_HEADER; HEADERS];
    let mut request = httparse::Request::new(&mut headers);
    let status = request.parse(bytes);
    let status = status.map_err(|_| Refusal::new(400, "this is no request of HTTP"))?;
    let httparse::Status::Complete(length) = status else {
        return Ok(None);
    };
    let headers = request.headers.iter();
    let headers = headers.map(|h| (h.name.to_ascii_lowercase(), h.value.to_vec()));
    let head = Head {
        headers: headers.collect(),
        method: request.method.unwrap_or_default().to_owned(),
        path: request.path.unwrap_or_default().to_owned(),
    };
    Ok(Some((head, length)))
}

/// What is answered.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) kind: &'static str,
    pub(super) body: Vec<u8>,
    /// How long it took to find, for whoever measures.
    pub(super) took: Option<Duration>,
}

/// The page shows nothing and asks nothing but what comes from its own address.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
    font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'none'";

pub(super) const JSON: &str = "application/json; charset=utf-8";

impl Answer {
    pub(super) fn json(status: u16, value: &serde_json::Value) -> Self {
        Self {
            status,
            kind: JSON,
            body: value.to_string().into_bytes(),
            took: None,
        }
    }

    pub(super) fn refused(refusal: Refusal) -> Self {
        let body = serde_json::json!({ "error": { "key": "refused", "message": refusal.why } });
        Self::json(refusal.status, &body)
    }

    /// The same, with how long it took to find.
    pub(super) fn after(mut self, took: Duration) -> Self {
        self.took = Some(took);
        self
    }

    fn head(&self) -> String {
        let ms =
            |took: Duration| format!("Server-Timing: all;dur={:.2}\r\n", took.as_secs_f64() * 1e3);
        let took = self.took.map(ms).unwrap_or_default();
        format!(
            "HTTP/1.1 {} {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nConnection: close\r\n\
             Cache-Control: no-store\r\nContent-Security-Policy: {POLICY}\r\n\
             X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n\
             Cross-Origin-Opener-Policy: same-origin\r\nCross-Origin-Resource-Policy: same-origin\r\n\
             X-Frame-Options: DENY\r\n{took}\r\n",
            self.status,
            reason(self.status),
            self.kind,
            self.body.len(),
        )
    }
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        409 => "Conflict",
        411 => "Length Required",
        413 => "Content Too Large",
        415 => "Unsupported Media Type",
        421 => "Misdirected Request",
        422 => "Unprocessable Content",
        431 => "Request Header Fields Too Large",
        503 => "Service Unavailable",
        _ => "Error",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(text: &str) -> Head {
        parsed(text.as_bytes()).expect("HTTP").expect("whole").0
    }

    #[test]
    fn a_head_that_is_not_whole_is_waited_for() {
        assert_eq!(parsed(b"GET / HTTP/1.1\r\nHost: x\r\n"), Ok(None));
        assert!(parsed(b"\0\0\0").is_err());
    }

    #[test]
    fn a_header_that_stands_twice_is_refused() {
        let twice = head("GET / HTTP/1.1\r\nHost: a\r\nhost: b\r\n\r\n");
        assert_eq!(twice.one("host").map_err(|r| r.status), Err(400));
        assert_eq!(twice.one("origin"), Ok(None));
    }

    #[test]
    fn a_length_is_never_believed_beyond_the_limit() {
        let length = |line: &str| {
            let text = format!("POST / HTTP/1.1\r\n{line}\r\n\r\n");
            head(&text).length().map_err(|r| r.status)
        };
        assert_eq!(length("Content-Length: 12"), Ok(12));
        assert_eq!(length("Content-Length: 104857600"), Err(413));
        assert_eq!(length("Content-Length: 99999999999999999999999"), Err(413));
        assert_eq!(length("Content-Length: -1"), Err(400));
        assert_eq!(length("Content-Length: +1"), Err(400));
        assert_eq!(length("Transfer-Encoding: chunked"), Err(411));
    }
}
