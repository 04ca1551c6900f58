//! The web example against a server of this test's own: `--connect-to`, its environment variable, `--resolve`, and no network.

#[path = "support/process.rs"]
mod process;

use process::{Finished, finish};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Serves a page that names the host asked for; the port.
fn serve() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port of loopback");
    let port = listener.local_addr().expect("it has an address").port();
    std::thread::spawn(move || listener.incoming().flatten().for_each(answer));
    port
}

fn answer(mut stream: TcpStream) {
    let mut request = Vec::new();
    let mut part = [0; 1024];
    while !request.windows(4).any(|end| end == b"\r\n\r\n") {
        match stream.read(&mut part) {
            Ok(count) if count > 0 => request.extend_from_slice(&part[..count]),
            Ok(_) | Err(_) => return,
        }
    }
    let text = String::from_utf8_lossy(&request).into_owned();
    let host = text.lines().find_map(|line| line.strip_prefix("Host: ")).unwrap_or("nobody");
    let body = format!("page of {host}");
    let length = body.len();
    let head = format!("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: {length}\r\n\r\n");
    // A client that is gone gets nothing.
    let _ = stream.write_all(format!("{head}{body}").as_bytes());
}

fn script(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts/documents").join(name).display().to_string()
}

fn run(arguments: &[&str], environment: &[(&str, &str)]) -> Finished {
    let mut command = Command::new(env!("CARGO_BIN_EXE_coroscope"));
    command.args(arguments).envs(environment.iter().copied());
    finish(&mut command, b"").expect("it ends in time")
}

const PAGES: &str = "page of example.com\npage of example.org\n";

#[test]
fn connections_go_where_they_are_sent() {
    let port = serve();
    let (com, org) = (format!("example.com:80:127.0.0.1:{port}"), format!("example.org:80:127.0.0.1:{port}"));
    for name in ["scrape.py", "scrape_flat.py"] {
        let finished = run(&["--connect-to", &com, "--connect-to", &org, &script(name)], &[]);
        assert_eq!((&*finished.stdout, finished.status), (PAGES, 0), "{}", finished.stderr);
    }
}

#[test]
fn the_environment_sends_connections_too() {
    let rule = format!("*:*:127.0.0.1:{}", serve());
    let finished = run(&[&script("scrape.py")], &[("COROSCOPE_CONNECT_TO", &rule)]);
    assert_eq!((&*finished.stdout, finished.status), (PAGES, 0), "{}", finished.stderr);
}

#[test]
fn names_are_resolved_as_told() {
    let port = serve();
    let code = format!(
        "import asyncio, aiohttp\n\
         async def main():\n    \
             async with aiohttp.ClientSession() as session, session.get('http://some.invalid:{port}/') as response:\n        \
                 print(await response.text(), response.url)\n\
         asyncio.run(main())\n"
    );
    let finished = run(&["--resolve", &format!("some.invalid:{port}:127.0.0.1"), "-c", &code], &[]);
    let expected = format!("page of some.invalid:{port} http://some.invalid:{port}/\n");
    assert_eq!((&*finished.stdout, finished.status), (&*expected, 0), "{}", finished.stderr);
}

#[test]
fn without_a_listener_the_example_ends_as_under_cpython() {
    let finished = run(&["--connect-to", "*:*:127.0.0.1:1", &script("scrape.py")], &[]);
    let last = finished.stderr.lines().last().unwrap_or_default();
    let expected = "aiohttp.client_exceptions.ClientConnectorError: Cannot connect to host example.com:80 ssl:default \
                    [Connect call failed ('127.0.0.1', 1)]";
    assert_eq!((last, finished.status), (expected, 1), "{}", finished.stderr);
}

#[test]
fn a_rule_that_makes_no_sense_is_refused() {
    let finished = run(&["--connect-to", "example.com", "-c", "pass"], &[]);
    assert_eq!(finished.status, 2);
    assert!(finished.stderr.contains("'example.com' is not HOST:PORT:ADDR:PORT"), "{}", finished.stderr);
}

/// The web example's server in a namespace of its own: port 80 of loopback, and a hosts file that names it.
const IN_NAMESPACE: &str = r#"
set -e
ip link set lo up
mount --bind "$HOSTS" /etc/hosts
"$BIN" -c "$SERVER" &
server=$!
trap 'kill $server' EXIT
for _ in $(seq 600); do [ -s "$READY" ] && break; sleep 0.05; done
for script in "$INDENTED" "$FLAT"; do "$BIN" "$script"; done
"#;

const SERVER: &str = r#"
import asyncio, os
from aiohttp import web

async def page(request):
    return web.Response(text="page of " + request.host)

async def main():
    app = web.Application()
    app.router.add_get("/", page)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 80).start()
    with open(os.environ["READY"], "w") as ready:
        ready.write("yes")
    await asyncio.Event().wait()

asyncio.run(main())
"#;

/// A namespace with a network and mounts of its own, where that is permitted.
#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
fn in_namespace(script: &str) -> Option<Command> {
    let can = "command -v ip >/dev/null && ip link set lo up && mount --bind /etc/hostname /etc/hosts";
    let tried = Command::new("unshare").args(["--net", "--mount", "sh", "-c", can]).output();
    if !tried.is_ok_and(|tried| tried.status.success()) {
        eprintln!("skipped: no network namespace of one's own here");
        return None;
    }
    let mut command = Command::new("unshare");
    command.args(["--net", "--mount", "sh", "-c", script]);
    Some(command)
}

