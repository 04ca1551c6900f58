//! The timeline as a picture for slides: one lane for each task, its steps and waits from left to right, each event equally wide.

use crate::trace::event::{Event, Id, Job};
use crate::trace::history::History;
use crate::trace::words::clock;
use rustc_hash::FxHashMap;

/// More tasks are not drawn; the picture says so.
const LANES: usize = 60;
const LEFT: usize = 110;
/// Rows lie on the grid of the patterns, whose tiles are 14 high.
const ROW: usize = 28;
const TOP: usize = 50;

/// A stretch of a lane: from one event's place to another's.
struct Stretch {
    id: Id,
    from: usize,
    to: usize,
    class: &'static str,
}

/// The picture.
pub fn svg(history: &History) -> String {
    let tasks: Vec<Id> = history.names.tasks().take(LANES).collect();
    let lane: FxHashMap<Id, usize> = tasks.iter().enumerate().map(|(at, id)| (*id, at)).collect();
    let count = history.len().max(2);
    let step = (860.0 / (count - 1) as f64).clamp(0.5, 24.0);
    let x = |at: usize| LEFT as f64 + at as f64 * step;
    let width = x(count - 1) as usize + 30;
    let height = TOP + (tasks.len() + 1) * ROW + 46;
    let mut body = String::new();
    turns(history, &mut body, &x, height);
    for (id, at) in &tasks.iter().map(|id| (*id, lane[id])).collect::<Vec<_>>() {
        let y = TOP + at * ROW + 17;
        body.push_str(&format!("<text x=\"8\" y=\"{y}\">{}</text>\n", escape(&history.names.task(*id))));
    }
    body.push_str(&format!("<text x=\"8\" y=\"{}\" class=\"soft\">loop</text>\n", TOP + tasks.len() * ROW + 17));
    for stretch in stretches(history) {
        let Some(at) = lane.get(&stretch.id).copied().or_else(|| (stretch.id == 0).then_some(tasks.len())) else {
            continue;
        };
        let (x1, y) = (x(stretch.from), TOP + at * ROW + 6);
        let w = (x(stretch.to) - x1).max(2.0);
        body.push_str(&format!(
            "<rect x=\"{x1:.1}\" y=\"{y}\" width=\"{w:.1}\" height=\"14\" class=\"{}\"/>\n",
            stretch.class
        ));
    }
    ends(history, &lane, &mut body, &x);
    legend(&mut body, height);
    let more = history.names.tasks().count().saturating_sub(LANES);
    let note = if more > 0 { format!(", {more} more tasks are not drawn") } else { String::new() };
    let end = clock(history.trace.records.last().map_or(0, |record| record.t));
    let title = escape(&format!(
        "{}: {} events, {end} s, each event equally wide{note}",
        history.trace.script(),
        history.len()
    ));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\">\n<title>{title}</title>\n{STYLE}\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n<text x=\"8\" y=\"18\" class=\"head\">{title}</text>\n{body}</svg>\n"
    )
}

