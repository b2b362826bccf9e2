//! Downloads from a server of the test's own, on the loopback address.
#![allow(missing_docs, clippy::expect_used, clippy::unwrap_used, clippy::panic)]

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use aimaq_fetch::{Checksum, FetchError, Limits, Remote, fetch, take};

const TEXT: &[u8] = b"borders of districts, a line of them for every day of the year";
/// By another program.
const SHA256: &str = "483baf11da00672e0afa1556cc5cef6bedf64adce10b3e4477f1f37a698ec947";

/// What a server does with one connection.
enum Answer {
    /// Sends these bytes, then closes.
    Bytes(Vec<u8>),
    /// Sends these bytes, then says nothing more.
    Stall(Vec<u8>),
}

/// A server that answers connections in turn; the last answer goes on for ever.
struct Server {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    fn new(answers: Vec<Answer>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&asked);
        std::thread::spawn(move || {
            for (i, stream) in listener.incoming().enumerate() {
                let mut stream = stream.unwrap();
                log.lock().unwrap().push(question(&mut stream));
                match &answers[i.min(answers.len() - 1)] {
                    Answer::Bytes(bytes) => stream.write_all(bytes).unwrap_or_default(),
                    Answer::Stall(bytes) => {
                        stream.write_all(bytes).unwrap_or_default();
                        std::thread::sleep(Duration::from_secs(5));
                    }
                }
            }
        });
        Self { port, asked }
    }

    fn url(&self) -> String {
        format!("http://127.0.0.1:{}/borders", self.port)
    }

    fn pinned(&self) -> Remote {
        Remote {
            url: self.url(),
            bytes: Some(TEXT.len() as u64),
            checksum: Checksum::Sha256(SHA256.to_owned()),
        }
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

fn question(stream: &mut TcpStream) -> String {
    let mut text = Vec::new();
    let mut byte = [0];
    while !text.ends_with(b"\r\n\r\n") && stream.read(&mut byte).unwrap_or(0) == 1 {
        text.push(byte[0]);
    }
    String::from_utf8(text).unwrap().to_lowercase()
}

fn head(status: &str, more: &str, body: &[u8]) -> Vec<u8> {
    let mut bytes = format!("HTTP/1.1 {status}\r\nConnection: close\r\n{more}\r\n").into_bytes();
    bytes.extend(body);
    bytes
}

fn whole(body: &[u8]) -> Answer {
    let length = format!("Content-Length: {}\r\n", body.len());
    Answer::Bytes(head("200 OK", &length, body))
}

/// The whole announced, a part sent.
fn cut(sent: usize) -> Answer {
    let length = format!("Content-Length: {}\r\n", TEXT.len());
    Answer::Bytes(head("200 OK", &length, &TEXT[..sent]))
}

fn rest(from: usize) -> Answer {
    let headers = format!(
        "Content-Length: {}\r\nContent-Range: bytes {from}-{}/{}\r\n",
        TEXT.len() - from,
        TEXT.len() - 1,
        TEXT.len()
    );
    Answer::Bytes(head("206 Partial Content", &headers, &TEXT[from..]))
}

fn quick() -> Limits {
    Limits {
        patience: Duration::from_millis(400),
        answer: Duration::from_millis(400),
        tries: 2,
        pause: Duration::from_millis(5),
        most_bytes: 1000,
    }
}

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn file(&self) -> PathBuf {
        self.0.path().join("cache").join("borders")
    }

    fn part(&self) -> PathBuf {
        self.0.path().join("cache").join("borders.part")
    }
}

fn fetched(remote: &Remote, path: &Path) -> Result<Vec<u8>, FetchError> {
    fetch(remote, path, &quick(), &mut |_| {}).map(|file| std::fs::read(file.path).unwrap())
}

#[test]
fn a_file_is_fetched_once_and_then_taken_from_the_cache() {
    let (server, folder) = (Server::new(vec![whole(TEXT)]), Folder::new());
    assert_eq!(fetched(&server.pinned(), &folder.file()).unwrap(), TEXT);
    assert_eq!(fetched(&server.pinned(), &folder.file()).unwrap(), TEXT);
    assert_eq!(server.asked().len(), 1);
    assert!(!folder.part().exists());
}

