//! The page: one file with style, code and recording, which needs no network.
//!
//! The page folds the events itself (`page/fold.js`, held to [`crate::trace::state`] by a test); the sentences are made here, so that
//! every view says the same.

use crate::trace::event::Id;
use crate::trace::history::History;
use crate::trace::state::State;
use crate::trace::summary;
use crate::trace::why::overview;
use crate::trace::wire;
use crate::trace::words::{clock, kind, sentence};
use rustc_hash::FxHashMap;
use serde_json::json;

const PAGE: &str = include_str!("page/page.html");
const STYLE: &str = include_str!("page/page.css");
const FOLD: &str = include_str!("page/fold.js");
const CODE: &str = include_str!("page/page.js");

/// The whole page.
pub fn html(history: &History) -> String {
    // A text of the script's must not end the element that it stands in.
    let data = data(history).replace("</", "<\\/").replace("<!--", "\\u003c!--");
    let title = history.trace.script().replace('&', "&amp;").replace('<', "&lt;");
    // The recording comes last: nothing in it is taken for a place to fill.
    let page = PAGE
        .replace("{{title}}", &title)
        .replace("{{style}}", STYLE)
        .replace("{{fold}}", FOLD)
        .replace("{{code}}", CODE);
    let (before, after) = page.split_once("{{data}}").unwrap_or((&page, ""));
    [before, &data, after].concat()
}

fn data(history: &History) -> String {
    let mut events = vec![b'['];
    for (at, record) in history.trace.records.iter().enumerate() {
        if at > 0 {
            events.push(b',');
        }
        wire::write(&mut events, record, true);
    }
    events.push(b']');
    let events = String::from_utf8_lossy(&events);
    let said = Said::of(history);
    let header = &history.trace.header;
    let last = history.trace.records.last().map_or(0, |record| record.t);
    let meta = format!(
        "recorded with {} · {} s {} · {} · {} events",
        header.tool,
        clock(last),
        header.clock,
        summary::counts(history),
        history.len()
    );
    let rest = json!({
        "script": history.trace.script(), "meta": meta, "header": header, "names": names(history),
        "says": said.says, "kinds": said.kinds, "whys": said.whys, "sentences": said.sentences,
    });
    let rest = rest.to_string();
    format!("{{\"events\":{events},{}", &rest[1..])
}

fn names(history: &History) -> FxHashMap<String, String> {
    let named = history.names.all();
    named.map(|(id, name)| (id.to_string(), name.to_owned())).collect()
}

/// What the page says at each event.
#[derive(Default)]
struct Said {
    says: Vec<String>,
    kinds: Vec<String>,
    /// Which sentence explains each event.
    whys: Vec<usize>,
    sentences: Vec<String>,
}

impl Said {
    fn of(history: &History) -> Said {
        let mut said = Said::default();
        let mut state = State::default();
        let mut task: Option<Id> = None;
        for record in &history.trace.records {
            state.apply(record);
            task = state.running_task().map(|task| task.id).or(task);
            said.says.push(sentence(history, &state, record));
            said.kinds.push(kind(&record.event).to_owned());
            let why = task.map_or(String::new(), |id| overview(history, &state, id));
            if said.sentences.last() != Some(&why) {
                said.sentences.push(why);
            }
            said.whys.push(said.sentences.len() - 1);
        }
        said
    }
}