const STYLE: &str = r##"<defs>
<pattern id="dots" width="7" height="14" patternUnits="userSpaceOnUse"><rect width="7" height="14" fill="#eef1f5"/><circle cx="3.5" cy="7" r="1.4" fill="#8793a8"/></pattern>
<pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse"><rect width="7" height="7" fill="#f1ecfa"/><path d="M0 7 7 0" stroke="#7a4fc4" stroke-width="1.2"/></pattern>
<pattern id="double" width="8" height="14" patternUnits="userSpaceOnUse"><rect width="8" height="14" fill="#fbf1e1"/><path d="M0 5H8M0 9H8" stroke="#c97a06" stroke-width="1.6"/></pattern>
<pattern id="wave" width="8" height="14" patternUnits="userSpaceOnUse"><path d="M0 9 4 5 8 9" fill="none" stroke="#98a2b3"/></pattern>
</defs>
<style>text{font:12px system-ui,sans-serif;fill:#1b1f27}.head{font-weight:600}.soft{fill:#667085}.turn{stroke:#e2e6ec}.run{fill:#12855a}.ready{fill:url(#double)}.sleep{fill:url(#dots)}.wait{fill:url(#hatch)}.idle{fill:url(#wave)}.done{fill:#fff;stroke:#667085;stroke-width:2}.fail{stroke:#c8342b;stroke-width:2.4}</style>"##;

fn turns(history: &History, body: &mut String, x: &impl Fn(usize) -> f64, height: usize) {
    let mut last = -100.0;
    for (at, record) in history.trace.records.iter().enumerate() {
        if !matches!(record.event, Event::TurnBegin { .. }) || x(at) - last < 4.0 {
            continue;
        }
        body.push_str(&format!("<path class=\"turn\" d=\"M{:.1} {}V{}\"/>\n", x(at), TOP - 8, height - 40));
        if x(at) - last > 26.0 {
            body.push_str(&format!(
                "<text x=\"{:.1}\" y=\"{}\" class=\"soft\">t{}</text>\n",
                x(at) + 2.0,
                TOP - 10,
                record.turn
            ));
            last = x(at);
        }
    }
}

/// Stretches of all tasks, and of the loop (0) where it is idle.
fn stretches(history: &History) -> Vec<Stretch> {
    let mut open: FxHashMap<Id, (usize, &'static str)> = FxHashMap::default();
    let mut done = Vec::new();
    let last = history.len().saturating_sub(1);
    for (at, record) in history.trace.records.iter().enumerate() {
        let (id, class) = match &record.event {
            Event::ReadyPush { what, .. } if what.job == Job::Step => (what.handle, Some("ready")),
            Event::TaskResume { id, .. } => (*id, Some("run")),
            Event::TaskSuspend { id, on: None, .. } => (*id, Some("ready")),
            Event::TaskSuspend { id, on: Some(on), .. } => (*id, Some(if on.is_sleep() { "sleep" } else { "wait" })),
            Event::TaskFinish { id, .. } | Event::TaskFail { id, .. } | Event::TaskCancelled { id } => (*id, None),
            Event::IdleBegin { .. } => (0, Some("idle")),
            Event::IdleEnd { .. } | Event::ClockJump { .. } => (0, None),
            _ => continue,
        };
        if let Some((from, class)) = open.remove(&id) {
            done.push(Stretch { id, from, to: at, class });
        }
        if let Some(class) = class {
            open.insert(id, (at, class));
        }
    }
    let mut rest: Vec<(Id, (usize, &'static str))> = open.into_iter().collect();
    rest.sort_unstable();
    done.extend(rest.into_iter().map(|(id, (from, class))| Stretch { id, from, to: last, class }));
    done
}

fn ends(history: &History, lane: &FxHashMap<Id, usize>, body: &mut String, x: &impl Fn(usize) -> f64) {
    for (at, record) in history.trace.records.iter().enumerate() {
        let (id, well) = match &record.event {
            Event::TaskFinish { id, .. } => (id, true),
            Event::TaskFail { id, .. } | Event::TaskCancelled { id } => (id, false),
            _ => continue,
        };
        let Some(lane) = lane.get(id) else { continue };
        let (x, y) = (x(at), (TOP + lane * ROW + 13) as f64);
        if well {
            body.push_str(&format!("<circle class=\"done\" cx=\"{x:.1}\" cy=\"{y}\" r=\"4.5\"/>\n"));
        } else {
            let (l, r, t, b) = (x - 4.0, x + 4.0, y - 4.0, y + 4.0);
            body.push_str(&format!("<path class=\"fail\" d=\"M{l:.1} {t}L{r:.1} {b}M{r:.1} {t}L{l:.1} {b}\"/>\n"));
        }
    }
}

fn legend(body: &mut String, height: usize) {
    let kinds = [
        ("run", "runs"),
        ("ready", "ready"),
        ("sleep", "sleeps"),
        ("wait", "waits for a task, lock, queue"),
        ("idle", "idle"),
    ];
    let mut x = 8;
    for (class, text) in kinds {
        let y = height - 22;
        body.push_str(&format!("<rect x=\"{x}\" y=\"{y}\" width=\"26\" height=\"12\" class=\"{class}\"/><text x=\"{}\" y=\"{}\" class=\"soft\">{text}</text>\n", x + 32, y + 11));
        x += 52 + text.len() * 7;
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
