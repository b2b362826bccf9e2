//! Whose requests are answered, and that none of them does harm.

use std::fs;
use std::path::Path;

use serde_json::json;

use super::running::{Studio, ZHANAARKA, folder};

#[test]
fn only_the_own_page_of_this_start_is_answered() {
    let folder = folder();
    let studio = Studio::open(folder.path(), &[]);
    let own = format!("http://127.0.0.1:{}", studio.port);
    let named = format!("localhost:{}", studio.port);
    assert_eq!(studio.with(&[]), 200);
    assert_eq!(studio.with(&[("Origin", &own)]), 200);
    assert_eq!(studio.with(&[("Host", &named)]), 200);
    let other_port = format!("127.0.0.1:{}", studio.port ^ 1);
    for host in [
        "evil.example",
        "127.0.0.1",
        "",
        "127.0.0.1:80@evil.example",
        &other_port,
    ] {
        assert_eq!(studio.with(&[("Host", host)]), 421, "{host}");
    }
    for origin in [
        "http://evil.example",
        "null",
        "https://127.0.0.1",
        "http://127.0.0.1",
    ] {
        assert_eq!(studio.with(&[("Origin", origin)]), 403, "{origin}");
    }
    assert_eq!(studio.with(&[("Sec-Fetch-Site", "cross-site")]), 403);
    for token in ["", "0", &"0".repeat(64), &studio.token[1..]] {
        assert_eq!(studio.with(&[("X-Aimaq-Token", token)]), 403, "{token}");
    }
    for kind in [
        "",
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
    ] {
        assert_eq!(studio.with(&[("Content-Type", kind)]), 415, "{kind}");
    }
    assert!(
        !folder.path().join("draft.toml").exists(),
        "asking writes nothing"
    );
}

#[test]
fn what_is_too_large_or_no_request_is_refused() {
    let folder = folder();
    let studio = Studio::open(folder.path(), &[]);
    let large = vec![b' '; 1 << 20];
    let length = ("Content-Length", "104857600");
    let head = studio.head("/api/open", 0, &[length]);
    assert_eq!(studio.raw(&head, &large).status, 413);
    let head = studio.head(
        "/api/open",
        0,
        &[("Transfer-Encoding", "chunked"), ("Content-Length", "")],
    );
    assert_eq!(studio.raw(&head, b"0\r\n\r\n").status, 411);
    let host = format!("Host: 127.0.0.1:{}", studio.port);
    let long = "x".repeat(20_000);
    for (head, status) in [
        ("nonsense\r\n\r\n".to_owned(), 400),
        (format!("GET / HTTP/1.1\r\n{host}\r\n{host}\r\n\r\n"), 400),
        (
            format!("GET / HTTP/1.1\r\n{host}\r\nA: {long}\r\n\r\n"),
            431,
        ),
        (format!("PUT / HTTP/1.1\r\n{host}\r\n\r\n"), 405),
        (format!("OPTIONS /api/open HTTP/1.1\r\n{host}\r\n\r\n"), 405),
    ] {
        assert_eq!(studio.raw(&head, b"").status, status, "{}", &head[..30]);
    }
    for body in ["", "[", "{}", "7", "{\"lang\":\"tlh\"}"] {
        let head = studio.head("/api/open", body.len(), &[]);
        let status = studio.raw(&head, body.as_bytes()).status;
        assert!([400, 404].contains(&status), "{body}: {status}");
    }
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let head = studio.head("/api/do", deep.len(), &[]);
    assert_eq!(studio.raw(&head, deep.as_bytes()).status, 400);
    assert_eq!(studio.with(&[]), 200, "it goes on");
}

#[test]
fn nothing_is_read_by_a_path_of_the_page() {
    let folder = folder();
    fs::write(folder.path().join("secret.toml"), "x").expect("written");
    let studio = Studio::open(folder.path(), &[]);
    for path in [
        "/secret.toml",
        "/../secret.toml",
        "/%2e%2e/secret.toml",
        "//etc/passwd",
        "/api/open",
    ] {
        assert_eq!(studio.get(path).status, 404, "{path}");
    }
    for path in ["../secret.toml", "/etc/passwd", "secret.toml"] {
        let body = json!({ "lang": "en", "name": path });
        assert_eq!(studio.post("view", &body).status, 404, "{path}");
    }
    let body = json!({ "lang": "en", "name": "../secret.toml" });
    assert_ne!(studio.post("result", &body).status, 200);
}

#[test]
fn the_page_may_ask_nobody_else_and_no_name_is_run() {
    let folder = folder();
    let studio = Studio::open(folder.path(), &[]);
    let page = studio.get("/");
    assert_eq!(page.status, 200);
    for line in [
        "default-src 'none'",
        "script-src 'self';",
        "frame-ancestors 'none'",
        "nosniff",
        "no-referrer",
        "no-store",
    ] {
        assert!(page.head.contains(line), "{line}: {}", page.head);
    }
    let text = String::from_utf8(page.body).expect("text");
    assert!(
        !text.contains("<script>") && !text.contains("style="),
        "{text}"
    );
    for file in [
        "/main.js",
        "/map.js",
        "/studio.css",
        "/tokens.css",
        "/font.ttf",
    ] {
        assert_eq!(studio.get(file).status, 200, "{file}");
    }
    let web = Path::new(env!("CARGO_MANIFEST_DIR")).join("web");
    for entry in [web.join("studio"), web]
        .iter()
        .flat_map(|f| fs::read_dir(f).expect("a folder"))
    {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|e| e == "js") {
            let text = fs::read_to_string(&path).expect("text");
            let scripts = [
                "innerHTML",
                "outerHTML",
                "insertAdjacentHTML",
                "document.write",
                "eval(",
            ];
            let found = scripts.iter().find(|word| text.contains(**word));
            assert_eq!(found, None, "{}", path.display());
        }
    }
    let named = json!({ "rename": { "unit": ZHANAARKA, "to": "<script>alert(1)</script>" } });
    let operation = json!({ "op": "add", "changes": [named] });
    let answer = studio.act(1, &operation);
    assert_eq!(answer.status, 200, "{}", answer.json());
    assert!(answer.head.contains("application/json"), "{}", answer.head);
}

#[cfg(target_os = "linux")]
#[test]
fn nothing_listens_beyond_the_loopback_address() {
    let folder = folder();
    let studio = Studio::open(folder.path(), &[]);
    let port = format!(":{:04X}", studio.port);
    let mut found = 0;
    for (table, own) in [("/proc/net/tcp", "0100007F"), ("/proc/net/tcp6", "")] {
        let Ok(text) = fs::read_to_string(table) else {
            continue;
        };
        for line in text.lines().skip(1) {
            let fields: Vec<&str> = line.split_whitespace().collect();
            if fields[1].ends_with(&port) && fields[3] == "0A" {
                assert_eq!(fields[1].strip_suffix(&port), Some(own), "{line}");
                found += 1;
            }
        }
    }
    assert_eq!(found, 1);
}
