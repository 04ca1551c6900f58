//! A simulated web site: a folder whose files are its pages.
//!
//! `/path` is answered by the file `path`, a folder by its `index.html`; `FILE._status`, `FILE._headers` and `FILE._delay` (in
//! milliseconds) beside a file change its answer. Where no file fits, a few addresses in the manner of httpbin answer: `/delay/N`,
//! `/status/N`, `/json`, `/get`. Answers carry no date, so that runs repeat byte for byte.

use super::http1::head::Head;
use super::http1::{Event, Limits, Parser, Role};
use std::collections::VecDeque;
use std::path::{Path, PathBuf};

/// An answer under way.
struct Answer {
    due: f64,
    bytes: Vec<u8>,
    sent: usize,
    closes: bool,
}

/// One connection's other side.
pub struct Site {
    folder: PathBuf,
    parser: Parser,
    request: Option<Head>,
    body: Vec<u8>,
    answers: VecDeque<Answer>,
    over: bool,
}

/// What a page answers.
struct Page {
    status: u16,
    kind: String,
    more: String,
    body: Vec<u8>,
    delay: f64,
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        201 => "Created",
        204 => "No Content",
        301 => "Moved Permanently",
        302 => "Found",
        304 => "Not Modified",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        418 => "I'm a teapot",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        _ => "Status",
    }
}

fn kind_of(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html" | "htm") => "text/html; charset=utf-8",
        Some("json") => "application/json",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("svg") => "image/svg+xml",
        Some("xml") => "application/xml",
        _ => "text/plain; charset=utf-8",
    }
}

impl Site {
    /// The site of a folder.
    pub fn new(folder: PathBuf) -> Site {
        let parser = Parser::new(Role::Requests, Limits::default());
        Site { folder, parser, request: None, body: Vec::new(), answers: VecDeque::new(), over: false }
    }

    /// The client sent something.
    pub fn write(&mut self, now: f64, bytes: &[u8]) {
        for event in self.parser.feed(bytes) {
            match event {
                Event::Head(head) => self.request = Some(head),
                Event::Data(data) => self.body.extend(data),
                Event::End => {
                    if let Some(head) = self.request.take() {
                        let body = std::mem::take(&mut self.body);
                        self.answer(now, &head, &body);
                    }
                }
                Event::Fault(refused) => {
                    let body = refused.message.into_bytes();
                    let page = Page {
                        status: 400,
                        kind: kind_of(Path::new("")).to_owned(),
                        more: String::new(),
                        body,
                        delay: 0.0,
                    };
                    self.send(now, page, false, true);
                }
                Event::Rest(_) => {}
            }
        }
    }

    /// When the next bytes are due.
    pub fn due(&self) -> Option<f64> {
        self.answers.front().map(|answer| answer.due)
    }

    /// Whether all was read and no more comes.
    pub fn is_over(&self, _now: f64) -> bool {
        self.over && self.answers.is_empty()
    }

    /// Reads what is due.
    pub fn read(&mut self, now: f64, bytes: &mut [u8]) -> usize {
        let mut count = 0;
        while let Some(answer) = self.answers.front_mut().filter(|answer| answer.due <= now) {
            let part = (answer.bytes.len() - answer.sent).min(bytes.len() - count);
            bytes[count..count + part].copy_from_slice(&answer.bytes[answer.sent..answer.sent + part]);
            answer.sent += part;
            count += part;
            if answer.sent < answer.bytes.len() {
                break;
            }
            self.over |= answer.closes;
            self.answers.pop_front();
        }
        count
    }

    fn answer(&mut self, now: f64, head: &Head, body: &[u8]) {
        let target = head.target().split('?').next().unwrap_or("/");
        let page = self.file(target).unwrap_or_else(|| made(head, target, body));
        self.send(now, page, head.method() == "HEAD", !head.keep_alive);
    }

