//! The screens: panes side by side where there is room (from 96 columns and 28 lines), else source, tasks and one pane of tabs.

use super::machine::Machine;
use super::panes::{self, Line};
use super::tui::{Overlay, View};
use crate::trace::state::Phase;
use crate::trace::words::{clock, seconds};
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::{Color, Modifier, Style};
use ratatui::symbols::border;
use ratatui::text::{Line as Text, Span};
use ratatui::widgets::{Block, Borders, Clear, Paragraph};

/// Box lines of characters that every terminal has.
const ASCII: border::Set = border::Set {
    top_left: "+",
    top_right: "+",
    bottom_left: "+",
    bottom_right: "+",
    vertical_left: "|",
    vertical_right: "|",
    horizontal_top: "-",
    horizontal_bottom: "-",
};

/// The names of the panes, by their keys.
pub const PANES: [&str; 8] = ["Source", "Tasks", "Waits", "Ready", "Timers", "Locals", "Events", "Output"];

/// Draws everything.
pub fn draw(frame: &mut Frame<'_>, machine: &Machine, view: &View) {
    let area = frame.area();
    let wide = area.width >= 96 && area.height >= 28;
    let canvas = Canvas { machine, view, wide };
    if let Some(pane) = view.zoomed {
        canvas.zoomed(frame, area, pane);
    } else if wide {
        canvas.wide(frame, area);
    } else {
        canvas.narrow(frame, area);
    }
    if let Some(overlay) = &view.overlay {
        canvas.overlay(frame, area, overlay);
    }
}

struct Canvas<'a> {
    machine: &'a Machine,
    view: &'a View,
    wide: bool,
}

fn rows(area: Rect, heights: &[u16]) -> Vec<Rect> {
    let constraints: Vec<Constraint> = heights
        .iter()
        .map(|height| if *height == 0 { Constraint::Fill(1) } else { Constraint::Length(*height) })
        .collect();
    Layout::vertical(constraints).split(area).to_vec()
}

fn columns(area: Rect, widths: &[u16]) -> Vec<Rect> {
    let constraints: Vec<Constraint> =
        widths.iter().map(|width| if *width == 0 { Constraint::Fill(1) } else { Constraint::Length(*width) }).collect();
    Layout::horizontal(constraints).split(area).to_vec()
}