#[test]
fn the_example_runs_by_the_hosts_file_of_the_system() {
    let Some(mut command) = in_namespace(IN_NAMESPACE) else { return };
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let (hosts, ready) = (folder.join("hosts"), folder.join("namespace_ready"));
    std::fs::write(&hosts, "127.0.0.1 localhost\n127.0.0.1 example.com example.org\n").expect("the folder is ours");
    // It may not be there.
    let _ = std::fs::remove_file(&ready);
    command.env("HOSTS", &hosts).env("READY", &ready).env("BIN", env!("CARGO_BIN_EXE_coroscope")).env("SERVER", SERVER);
    command.env("INDENTED", script("scrape.py")).env("FLAT", script("scrape_flat.py"));
    let finished = finish(&mut command, b"").expect("it ends in time");
    assert_eq!((&*finished.stdout, finished.status), (&*PAGES.repeat(2), 0), "{}", finished.stderr);
}

#[test]
fn offline_the_example_ends_with_the_words_of_aiohttp() {
    // In a namespace without any network, and wherever the tests run without one.
    let Some(mut command) = in_namespace("\"$BIN\" \"$SCRIPT\"") else { return };
    for name in ["scrape.py", "scrape_flat.py"] {
        command.env("BIN", env!("CARGO_BIN_EXE_coroscope")).env("SCRIPT", script(name));
        let finished = finish(&mut command, b"").expect("it ends in time");
        let last = finished.stderr.lines().last().unwrap_or_default();
        // Usually the first host is the one that is told of: both are looked up at once.
        let start = "aiohttp.client_exceptions.ClientConnectorDNSError: Cannot connect to host example.";
        let host =
            last.strip_prefix(start).and_then(|rest| rest.strip_prefix("com").or_else(|| rest.strip_prefix("org")));
        let reason =
            host.and_then(|rest| rest.strip_prefix(":80 ssl:default [")).and_then(|rest| rest.strip_suffix(']'));
        // The system's words, whichever they are.
        let known = ["Name or service not known", "Temporary failure in name resolution"];
        assert!(reason.is_some_and(|reason| known.contains(&reason)), "{}", finished.stderr);
        assert_eq!((&*finished.stdout, finished.status), ("", 1));
    }
}

#[test]
fn the_example_runs_in_a_simulated_network() {
    let web = script("web");
    let runs: Vec<Finished> =
        ["scrape.py", "scrape_flat.py"].iter().map(|name| run(&["--sim-net", &web, &script(name)], &[])).collect();
    for finished in &runs {
        assert_eq!(finished.status, 0, "{}", finished.stderr);
        assert!(finished.stdout.contains("example.org"), "{}", finished.stdout);
    }
    assert_eq!(runs[0].stdout, runs[1].stdout);
}

/// Calls that a server and two exchanges with it take, at most.
const SEEN: usize = 45;

/// The calls of a script to the network, by their record, as far as they are made to fail: how many there are, and how many of
/// them move bytes, which can be cut too.
fn calls_of(script: &str) -> (usize, usize) {
    let name = script.replace('/', "_");
    let record = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("calls_{}", &name[name.len() - 12..]));
    let finished = run(&["-X", &format!("net-record={}", record.display()), script], &[]);
    assert_eq!(finished.status, 0, "{}", finished.stderr);
    let text = std::fs::read_to_string(&record).expect("it was recorded");
    let is = |line: &str, call: &str| line.contains(&format!("\"call\":\"{call}\""));
    let calls: Vec<&str> = text.lines().filter(|line| !is(line, "close")).take(SEEN).collect();
    assert!(calls.len() > 5, "{text}");
    (calls.len(), calls.iter().filter(|line| is(line, "read") || is(line, "write")).count())
}

/// Whichever call of a script's beginning to the network fails, or moves one byte only: one exchange may fail, the next do not,
/// nothing is left behind. The exchanges are alike: what comes after two of them has been seen. Several processes run at a time,
/// since they wait more than they work.
fn survives_a_fault_in_every_call(name: &str) {
    const AT_A_TIME: usize = 4;
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults").join(name).display().to_string();
    let (calls, moving) = calls_of(&script);
    let failures = (1..=calls).map(|at| format!("net-fault={at}"));
    let faults: Vec<String> = failures.chain((1..=moving).map(|at| format!("net-fault={at}:cut"))).collect();
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..AT_A_TIME {
            scope.spawn(|| {
                while let Some(fault) = faults.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let finished = run(&["-X", fault, &script], &[]);
                    let outcome = (&*finished.stdout, finished.status);
                    assert_eq!(outcome, ("nothing is left\n", 0), "-X {fault} {script}: {}", finished.stderr);
                }
            });
        }
    });
}

#[test]
fn streams_survive_a_fault_in_every_call() {
    survives_a_fault_in_every_call("streams.py");
}

#[test]
fn aiohttp_survives_a_fault_in_every_call() {
    survives_a_fault_in_every_call("web.py");
}

#[test]
fn operations_on_sockets_survive_a_fault_in_every_call() {
    survives_a_fault_in_every_call("sockets.py");
}

#[test]
fn blocking_sockets_survive_a_fault_in_every_call() {
    survives_a_fault_in_every_call("threads.py");
}

#[test]
fn datagrams_survive_a_fault_in_every_call() {
    survives_a_fault_in_every_call("datagrams.py");
}

#[test]
fn a_fault_that_makes_no_sense_is_told() {
    let finished = run(&["-X", "net-fault=often", "-c", "print('it runs')"], &[]);
    assert_eq!(&*finished.stdout, "it runs\n");
    assert!(finished.stderr.contains("-X net-fault: 'often' is not N or N:cut"), "{}", finished.stderr);
}
