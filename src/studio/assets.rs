//! The page and what it is made of, embedded at compile time.

use super::http::Answer;
use super::words;

const HTML: &str = "text/html; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";
const JS: &str = "text/javascript; charset=utf-8";

macro_rules! files {
    ($($path:literal: $kind:ident, $file:literal;)+) => {
        /// Path, type and content of each file of the page.
        const FILES: &[(&str, &str, &[u8])] = &[
            $(($path, $kind, include_bytes!(concat!("../../web/", $file))),)+
        ];
    };
}

files! {
    "/tokens.css": CSS, "tokens.css";
    "/palette.css": CSS, "studio/palette.css";
    "/studio.css": CSS, "studio/studio.css";
    "/map.js": JS, "map.js";
    "/main.js": JS, "studio/main.js";
    "/server.js": JS, "studio/server.js";
    "/model.js": JS, "studio/model.js";
    "/words.js": JS, "studio/words.js";
    "/acts.js": JS, "studio/acts.js";
    "/ahead.js": JS, "studio/ahead.js";
    "/stage.js": JS, "studio/stage.js";
    "/naming.js": JS, "studio/naming.js";
    "/lines.js": JS, "studio/lines.js";
    "/labels.js": JS, "studio/labels.js";
    "/room.js": JS, "studio/room.js";
    "/tools.js": JS, "studio/tools.js";
    "/panel.js": JS, "studio/panel.js";
    "/tabs.js": JS, "studio/tabs.js";
    "/fingers.js": JS, "studio/fingers.js";
    "/centre.js": JS, "studio/centre.js";
    "/line.js": JS, "studio/line.js";
    "/forms.js": JS, "studio/forms.js";
    "/files.js": JS, "studio/files.js";
    "/rest.js": JS, "studio/rest.js";
    "/dom.js": JS, "studio/dom.js";
}

/// The fonts of the program.
const FONTS: [(&str, &[u8]); 2] = [
    (
        "/font.ttf",
        include_bytes!("../../geodata/font/aimaq-sans.ttf"),
    ),
    (
        "/font-bold.ttf",
        include_bytes!("../../geodata/font/aimaq-sans-bold.ttf"),
    ),
];

/// A file of the page.
pub(super) fn asset(path: &str) -> Option<Answer> {
    if path == "/" {
        return Some(front());
    }
    let fonts = FONTS
        .iter()
        .map(|(path, bytes)| (*path, "font/ttf", *bytes));
    let mut all = FILES.iter().copied().chain(fonts);
    let (_, kind, bytes) = all.find(|(own, _, _)| *own == path)?;
    Some(Answer {
        status: 200,
        kind,
        body: bytes.to_vec(),
        took: None,
    })
}

/// The page itself. What it says where its token is of another start stands in it, in every
/// language, for then the server tells it nothing.
fn front() -> Answer {
    let line = |(lang, text)| format!("<p class=\"closed\" lang=\"{lang}\" hidden>{text}</p>\n");
    let lines: String = words::closed().into_iter().map(line).collect();
    let page = include_str!("../../web/studio/index.html");
    Answer {
        status: 200,
        kind: HTML,
        body: page.replace("<!-- closed -->\n", &lines).into_bytes(),
        took: None,
    }
}
