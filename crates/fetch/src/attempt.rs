//! Asking a server, and asking it again.

use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::path::Path;

use ureq::http::header::{CONTENT_LENGTH, CONTENT_RANGE, ETAG, IF_RANGE, RANGE};
use ureq::http::{HeaderName, Response, StatusCode};
use ureq::{Agent, Body};

use super::{FetchError, Limits, Progress, Remote};

/// How many servers may send on to the next.
const MOST_REDIRECTS: u32 = 5;
/// A file with a checksum is a line.
const MOST_CHECKSUM_BYTES: u64 = 4096;

/// Asks servers within bounds.
pub(crate) fn agent(limits: &Limits) -> Agent {
    let config = Agent::config_builder()
        .timeout_connect(Some(limits.patience))
        .timeout_recv_response(Some(limits.patience))
        .timeout_recv_body(Some(limits.answer))
        .max_redirects(MOST_REDIRECTS)
        .http_status_as_error(false)
        .user_agent(concat!("aimaq/", env!("CARGO_PKG_VERSION")))
        .build();
    Agent::new_with_config(config)
}

/// The MD5 that a publisher gives for a file that moves.
pub(crate) fn md5(agent: &Agent, url: &str) -> Result<String, FetchError> {
    let mut answer = agent.get(url).call().map_err(|e| broken(url, &e, 0))?;
    if answer.status() != StatusCode::OK {
        return Err(FetchError::Status {
            url: url.to_owned(),
            status: answer.status().as_u16(),
        });
    }
    let mut text = Vec::new();
    let mut start = answer.body_mut().as_reader().take(MOST_CHECKSUM_BYTES);
    start
        .read_to_end(&mut text)
        .map_err(|e| broken(url, &e, 0))?;
    let text = String::from_utf8_lossy(&text);
    let word = text.split_whitespace().next().unwrap_or_default();
    let digits = word.len() == 32 && word.bytes().all(|b| b.is_ascii_hexdigit());
    digits
        .then(|| word.to_owned())
        .ok_or_else(|| FetchError::NoChecksum {
            url: url.to_owned(),
        })
}

fn broken(url: &str, reason: &dyn std::fmt::Display, bytes: u64) -> FetchError {
    FetchError::Broken {
        url: url.to_owned(),
        reason: reason.to_string(),
        bytes,
    }
}

/// One file on its way.
pub(crate) struct Download<'a> {
    pub(crate) agent: &'a Agent,
    pub(crate) remote: &'a Remote,
    pub(crate) limits: &'a Limits,
    /// Where it grows.
    pub(crate) part: &'a Path,
    /// Whether it never changes, so that what another process left can be gone on from.
    pub(crate) fixed: bool,
}

/// How an answer ended.
enum End {
    /// All that the server had to send.
    Whole,
    /// Before its end.
    Cut(String),
}

