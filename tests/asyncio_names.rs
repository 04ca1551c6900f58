//! `docs/asyncio.md` lists every public name of asyncio in CPython 3.13: whether it is there, what it is, which script tests it.
//! The page is made from the program itself; this test fails when it is out of date, and writes it anew with `UPDATE_DOCS=1`.

#[path = "support/process.rs"]
mod process;

use std::path::{Path, PathBuf};
use std::process::Command;

/// `asyncio.__all__` of CPython 3.13 on Linux.
const NAMES: &[&str] = &[
    "ALL_COMPLETED",
    "AbstractChildWatcher",
    "AbstractEventLoop",
    "AbstractEventLoopPolicy",
    "AbstractServer",
    "Barrier",
    "BaseEventLoop",
    "BaseProtocol",
    "BaseTransport",
    "BoundedSemaphore",
    "BrokenBarrierError",
    "BufferedProtocol",
    "CancelledError",
    "Condition",
    "DatagramProtocol",
    "DatagramTransport",
    "DefaultEventLoopPolicy",
    "Event",
    "EventLoop",
    "FIRST_COMPLETED",
    "FIRST_EXCEPTION",
    "FastChildWatcher",
    "Future",
    "Handle",
    "IncompleteReadError",
    "InvalidStateError",
    "LifoQueue",
    "LimitOverrunError",
    "Lock",
    "MultiLoopChildWatcher",
    "PidfdChildWatcher",
    "PriorityQueue",
    "Protocol",
    "Queue",
    "QueueEmpty",
    "QueueFull",
    "QueueShutDown",
    "ReadTransport",
    "Runner",
    "SafeChildWatcher",
    "SelectorEventLoop",
    "Semaphore",
    "SendfileNotAvailableError",
    "Server",
    "StreamReader",
    "StreamReaderProtocol",
    "StreamWriter",
    "SubprocessProtocol",
    "SubprocessTransport",
    "Task",
    "TaskGroup",
    "ThreadedChildWatcher",
    "Timeout",
    "TimeoutError",
    "TimerHandle",
    "Transport",
    "WriteTransport",
    "_enter_task",
    "_get_running_loop",
    "_leave_task",
    "_register_task",
    "_set_running_loop",
    "_unregister_task",
    "all_tasks",
    "as_completed",
    "create_eager_task_factory",
    "create_subprocess_exec",
    "create_subprocess_shell",
    "create_task",
    "current_task",
    "eager_task_factory",
    "ensure_future",
    "gather",
    "get_child_watcher",
    "get_event_loop",
    "get_event_loop_policy",
    "get_running_loop",
    "iscoroutine",
    "iscoroutinefunction",
    "isfuture",
    "new_event_loop",
    "open_connection",
    "open_unix_connection",
    "run",
    "run_coroutine_threadsafe",
    "set_child_watcher",
    "set_event_loop",
    "set_event_loop_policy",
    "shield",
    "sleep",
    "start_server",
    "start_unix_server",
    "timeout",
    "timeout_at",
    "to_thread",
    "wait",
    "wait_for",
    "wrap_future",
];

/// What the table says of a name.
struct Line {
    name: &'static str,
    there: bool,
    about: String,
    scripts: Vec<String>,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Asks the program: whether the name is there, and the first line of its documentation.
fn answers() -> Vec<(bool, String)> {
    let list = NAMES.iter().map(|name| format!("{name:?}")).collect::<Vec<_>>().join(",");
    let script = format!(
        "import asyncio\nfor name in [{list}]:\n    found = getattr(asyncio, name, None)\n    text = '' if isinstance(found, str) else (getattr(found, '__doc__', None) or '')\n    print(int(found is not None), text.strip().split('\\n')[0], sep='\\t')\n"
    );
    let mut command = Command::new(env!("CARGO_BIN_EXE_coroscope"));
    let finished = process::finish(command.args(["-c", &script]), b"").expect("it ends in time");
    assert_eq!((&*finished.stderr, finished.status), ("", 0));
    let split = |line: &str| line.split_once('\t').map(|(there, about)| (there == "1", about.to_owned()));
    finished.stdout.lines().filter_map(split).collect()
}

fn find_scripts(folder: &Path, scripts: &mut Vec<(String, String)>) {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the folder can be listed")
        .map(|entry| entry.expect("the folder can be listed").path())
        .collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            find_scripts(&path, scripts);
        } else if path.extension().is_some_and(|extension| extension == "py") {
            let text = std::fs::read_to_string(&path).expect("a script can be read");
            let name = path.strip_prefix(root().join("tests/scripts")).expect("a script lies in its folder");
            scripts.push((name.with_extension("").display().to_string(), text));
        }
    }
}

