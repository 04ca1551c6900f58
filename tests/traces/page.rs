//! The page in a real browser, where one is installed (`chromium`): its own fold agrees with ours at every event.

use super::browser::{self, Browser};
use super::{fixtures, history, record, root, sample};
use coroscope::cli::step::snapshot;
use std::path::PathBuf;
use std::process::Command;

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
    let Some(browser) = browser::installed() else { return };
    // One document for all: starting a browser for each would take minutes.
    for (at, script) in fixtures().iter().enumerate().step_by(4) {
        let text = record(script, &format!("page-{at}.trace"), &[]);
        folds_as_we_do(browser, &history(&text), &format!("page-{at}.html"));
    }
    let text = record(&sample("brew.py"), "page-gap.trace", &["--max-events", "20"]);
    folds_as_we_do(browser, &history(&text), "page-gap.html");
}

#[track_caller]
fn folds_as_we_do(browser: &str, history: &coroscope::trace::history::History, name: &str) {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, coroscope::trace::export::html(history)).expect("the folder for tests can be written to");
    let dom = document(browser, &format!("file://{}?states", path.display()));
    let states = dom.split("<pre id=\"states\">").nth(1).and_then(|rest| rest.split("</pre>").next());
    let script = history.trace.script();
    let states = states.unwrap_or_else(|| panic!("{script}: the page shows no states: {}", &dom[..dom.len().min(400)]));
    let states = states.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    let lines: Vec<&str> = states.lines().collect();
    assert_eq!(lines.len(), history.len(), "{script}");
    for (position, line) in lines.iter().enumerate() {
        let theirs: serde_json::Value = serde_json::from_str(line).expect("a state as JSON");
        let ours = snapshot::state(history, &history.state_at(position));
        assert_eq!(theirs, ours, "{script} at event {}", history.trace.records[position].n);
    }
}

/// Writes the page of a script; its recording and its address.
fn page_of(script: &std::path::Path, name: &str) -> (coroscope::trace::history::History, String) {
    let history = history(&record(script, &format!("{name}.trace"), &[]));
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.html"));
    std::fs::write(&path, coroscope::trace::export::html(&history)).expect("the folder for tests can be written to");
    let address = format!("file://{}", path.display());
    (history, address)
}

const STATE: &str = "JSON.stringify(Fold.plain(state, NAMES))";

#[test]
fn keys_and_slider_go_where_the_stepper_goes() {
    let Some(program) = browser::installed() else { return };
    let mut browser = Browser::start(program, "keys");
    let fixtures = root().join("tests/traces/fixtures");
    for script in [sample("brew.py"), fixtures.join("deadlock.py"), fixtures.join("cancelled_group.py")] {
        let (history, address) = page_of(&script, "driven");
        browser.open(&address);
        let check = |browser: &mut Browser, position: usize| {
            let text = browser.evaluate(STATE);
            let theirs: serde_json::Value = serde_json::from_str(text.as_str().expect("a text")).expect("JSON");
            let ours = snapshot::state(&history, &history.state_at(position));
            assert_eq!(theirs, ours, "{} at {position}", script.display());
        };
        browser.press("Home");
        for position in 0..history.len() {
            check(&mut browser, position);
            browser.press("ArrowRight");
        }
        for position in (0..history.len()).rev() {
            check(&mut browser, position);
            browser.press("ArrowLeft");
        }
        for position in (0..history.len()).step_by(3) {
            browser
                .evaluate(&format!("$('slider').value = {position}; $('slider').dispatchEvent(new Event('input')); 0"));
            check(&mut browser, position);
        }
        assert_eq!(browser.complaints(), Vec::<String>::new(), "{}", script.display());
    }
}

#[test]
fn an_address_names_the_place() {
    let Some(program) = browser::installed() else { return };
    let mut browser = Browser::start(program, "address");
    let (_, address) = page_of(&sample("brew.py"), "addressed");
    browser.open(&format!("{address}#27"));
    assert_eq!(browser.evaluate("EVENTS[place].n"), 27);
    assert!(
        browser.evaluate("$('why').textContent").as_str().is_some_and(|why| why.starts_with("toast runs now because"))
    );
    browser.press(".");
    assert_eq!(browser.evaluate("EVENTS[place].n"), 29);
}

#[test]
fn ten_thousand_events_open_at_once() {
    let Some(program) = browser::installed() else { return };
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("long_page.py");
    let script = "import asyncio\n\nasync def work(n):\n    for _ in range(20):\n        await asyncio.sleep(n / 10)\n        print(n)\n\nasync def main():\n    await asyncio.gather(*[work(n) for n in range(1, 80)])\n\nasyncio.run(main())\n";
    std::fs::write(&path, script).expect("the folder for tests can be written to");
    let (history, address) = page_of(&path, "long_page");
    assert!(history.len() > 10_000, "{} events", history.len());
    let mut browser = Browser::start(program, "long");
    let step = "(() => { const start = performance.now(); for (let at = 0; at < 20; at++) go(at * 400); return (performance.now() - start) / 20; })()";
    // The best of a few rounds: other programs run on this machine.
    let rounds: Vec<(f64, f64)> = (0..4)
        .map(|_| {
            browser.open(&address);
            let took = browser.evaluate("performance.getEntriesByType('navigation')[0].domComplete");
            (took.as_f64().expect("a time"), browser.evaluate(step).as_f64().expect("a time"))
        })
        .collect();
    let best = |times: &mut dyn Iterator<Item = f64>| times.fold(f64::INFINITY, f64::min);
    let (took, jump) = (best(&mut rounds.iter().map(|round| round.0)), best(&mut rounds.iter().map(|round| round.1)));
    assert!(took < 3000.0, "it took {took} ms");
    assert!(jump < 300.0, "a jump takes {jump} ms");
    assert_eq!(browser.complaints(), Vec::<String>::new());
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
    let data = page.split_once("id=\"data\">").and_then(|(_, rest)| rest.split_once("</script>"));
    let data = data.expect("the page has a block of data").0;
    let data: serde_json::Value = serde_json::from_str(data).expect("the block of data is JSON");
    assert!(data["header"]["sources"][0]["text"].as_str().is_some_and(|text| text == script));
}