#[test]
fn progress_ends_with_all_bytes() {
    let (server, folder) = (Server::new(vec![whole(TEXT)]), Folder::new());
    let mut last = None;
    let mut note = |progress| last = Some(progress);
    fetch(&server.pinned(), &folder.file(), &quick(), &mut note).unwrap();
    let last = last.expect("some progress");
    assert_eq!(last.bytes, TEXT.len() as u64);
    assert_eq!(last.of, Some(TEXT.len() as u64));
}

#[test]
fn a_connection_that_is_cut_goes_on_where_it_ended() {
    let (server, folder) = (Server::new(vec![cut(20), rest(20)]), Folder::new());
    assert_eq!(fetched(&server.pinned(), &folder.file()).unwrap(), TEXT);
    assert!(server.asked()[1].contains("range: bytes=20-"));
}

#[test]
fn another_process_goes_on_where_the_first_was_killed() {
    let (server, folder) = (Server::new(vec![rest(33)]), Folder::new());
    std::fs::create_dir_all(folder.file().parent().unwrap()).unwrap();
    std::fs::write(folder.part(), &TEXT[..33]).unwrap();
    assert_eq!(fetched(&server.pinned(), &folder.file()).unwrap(), TEXT);
}

#[test]
fn what_another_process_left_wrong_is_fetched_anew() {
    let (server, folder) = (Server::new(vec![rest(10), whole(TEXT)]), Folder::new());
    std::fs::create_dir_all(folder.file().parent().unwrap()).unwrap();
    std::fs::write(folder.part(), b"0123456789").unwrap();
    assert_eq!(fetched(&server.pinned(), &folder.file()).unwrap(), TEXT);
}

#[test]
fn a_server_that_cannot_go_on_sends_all_again() {
    let (server, folder) = (Server::new(vec![cut(20), whole(TEXT)]), Folder::new());
    assert_eq!(fetched(&server.pinned(), &folder.file()).unwrap(), TEXT);
}

#[test]
fn a_connection_that_is_always_cut_is_an_error_that_keeps_what_arrived() {
    let empty = || Answer::Bytes(Vec::new());
    let (server, folder) = (Server::new(vec![cut(20), empty()]), Folder::new());
    let error = fetched(&server.pinned(), &folder.file()).unwrap_err();
    assert!(error.to_string().contains("20 bytes are kept"), "{error}");
    assert_eq!(std::fs::read(folder.part()).unwrap(), &TEXT[..20]);
    assert!(!folder.file().exists());
}

#[test]
fn wrong_bytes_are_refused_and_leave_nothing() {
    let mut wrong = TEXT.to_vec();
    wrong[0] = b'B';
    let (server, folder) = (Server::new(vec![whole(&wrong)]), Folder::new());
    let error = fetched(&server.pinned(), &folder.file()).unwrap_err();
    assert!(matches!(error, FetchError::Differs { .. }), "{error}");
    assert!(error.to_string().contains(SHA256), "{error}");
    assert!(!folder.file().exists() && !folder.part().exists());
}

#[test]
fn a_file_of_another_length_is_refused_before_it_arrives() {
    let (server, folder) = (Server::new(vec![whole(&TEXT[..9])]), Folder::new());
    let error = fetched(&server.pinned(), &folder.file()).unwrap_err();
    assert!(error.to_string().contains("has 9 bytes, not"), "{error}");
}

#[test]
fn a_file_that_never_ends_is_bounded() {
    let endless = head("200 OK", "", &vec![b'x'; 5000]);
    let (server, folder) = (Server::new(vec![Answer::Bytes(endless)]), Folder::new());
    let remote = Remote {
        bytes: None,
        checksum: Checksum::Unknown,
        ..server.pinned()
    };
    let error = fetched(&remote, &folder.file()).unwrap_err();
    assert!(
        matches!(error, FetchError::TooLong { most: 1000, .. }),
        "{error}"
    );
    assert!(!folder.part().exists());
}