impl Canvas<'_> {
    fn wide(&self, frame: &mut Frame<'_>, area: Rect) {
        let parts = rows(area, &[1, 0, 4, 7, 2, 1, 1]);
        let half = area.width * 52 / 100;
        self.title(frame, parts[0]);
        let top = columns(parts[1], &[half, 0]);
        self.pane(frame, top[0], 1);
        let tasks = (top[1].height * 60 / 100).max(8).min(top[1].height.saturating_sub(5));
        let right = rows(top[1], &[tasks, 0]);
        self.pane(frame, right[0], 2);
        self.pane(frame, right[1], 3);
        let middle = columns(parts[2], &[area.width * 34 / 100, 0, area.width * 24 / 100]);
        self.pane(frame, middle[0], 4);
        self.pane(frame, middle[1], 5);
        self.pane(frame, middle[2], 6);
        let bottom = columns(parts[3], &[half, 0]);
        self.pane(frame, bottom[0], 7);
        self.pane(frame, bottom[1], 8);
        self.foot(frame, &parts[4..]);
    }

    fn narrow(&self, frame: &mut Frame<'_>, area: Rect) {
        let parts = rows(area, &[1, 0, 6, 3, 1, 1]);
        self.title(frame, parts[0]);
        let top = columns(parts[1], &[area.width * 59 / 100, 0]);
        self.pane(frame, top[0], 1);
        self.pane(frame, top[1], 2);
        let tab = if self.view.focus < 3 { 7 } else { self.view.focus };
        let tabs: Vec<String> = [7, 3, 4, 5, 6, 8]
            .iter()
            .map(|pane| {
                let name = format!("{pane} {}", PANES[pane - 1]);
                if *pane == tab { format!("[{name}]") } else { name }
            })
            .collect();
        let (_, lines) = self.content(tab, parts[2].height.saturating_sub(2) as usize);
        self.boxed(frame, parts[2], tabs.join("  "), String::new(), &lines, false);
        self.foot(frame, &parts[3..]);
    }

    fn zoomed(&self, frame: &mut Frame<'_>, area: Rect, pane: usize) {
        let parts = rows(area, &[1, 0, if self.wide { 2 } else { 3 }, 1, 1]);
        self.title(frame, parts[0]);
        self.pane(frame, parts[1], pane);
        self.foot(frame, &parts[2..]);
    }

    fn title(&self, frame: &mut Frame<'_>, area: Rect) {
        let machine = self.machine;
        let record = machine.record();
        let header = &machine.history.trace.header;
        let place = if self.wide {
            format!(
                "event {}/{}   turn {}   t = {} s  clock: {}  ",
                record.n,
                machine.history.last(),
                record.turn,
                clock(record.t),
                header.clock
            )
        } else {
            format!(
                "event {}/{}  turn {}  t={} s {} ",
                record.n,
                machine.history.last(),
                record.turn,
                clock(record.t),
                header.clock
            )
        };
        let name = format!(
            " coroscope step  {}{}",
            machine.history.trace.script(),
            if self.view.playing { "  playing" } else { "" }
        );
        let gap = (area.width as usize).saturating_sub(cells(&name) + cells(&place));
        let text = format!("{name}{}{place}", " ".repeat(gap));
        frame
            .render_widget(Paragraph::new(text).style(self.style(Style::new().add_modifier(Modifier::REVERSED))), area);
    }

    fn style(&self, style: Style) -> Style {
        if self.view.colour { style } else { Style::new().add_modifier(style.add_modifier) }
    }

    fn content(&self, pane: usize, height: usize) -> (String, Vec<Line>) {
        let machine = self.machine;
        let arrow = "-->";
        let title = PANES[pane - 1].to_owned();
        match pane {
            1 => (title, panes::source(machine, height)),
            2 => (title, panes::tasks(machine, height, self.wide || self.view.zoomed.is_some())),
            3 => ("Who waits for whom".to_owned(), panes::waits(machine, arrow)),
            4 => ("Ready queue (next first)".to_owned(), panes::ready(machine)),
            5 => ("Timers (earliest first)".to_owned(), panes::timers(machine)),
            6 => panes::locals(machine),
            7 => (title, panes::events(machine, height)),
            _ => (title, panes::output(machine, height)),
        }
    }

    fn pane(&self, frame: &mut Frame<'_>, area: Rect, pane: usize) {
        let (title, lines) = self.content(pane, area.height.saturating_sub(2) as usize);
        let corner = if pane == 1 && self.wide { panes::source_title(self.machine) } else { String::new() };
        self.boxed(frame, area, format!("{pane} {title}"), corner, &lines, self.view.focus == pane);
    }

    fn boxed(&self, frame: &mut Frame<'_>, area: Rect, title: String, corner: String, lines: &[Line], focused: bool) {
        let line_style = if focused { self.style(Style::new().fg(Color::Cyan)) } else { Style::new() };
        let line = if self.view.ascii { "-" } else { "─" };
        let mut block = Block::new().borders(Borders::ALL).border_style(line_style).title(format!("{line} {title} "));
        if self.view.ascii {
            block = block.border_set(ASCII);
        }
        if !corner.is_empty() {
            block = block.title_bottom(Text::from(format!(" {corner} ")).right_aligned());
        }
        let inner = block.inner(area);
        frame.render_widget(block, area);
        let height = inner.height as usize;
        let texts: Vec<Text<'_>> =
            lines.iter().take(height).map(|line| self.line(line, inner.width as usize)).collect();
        let more = lines.len().saturating_sub(height);
        frame.render_widget(Paragraph::new(texts), inner);
        if more > 0 && height > 0 {
            let note = format!(" +{} ", more);
            let width = note.chars().count() as u16;
            if inner.width > width {
                let at = Rect { x: inner.right() - width, y: inner.bottom(), width, height: 1 };
                frame.render_widget(Paragraph::new(note), at);
            }
        }
    }

    fn line(&self, line: &Line, width: usize) -> Text<'static> {
        let right = fit(&line.right, width / 2);
        let room = width.saturating_sub(if right.is_empty() { 0 } else { cells(&right) + 2 });
        let text = fit(&line.text, room);
        let gap = width.saturating_sub(cells(&text) + cells(&right) + usize::from(!right.is_empty()));
        let mut style = Style::new();
        if let Some(phase) = line.phase {
            style = style.fg(colour(phase));
        }
        if line.dim {
            style = style.add_modifier(Modifier::DIM);
        }
        if line.here {
            style = style.add_modifier(Modifier::BOLD);
        }
        let style = self.style(style);
        if right.is_empty() {
            return Text::from(Span::styled(text, style));
        }
        let side = self.style(Style::new().fg(Color::Cyan));
        Text::from(vec![Span::styled(text, style), Span::raw(" ".repeat(gap)), Span::styled(right, side)])
    }

    fn foot(&self, frame: &mut Frame<'_>, areas: &[Rect]) {
        let [why, slider, keys] = areas else { return };
        let label = if self.wide { " WHY  " } else { " WHY " };
        let wrapped =
            wrap(&panes::why(self.machine), (why.width as usize).saturating_sub(label.len() + 1), why.height as usize);
        let texts: Vec<Text<'static>> = wrapped
            .iter()
            .enumerate()
            .map(|(at, text)| {
                let head = if at == 0 { label.to_owned() } else { " ".repeat(label.len()) };
                let bold = self.style(Style::new().add_modifier(Modifier::BOLD));
                Text::from(vec![Span::styled(head, bold), Span::raw(text.clone())])
            })
            .collect();
        frame.render_widget(Paragraph::new(texts), *why);
        frame.render_widget(Paragraph::new(self.slider(slider.width as usize)), *slider);
        let dim = self.style(Style::new().add_modifier(Modifier::DIM));
        match &self.view.prompt {
            Some(prompt) => frame.render_widget(Paragraph::new(format!(" {}{}_", prompt.label(), prompt.text)), *keys),
            None if !self.view.message.is_empty() => {
                frame.render_widget(Paragraph::new(format!(" {}", self.view.message)), *keys)
            }
            None => frame.render_widget(Paragraph::new(self.keys(keys.width)).style(dim), *keys),
        }
    }

    fn keys(&self, width: u16) -> String {
        let arrows = if self.view.ascii { ("Left/Right", "Up/Down") } else { ("←/→", "↑/↓") };
        if width >= 96 {
            format!(
                " {} event  {} turn  Tab task-step  g goto  / search  w why  b break  t theme  e export  ? help  q ",
                arrows.0, arrows.1
            )
        } else {
            format!(" {} event {} turn Tab task-step 1-8 pane w why b break g goto ? help q quit", arrows.0, arrows.1)
        }
    }

    /// The run as a line: turns are ticks, the dot is here.
    fn slider(&self, width: usize) -> String {
        let machine = self.machine;
        let end = machine.history.trace.records.last().map_or(0, |record| record.t);
        let (from, to) = if self.wide {
            (" 0.000 s ".to_owned(), format!(" {} s   {} turns ", clock(end), machine.turns()))
        } else {
            (" 0 s ".to_owned(), format!(" {} s  {} turns", seconds(end), machine.turns()))
        };
        let room = width.saturating_sub(from.chars().count() + to.chars().count()).max(10);
        let (left, line, tick, right, dot) =
            if self.view.ascii { ('|', '-', '+', '|', 'o') } else { ('├', '─', '┬', '┤', '●') };
        let mut bar = vec![line; room];
        let scale = |position: usize| position * (room - 1) / machine.end().max(1);
        for at in &self.view.turns {
            bar[scale(*at)] = tick;
        }
        bar[0] = left;
        bar[room - 1] = right;
        bar[scale(machine.position)] = dot;
        format!("{from}{}{to}", bar.into_iter().collect::<String>())
    }

    fn overlay(&self, frame: &mut Frame<'_>, area: Rect, overlay: &Overlay) {
        let (title, text) = (overlay.title.as_str(), overlay.text.as_str());
        let width = text.lines().map(cells).max().unwrap_or(20).max(cells(title)).min(1000) as u16 + 4;
        let width = width.max(44).min(area.width.saturating_sub(4));
        let inside = usize::from(width.saturating_sub(2));
        let lines: Vec<String> = text.lines().flat_map(|line| folded(line, inside)).collect();
        let room = area.height.saturating_sub(4) as usize;
        let height = lines.len().min(room) as u16 + 2;
        let below = lines.len().saturating_sub(room);
        overlay.above.set(overlay.above.get().min(below));
        let (above, arrows) = (overlay.above.get(), if self.view.ascii { "Down/Up" } else { "↓/↑" });
        let foot = match below - above {
            _ if below == 0 => " any key closes ".to_owned(),
            0 => format!(" {arrows} scrolls; another key closes "),
            more => format!(" {more} more lines: {arrows} scrolls; another key closes "),
        };
        let (x, y) = ((area.width - width) / 2, (area.height - height) / 2);
        let area = Rect { x, y, width, height };
        frame.render_widget(Clear, area);
        let mut block = Block::new().borders(Borders::ALL).title(format!(" {title} ")).title_bottom(foot);
        if self.view.ascii {
            block = block.border_set(ASCII);
        }
        let shown: Vec<Text<'static>> = lines.into_iter().skip(above).take(room).map(Text::from).collect();
        frame.render_widget(Paragraph::new(shown).block(block), area);
    }
}

