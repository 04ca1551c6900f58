//! A browser without a window, driven by its own protocol (DevTools, over a pair of named pipes): keys in, values out.

use serde_json::{Value, json};
use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, Command};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

const BROWSERS: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// The browser that is installed here.
pub fn installed() -> Option<&'static str> {
    let runs = |name: &&str| Command::new(name).arg("--version").output().is_ok_and(|found| found.status.success());
    BROWSERS.into_iter().find(runs)
}

/// A browser with one page.
pub struct Browser {
    child: Child,
    to: File,
    from: Receiver<Value>,
    serial: u64,
    session: Option<String>,
    /// What the browser told by itself.
    told: Vec<Value>,
}

impl Browser {
    /// Starts it with an empty page; `name` keeps its folder apart from others'.
    pub fn start(program: &str, name: &str) -> Browser {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("browser-{name}"));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).expect("the folder for tests can be written to");
        let (commands, answers) = (folder.join("commands"), folder.join("answers"));
        let made = Command::new("mkfifo").args([&commands, &answers]).status().expect("the system has mkfifo");
        assert!(made.success());
        let script = format!(
            "exec {program} --headless --no-sandbox --disable-gpu --disable-background-networking --disable-component-update \
             --disable-sync --no-first-run --user-data-dir='{}' --remote-debugging-pipe 3<'{}' 4>'{}'",
            folder.join("profile").display(),
            commands.display(),
            answers.display()
        );
        let child = Command::new("sh").args(["-c", &script]).stderr(std::process::Stdio::null()).spawn();
        let child = child.expect("the browser can be started");
        let to = OpenOptions::new().write(true).open(&commands).expect("the pipe can be written to");
        let answers = File::open(&answers).expect("the pipe can be read");
        let (sender, from) = channel();
        std::thread::spawn(move || {
            for message in BufReader::new(answers).split(0).map_while(Result::ok) {
                let Ok(value) = serde_json::from_slice(&message) else { continue };
                if sender.send(value).is_err() {
                    break;
                }
            }
        });
        let mut browser = Browser { child, to, from, serial: 0, session: None, told: Vec::new() };
        let target = browser.call("Target.createTarget", json!({"url": "about:blank"}));
        let attach = json!({"targetId": target["targetId"], "flatten": true});
        let session = browser.call("Target.attachToTarget", attach);
        browser.session = session["sessionId"].as_str().map(str::to_owned);
        for domain in ["Page", "Runtime", "Log", "Network"] {
            browser.call(&format!("{domain}.enable"), json!({}));
        }
        browser
    }

    fn call(&mut self, method: &str, params: Value) -> Value {
        self.serial += 1;
        let id = self.serial;
        let mut command = json!({"id": id, "method": method, "params": params});
        if let Some(session) = &self.session {
            command["sessionId"] = json!(session);
        }
        self.to.write_all(format!("{command}\0").as_bytes()).expect("the browser listens");
        loop {
            let message = self.from.recv_timeout(PATIENCE).unwrap_or_else(|error| panic!("{method}: {error}"));
            if message["id"] == json!(id) {
                assert!(message["error"].is_null(), "{method}: {message}");
                return message["result"].clone();
            }
            self.told.push(message);
        }
    }

    /// Opens a page and waits until it is there.
    pub fn open(&mut self, address: &str) {
        self.told.clear();
        self.call("Page.navigate", json!({"url": address}));
        while !self.told.iter().any(|message| message["method"] == "Page.loadEventFired") {
            let message = self.from.recv_timeout(PATIENCE).expect("the page loads");
            self.told.push(message);
        }
    }

    /// The value of an expression in the page.
    pub fn evaluate(&mut self, expression: &str) -> Value {
        let answer = self.call("Runtime.evaluate", json!({"expression": expression, "returnByValue": true}));
        assert!(answer["exceptionDetails"].is_null(), "{expression}: {answer}");
        answer["result"]["value"].clone()
    }

    /// Presses a key.
    pub fn press(&mut self, key: &str) {
        for kind in ["keyDown", "keyUp"] {
            self.call("Input.dispatchKeyEvent", json!({"type": kind, "key": key, "code": key}));
        }
    }

    /// Errors in the page, and what it asked of any network.
    pub fn complaints(&mut self) -> Vec<String> {
        // What is under way arrives before the next answer.
        self.evaluate("0");
        let is_bad = |message: &&Value| match message["method"].as_str().unwrap_or("") {
            "Runtime.exceptionThrown" => true,
            "Runtime.consoleAPICalled" => message["params"]["type"] == "error",
            "Log.entryAdded" => message["params"]["entry"]["level"] == "error",
            "Network.requestWillBeSent" => {
                let address = message["params"]["request"]["url"].as_str().unwrap_or("");
                !["file:", "data:", "about:"].iter().any(|scheme| address.starts_with(scheme))
            }
            _ => false,
        };
        self.told.iter().filter(is_bad).map(ToString::to_string).collect()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // It has ended already where something went wrong.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