/// Whether a script says `asyncio.NAME`, or imports the name.
fn uses(text: &str, name: &str) -> bool {
    let ends = |rest: &str| !rest.starts_with(|next: char| next.is_alphanumeric() || next == '_');
    let after = |prefix: &str| text.match_indices(prefix).any(|(at, _)| ends(&text[at + prefix.len()..]));
    let imports = text.lines().filter(|line| line.starts_with("from asyncio"));
    after(&format!("asyncio.{name}")) || imports.flat_map(|line| line.split([' ', ','])).any(|word| word == name)
}

fn lines() -> Vec<Line> {
    let mut scripts = Vec::new();
    find_scripts(&root().join("tests/scripts"), &mut scripts);
    let tested =
        |name: &str| scripts.iter().filter(|(_, text)| uses(text, name)).map(|(path, _)| path.clone()).collect();
    let answers = answers();
    assert_eq!(answers.len(), NAMES.len());
    let line =
        |(name, (there, about)): (&&'static str, (bool, String))| Line { name, there, about, scripts: tested(name) };
    NAMES.iter().zip(answers).map(line).collect()
}

fn page(lines: &[Line]) -> String {
    let there = lines.iter().filter(|line| line.there).count();
    let mut page = format!(
        "# asyncio, name by name\n\nMade by `tests/asyncio_names.rs` from the program and its tests; \
         `UPDATE_DOCS=1 cargo test --test asyncio_names`\nwrites it anew. Of the {} public names of asyncio in CPython 3.13, \
         {there} are there. A script is named by its path under\n`tests/scripts/`; it is one of those that use the name.\n\n\
         | name | | what it is | tested by |\n|---|---|---|---|\n",
        lines.len()
    );
    for line in lines {
        page.push_str(&format!("{}{} |\n", row_of(line), tested(line)));
    }
    page
}

/// The row of a name without its last column.
fn row_of(line: &Line) -> String {
    let there = if line.there { "present" } else { "missing" };
    format!("| `{}` | {there} | {} | ", line.name, line.about.replace('|', "\\|"))
}

fn tested(line: &Line) -> String {
    line.scripts.first().map_or("nothing yet".to_owned(), |script| format!("`{script}`"))
}

#[test]
fn the_table_of_names_is_up_to_date() {
    let path = root().join("docs/asyncio.md");
    let lines = lines();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, page(&lines)).expect("the page can be written");
    }
    let page = std::fs::read_to_string(&path).unwrap_or_default();
    let outdated = |line: &&Line| {
        // Any script that uses the name will do: others may have come since.
        let row = row_of(line);
        let found = page.lines().find_map(|found| found.strip_prefix(&row));
        let known = |found: &str| line.scripts.iter().any(|script| found.contains(&format!("`{script}`")));
        !found.is_some_and(|found| known(found) || line.scripts.is_empty())
    };
    let outdated: Vec<&str> = lines.iter().filter(outdated).map(|line| line.name).collect();
    assert!(
        outdated.is_empty(),
        "docs/asyncio.md is out of date ({outdated:?}): UPDATE_DOCS=1 cargo test --test asyncio_names"
    );
}