    fn send(&mut self, now: f64, page: Page, bodiless: bool, closes: bool) {
        let connection = if closes { "Connection: close\r\n" } else { "" };
        let mut bytes = format!(
            "HTTP/1.1 {} {}\r\nContent-Type: {}\r\nContent-Length: {}\r\n{}{connection}\r\n",
            page.status,
            reason(page.status),
            page.kind,
            page.body.len(),
            page.more,
        )
        .into_bytes();
        if !bodiless {
            bytes.extend(page.body);
        }
        // An answer never overtakes one before it.
        let due = self.answers.back().map_or(now, |last| last.due).max(now + page.delay);
        self.answers.push_back(Answer { due, bytes, sent: 0, closes });
    }

    /// The page of a file; paths that lead out of the folder have none.
    fn file(&self, target: &str) -> Option<Page> {
        let mut path = self.folder.clone();
        for part in target.split('/').filter(|part| !part.is_empty()) {
            if part.starts_with('.') || part.contains('\\') {
                return None;
            }
            path.push(part);
        }
        if path.is_dir() {
            path.push("index.html");
        }
        let body = std::fs::read(&path).ok()?;
        let beside = |suffix: &str| {
            let mut name = path.clone().into_os_string();
            name.push(suffix);
            std::fs::read_to_string(name).ok()
        };
        let status = beside("._status").and_then(|text| text.trim().parse().ok()).unwrap_or(200);
        let delay = beside("._delay").and_then(|text| text.trim().parse::<f64>().ok()).unwrap_or(0.0) / 1000.0;
        let more = beside("._headers").unwrap_or_default();
        let more = more.lines().filter(|line| line.contains(':')).map(|line| format!("{line}\r\n")).collect();
        Some(Page { status, kind: kind_of(&path).to_owned(), more, body, delay })
    }
}

/// The answers that need no file.
fn made(head: &Head, target: &str, body: &[u8]) -> Page {
    let json = |status: u16, text: String, delay: f64| Page {
        status,
        kind: "application/json".to_owned(),
        more: String::new(),
        body: text.into_bytes(),
        delay,
    };
    let mut parts = target.split('/').filter(|part| !part.is_empty());
    match (parts.next(), parts.next(), parts.next()) {
        (Some("delay"), Some(seconds), None) if seconds.parse::<f64>().is_ok() => {
            let seconds = seconds.parse::<f64>().unwrap_or(0.0).clamp(0.0, 3600.0);
            json(200, described(head, body), seconds)
        }
        (Some("status"), Some(status), None) => match status.parse::<u16>() {
            Ok(status @ 200..=599) => json(status, String::new(), 0.0),
            Ok(_) | Err(_) => json(400, "Invalid status code".to_owned(), 0.0),
        },
        (Some("json"), None, None) => {
            json(200, "{\"slideshow\": {\"title\": \"Sample Slide Show\"}}\n".to_owned(), 0.0)
        }
        (Some("get" | "post" | "anything"), None, None) => json(200, described(head, body), 0.0),
        _ => Page {
            status: 404,
            kind: "text/plain; charset=utf-8".to_owned(),
            more: String::new(),
            body: b"404: Not Found".to_vec(),
            delay: 0.0,
        },
    }
}

/// A request as JSON.
fn described(head: &Head, body: &[u8]) -> String {
    let quoted = |text: &[u8]| {
        let text = String::from_utf8_lossy(text);
        let escaped: String = text
            .chars()
            .map(|character| match character {
                '"' => "\\\"".to_owned(),
                '\\' => "\\\\".to_owned(),
                character if character < ' ' => format!("\\u{:04x}", u32::from(character)),
                character => character.to_string(),
            })
            .collect();
        format!("\"{escaped}\"")
    };
    let fields: Vec<String> =
        head.fields().map(|(name, value)| format!("    {}: {}", quoted(name), quoted(value))).collect();
    format!(
        "{{\n  \"method\": {},\n  \"url\": {},\n  \"headers\": {{\n{}\n  }},\n  \"data\": {}\n}}\n",
        quoted(head.method().as_bytes()),
        quoted(head.target().as_bytes()),
        fields.join(",\n"),
        quoted(body),
    )
}