impl Download<'_> {
    /// Asks until all is there.
    pub(crate) fn whole(&self, progress: &mut dyn FnMut(Progress)) -> Result<(), FetchError> {
        let mut etag: Option<String> = None;
        let mut have = self.begun()?;
        let (mut left, mut pause) = (self.limits.tries, self.limits.pause);
        loop {
            let end = self.once(&mut etag, progress)?;
            let now = self.length()?;
            let reason = match end {
                End::Whole => return Ok(()),
                End::Cut(reason) => reason,
            };
            if now > have {
                (left, pause) = (self.limits.tries, self.limits.pause);
            }
            have = now;
            if left == 0 {
                return Err(broken(&self.remote.url, &reason, have));
            }
            left -= 1;
            std::thread::sleep(pause);
            pause *= 2;
        }
    }

    /// What an earlier process left of a file that never changes; of another it is
    /// taken away.
    fn begun(&self) -> Result<u64, FetchError> {
        if !self.fixed && self.part.exists() {
            std::fs::remove_file(self.part).map_err(|e| FetchError::write(self.part, e))?;
        }
        self.length()
    }

    fn length(&self) -> Result<u64, FetchError> {
        match std::fs::metadata(self.part) {
            Ok(there) => Ok(there.len()),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(0),
            Err(e) => Err(FetchError::read(self.part, e)),
        }
    }

    /// One answer, written behind what is there, or in its place.
    fn once(
        &self,
        etag: &mut Option<String>,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<End, FetchError> {
        let have = self.length()?;
        if have > 0 && self.remote.bytes == Some(have) {
            return Ok(End::Whole);
        }
        let mut question = self.agent.get(&self.remote.url);
        // Without a name for what it was, the rest of a file that moves is of no use.
        let resume = have > 0 && (self.fixed || etag.is_some());
        if resume {
            question = question.header(RANGE, format!("bytes={have}-"));
            if let Some(etag) = etag.as_deref().filter(|_| !self.fixed) {
                question = question.header(IF_RANGE, etag);
            }
        }
        let answer = match question.call() {
            Ok(answer) => answer,
            Err(e) => return Ok(End::Cut(e.to_string())),
        };
        let start = match answer.status() {
            StatusCode::OK => 0,
            StatusCode::PARTIAL_CONTENT if resume && begins_at(&answer, have) => have,
            // What is there is all of it, or more than all.
            StatusCode::RANGE_NOT_SATISFIABLE if resume => return Ok(End::Whole),
            status if status.is_server_error() => return Ok(End::Cut(status.to_string())),
            status => {
                return Err(FetchError::Status {
                    url: self.remote.url.clone(),
                    status: status.as_u16(),
                });
            }
        };
        *etag = header(&answer, &ETAG).filter(|tag| !tag.starts_with("W/"));
        self.store(answer, start, progress)
    }

    fn store(
        &self,
        answer: Response<Body>,
        start: u64,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<End, FetchError> {
        let length = header(&answer, &CONTENT_LENGTH).and_then(|n| n.parse::<u64>().ok());
        let of = length.map(|n| n.saturating_add(start));
        if let (Some(found), Some(expected)) = (of, self.remote.bytes)
            && found != expected
        {
            return Err(FetchError::Length {
                what: self.remote.url.clone(),
                found,
                expected,
            });
        }
        let most = self.remote.bytes.unwrap_or(self.limits.most_bytes);
        let mut file = self.open(start)?;
        let mut body = answer.into_body().into_reader();
        let mut block = vec![0; 1 << 16];
        let mut bytes = start;
        loop {
            let read = match body.read(&mut block) {
                Ok(0) => break,
                Ok(read) => read,
                Err(e) => return Ok(End::Cut(e.to_string())),
            };
            bytes += read as u64;
            if bytes > most {
                let url = self.remote.url.clone();
                return Err(FetchError::TooLong { url, most });
            }
            file.write_all(&block[..read])
                .map_err(|e| FetchError::write(self.part, e))?;
            progress(Progress { bytes, of });
        }
        match of.is_none_or(|of| bytes >= of) {
            true => Ok(End::Whole),
            false => Ok(End::Cut(format!("the answer ends after {bytes} bytes"))),
        }
    }

    fn open(&self, start: u64) -> Result<File, FetchError> {
        let mut options = OpenOptions::new();
        match start {
            0 => options.write(true).create(true).truncate(true),
            _ => options.append(true),
        };
        let opened = options.open(self.part);
        opened.map_err(|e| FetchError::write(self.part, e))
    }
}

/// Whether a part of a file is the part that was asked for.
fn begins_at(answer: &Response<Body>, have: u64) -> bool {
    let range = header(answer, &CONTENT_RANGE).unwrap_or_default();
    let start = range.strip_prefix("bytes ").and_then(|r| r.split_once('-'));
    start.is_some_and(|(start, _)| start.parse() == Ok(have))
}

fn header(answer: &Response<Body>, name: &HeaderName) -> Option<String> {
    let value = answer.headers().get(name)?.to_str().ok()?;
    Some(value.to_owned())
}
