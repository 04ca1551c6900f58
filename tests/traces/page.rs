//! The page in a real browser, where one is installed (`chromium`): its own fold agrees with ours at every event.

use super::{fixtures, history, record};
use coroscope::cli::step::snapshot;
use std::path::PathBuf;
use std::process::Command;

const BROWSERS: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

fn browser() -> Option<&'static str> {
    BROWSERS
        .into_iter()
        .find(|name| Command::new(name).arg("--version").output().is_ok_and(|found| found.status.success()))
}

/// The document after its code has run.
fn document(browser: &str, address: &str) -> String {
    let profile = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("browser");
    let mut command = Command::new(browser);
    command.args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]);
    command.args(["--disable-component-update", "--disable-sync", "--no-first-run", "--virtual-time-budget=20000"]);
    command.arg(format!("--user-data-dir={}", profile.display())).args(["--dump-dom", address]);
    let finished = command.output().expect("the browser runs");
    String::from_utf8_lossy(&finished.stdout).into_owned()
}

#[test]
fn the_page_folds_as_we_do() {
    let Some(browser) = browser() else { return };
    // One document for all: starting a browser for each would take minutes.
    for (at, script) in fixtures().iter().enumerate().step_by(4) {
        let history = history(&record(script, &format!("page-{at}.trace"), &[]));
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("page-{at}.html"));
        std::fs::write(&path, coroscope::trace::export::html(&history))
            .expect("the folder for tests can be written to");
        let dom = document(browser, &format!("file://{}?states", path.display()));
        let states = dom.split("<pre id=\"states\">").nth(1).and_then(|rest| rest.split("</pre>").next());
        let states = states.unwrap_or_else(|| {
            panic!("{}: the page shows no states: {}", script.display(), &dom[..dom.len().min(400)])
        });
        let states = states.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        let lines: Vec<&str> = states.lines().collect();
        assert_eq!(lines.len(), history.len(), "{}", script.display());
        for (position, line) in lines.iter().enumerate() {
            let theirs: serde_json::Value = serde_json::from_str(line).expect("a state as JSON");
            let ours = snapshot::state(&history, &history.state_at(position));
            assert_eq!(theirs, ours, "{} at event {}", script.display(), history.trace.records[position].n);
        }
    }
}

#[test]
fn the_page_needs_no_network() {
    let page = coroscope::trace::export::html(&history(&record(&super::sample("brew.py"), "offline.trace", &[])));
    for loaded in ["src=\"http", "href=\"http", "url(", "@import", "fetch(", "XMLHttpRequest", "WebSocket"] {
        assert!(!page.contains(loaded), "the page has {loaded}");
    }
    assert!(page.len() < 300_000);
}

#[test]
fn a_script_cannot_break_out_of_the_page() {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("hostile.py");
    let script = "import asyncio\n\nasync def main():\n    print('</script><script>alert(1)</script><!--')\n\nasyncio.run(main())\n";
    std::fs::write(&path, script).expect("the folder for tests can be written to");
    let page = coroscope::trace::export::html(&history(&record(&path, "hostile.trace", &[])));
    assert_eq!(page.matches("</script>").count(), 2, "the script's own text ends an element");
    assert!(!page.contains("<!--"));
}