#[test]
fn a_good_file_of_the_cache_outlives_a_bad_server() {
    let (good, folder) = (Server::new(vec![whole(TEXT)]), Folder::new());
    let moving = |server: &Server| Remote {
        bytes: None,
        checksum: Checksum::Unknown,
        ..server.pinned()
    };
    fetched(&moving(&good), &folder.file()).unwrap();
    let bad = Server::new(vec![Answer::Bytes(head("404 Not Found", "", b""))]);
    let error = fetched(&moving(&bad), &folder.file()).unwrap_err();
    assert!(error.to_string().ends_with("answers 404"), "{error}");
    assert_eq!(std::fs::read(folder.file()).unwrap(), TEXT);
}

#[test]
fn redirects_are_followed_and_do_not_go_on_for_ever() {
    let target = Server::new(vec![whole(TEXT)]);
    let to = format!("Location: {}\r\nContent-Length: 0\r\n", target.url());
    let server = Server::new(vec![Answer::Bytes(head("302 Found", &to, b""))]);
    let folder = Folder::new();
    assert_eq!(fetched(&server.pinned(), &folder.file()).unwrap(), TEXT);

    let circle = "Location: /borders\r\nContent-Length: 0\r\n";
    let server = Server::new(vec![Answer::Bytes(head("302 Found", circle, b""))]);
    let folder = Folder::new();
    assert!(fetched(&server.pinned(), &folder.file()).is_err());
    assert!(!folder.file().exists());
}

#[test]
fn a_server_that_falls_silent_is_given_up_and_asked_again() {
    let length = format!("Content-Length: {}\r\n", TEXT.len());
    let silent = Answer::Stall(head("200 OK", &length, &TEXT[..7]));
    let (server, folder) = (Server::new(vec![silent, rest(7)]), Folder::new());
    // The server of the test answers one at a time, so the second waits for the first.
    let limits = Limits {
        patience: Duration::from_secs(8),
        ..quick()
    };
    let file = fetch(&server.pinned(), &folder.file(), &limits, &mut |_| {}).unwrap();
    assert_eq!(std::fs::read(file.path).unwrap(), TEXT);
}

#[test]
fn a_file_that_moves_is_held_against_its_publisher_s_checksum() {
    // MD5 of the text, by another program.
    let sum = |text: &str| whole(text.as_bytes());
    let sums = Server::new(vec![sum("46f3412dd170dd24c497976250b6c329  borders\n")]);
    let server = Server::new(vec![whole(TEXT)]);
    let remote = Remote {
        bytes: None,
        checksum: Checksum::Md5At(sums.url()),
        ..server.pinned()
    };
    let folder = Folder::new();
    assert_eq!(fetched(&remote, &folder.file()).unwrap(), TEXT);

    let sums = Server::new(vec![sum("00000000000000000000000000000000")]);
    let remote = Remote {
        checksum: Checksum::Md5At(sums.url()),
        ..remote
    };
    let error = fetched(&remote, &Folder::new().file()).unwrap_err();
    assert!(matches!(error, FetchError::Differs { .. }), "{error}");

    let sums = Server::new(vec![sum("<html>sorry</html>")]);
    let remote = Remote {
        checksum: Checksum::Md5At(sums.url()),
        ..remote
    };
    let error = fetched(&remote, &Folder::new().file()).unwrap_err();
    assert!(matches!(error, FetchError::NoChecksum { .. }), "{error}");
}

#[test]
fn a_file_from_elsewhere_is_taken_only_if_it_is_the_one_that_is_meant() {
    let folder = Folder::new();
    let from = folder.0.path().join("downloaded");
    let remote = Remote {
        url: "https://example.org/borders".to_owned(),
        bytes: None,
        checksum: Checksum::Sha256(SHA256.to_owned()),
    };
    std::fs::write(&from, b"something else").unwrap();
    assert!(take(&remote, &from, &folder.file()).is_err());
    assert!(!folder.file().exists());
    std::fs::write(&from, TEXT).unwrap();
    assert_eq!(
        take(&remote, &from, &folder.file()).unwrap().bytes,
        TEXT.len() as u64
    );
    let left = std::fs::read_dir(folder.file().parent().unwrap()).unwrap();
    assert_eq!(left.count(), 1);
}