fn colour(phase: Phase) -> Color {
    match phase {
        Phase::Ready => Color::Yellow,
        Phase::Running => Color::Green,
        Phase::Waiting => Color::Blue,
        Phase::Unknown | Phase::Done => Color::Gray,
        Phase::Failed => Color::Red,
        Phase::Cancelled => Color::Magenta,
    }
}

/// How many cells of the terminal a text takes.
pub fn cells(text: &str) -> usize {
    Span::raw(text).width()
}

/// A text in so many cells, cut with an ellipsis.
pub fn fit(text: &str, width: usize) -> String {
    if cells(text) <= width {
        return text.to_owned();
    }
    let mut cut = String::new();
    for c in text.chars() {
        if cells(&cut) + cells(c.encode_utf8(&mut [0; 4])) + 1 > width {
            break;
        }
        cut.push(c);
    }
    if width > 0 { cut + "…" } else { cut }
}

/// A line in pieces of so many cells: as it is where it fits, else broken between words.
fn folded(line: &str, width: usize) -> Vec<String> {
    if cells(line) <= width { vec![line.to_owned()] } else { wrap(line, width, usize::MAX) }
}

/// A text in lines of so many cells, broken between words.
fn wrap(text: &str, width: usize, height: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let line = lines.last_mut().expect("there is always a line");
        let needed = cells(line) + usize::from(!line.is_empty()) + cells(word);
        if needed > width && !line.is_empty() {
            lines.push(word.to_owned());
        } else {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    if lines.len() > height {
        lines.truncate(height);
        if let Some(last) = lines.last_mut() {
            *last = fit(&format!("{last} …"), width);
        }
    }
    lines
}
