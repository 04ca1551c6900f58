// The views. Each shows the state at one event; none keeps books of its own.
const DATA = JSON.parse(document.getElementById("data").textContent);
const EVENTS = DATA.events, SAYS = DATA.says, WHYS = DATA.whys, NAMES = DATA.names, SOURCES = DATA.header.sources;
const HISTORY = new History(EVENTS);
const LAST = EVENTS.length - 1;
const $ = (id) => document.getElementById(id);
const make = (tag, cls, text) => { const el = document.createElement(tag); if (cls) el.className = cls; if (text !== undefined) el.textContent = text; return el; };
const secs = (t) => (t / 1e9).toFixed(3);
const short = (t) => String(+(t / 1e9).toFixed(6));
const name = (id) => NAMES[id] ?? "#" + id;
const TURNS = [], FAILS = [], OUTPUTS = [];
EVENTS.forEach((e, at) => {
  if (e.k === "turn.begin") TURNS.push(at);
  if (e.k === "task.fail" || e.k === "deadlock") FAILS.push(at);
  if (e.k === "output") OUTPUTS.push(at);
});
let place = -1, state = null, selected = null, tab = null, scale = DATA.header.clock === "virtual" ? "event" : "time", timer = null;
// --- spans of the timeline -----------------------------------------------------------------------------------------------
const SPANS = new Map(), ENDS = new Map(), IDLE = [];
(function () {
  const open = new Map();
  const change = (id, at, what) => {
    const last = open.get(id);
    if (last) { last.to = at; if (!SPANS.has(id)) SPANS.set(id, []); SPANS.get(id).push(last); }
    if (what) open.set(id, { from: at, to: LAST, what }); else open.delete(id);
  };
  let idle = null;
  EVENTS.forEach((e, at) => {
    if (e.k === "ready.push" && e.what === "step") change(e.handle, at, "ready");
    else if (e.k === "task.resume") change(e.id, at, "run");
    else if (e.k === "task.suspend") change(e.id, at, e.on_kind === "sleep" ? "sleep" : e.on_kind ? "wait" : "ready");
    else if (["task.finish", "task.fail", "task.cancelled"].includes(e.k)) { change(e.id, at, null); ENDS.set(e.id, { at, how: e.k }); }
    else if (e.k === "idle.begin") idle = at;
    else if ((e.k === "idle.end" || e.k === "clock.jump") && idle !== null) { IDLE.push({ from: idle, to: at, what: "idle" }); idle = null; }
  });
  for (const id of [...open.keys()]) change(id, LAST, null);
})();
const TASKS = EVENTS.filter((e) => e.k === "task.create").map((e) => e.id);
// --- moving --------------------------------------------------------------------------------------------------------------
function seek(from, step, wanted) {
  for (let at = from + step; at >= 0 && at <= LAST; at += step) if (wanted(EVENTS[at], at)) return at;
  return null;
}
const endsOf = (e, id) => ["task.resume", "task.finish", "task.fail", "task.cancelled"].includes(e.k) && e.id === id;
function move(step, by) {
  const wanted = { event: () => true, turn: (e) => e.k === "turn.begin" || e.k === "end", task: (e) => endsOf(e, selected) }[by];
  const kept = selected;
  const at = seek(place, step, wanted);
  if (at === null) return false;
  go(at);
  if (by === "task") { selected = kept; draw(); }
  return true;
}
const chosen = () => document.querySelector("input[name=by]:checked").value;
function go(at, keepHash) {
  at = Math.max(0, Math.min(LAST, at));
  state = at === place + 1 && state ? Fold.apply(state, EVENTS[at]) : HISTORY.at(at);
  place = at;
  if (typeof state.running === "number") selected = state.running;
  if (!keepHash) history.replaceState(null, "", "#" + EVENTS[at].n);
  draw();
}
function fromHash() {
  const hash = decodeURIComponent(location.hash.slice(1));
  if (!hash) return null;
  if (/^\d+$/.test(hash)) { const at = EVENTS.findIndex((e) => e.n >= +hash); return at < 0 ? LAST : at; }
  const parts = new URLSearchParams(hash);
  const task = parts.get("task");
  if (task) { const id = TASKS.find((id) => name(id) === task); if (id !== undefined) selected = id; }
  if (parts.has("t")) { const t = parseFloat(parts.get("t")) * 1e9; const at = EVENTS.findIndex((e) => e.t >= t - 1); return at < 0 ? LAST : at; }
  return null;
}
// --- drawing -------------------------------------------------------------------------------------------------------------
const css = (v) => getComputedStyle(document.documentElement).getPropertyValue(v).trim();
function canvas(el, height) {
  const ratio = window.devicePixelRatio || 1, width = el.clientWidth || el.parentElement.clientWidth;
  el.style.height = height + "px";
  if (el.width !== Math.round(width * ratio) || el.height !== Math.round(height * ratio)) { el.width = Math.round(width * ratio); el.height = Math.round(height * ratio); }
  const c = el.getContext("2d");
  c.setTransform(ratio, 0, 0, ratio, 0, 0);
  c.clearRect(0, 0, width, height);
  return [c, width];
}
function bar(c, what, x, y, w, h) {
  const colour = { run: "--run", ready: "--ready", sleep: "--sleep", wait: "--wait", idle: "--sleep" }[what];
  c.save();
  c.fillStyle = c.strokeStyle = css(colour);
  if (what === "run") c.fillRect(x, y, Math.max(w, 3), h);
  else {
    c.beginPath(); c.rect(x, y, w, h); c.clip();
    c.globalAlpha = .16; c.fillRect(x, y, w, h); c.globalAlpha = 1;
    if (what === "ready") { c.lineWidth = 2; for (const dy of [h / 2 - 2.5, h / 2 + 2.5]) { c.beginPath(); c.moveTo(x, y + dy); c.lineTo(x + w, y + dy); c.stroke(); } }
    if (what === "sleep") for (let dx = 4; dx < w; dx += 8) { c.beginPath(); c.arc(x + dx, y + h / 2, 1.4, 0, 7); c.fill(); }
    if (what === "wait") { c.lineWidth = 1.2; for (let dx = -h; dx < w; dx += 7) { c.beginPath(); c.moveTo(x + dx, y + h); c.lineTo(x + dx + h, y); c.stroke(); } }
    if (what === "idle") { c.lineWidth = 1; c.beginPath(); for (let dx = 0; dx <= w; dx += 4) c.lineTo(x + dx, y + (dx % 8 ? h * .3 : h * .7)); c.stroke(); }
  }
  c.restore();
}
let lanes = [], geometry = null;
function drawTimeline() {
  lanes = TASKS.filter((id) => SPANS.has(id) || ENDS.has(id));
  const shownLanes = lanes.slice(0, 200);
  const row = shownLanes.length > 24 ? 16 : shownLanes.length > 9 ? 24 : 34, top = 26, height = top + (shownLanes.length + 1) * row + 4;
  const [c, width] = canvas($("timeline"), height);
  const label = Math.min(150, Math.max(60, ...shownLanes.map((id) => name(id).length * 8 + 20)));
  const room = width - label - 14;
  const fits = Math.max(20, Math.floor(room / 7));
  let from = 0, to = LAST;
  if (scale === "event" && LAST + 1 > fits) { from = Math.max(0, Math.min(LAST - fits, place - Math.floor(fits / 2))); to = Math.min(LAST, from + fits); }
  const t0 = EVENTS[0].t, t1 = Math.max(EVENTS[LAST].t, t0 + 1);
  const x = (at) => label + (scale === "event" ? (at - from) / Math.max(1, to - from) * room : (EVENTS[at].t - t0) / (t1 - t0) * room);
  geometry = { from, to, label, room, row, top, x, lanes: shownLanes, t0, t1 };
  c.font = "12px system-ui, sans-serif"; c.textBaseline = "middle";
  // The scale.
  c.fillStyle = css("--soft"); c.strokeStyle = css("--line"); c.lineWidth = 1;
  let lastX = -99;
  const marks = scale === "event" ? TURNS.filter((at) => at >= from && at <= to).map((at) => [x(at), "t" + EVENTS[at].turn])
    : Array.from({ length: 6 }, (_, i) => [label + room * i / 5, secs(t0 + (t1 - t0) * i / 5) + " s"]);
  for (const [px, text] of marks) {
    c.beginPath(); c.moveTo(px + .5, top - 4); c.lineTo(px + .5, height); c.stroke();
    const w = c.measureText(text).width;
    if (px - lastX > w + 10) { c.fillText(text, Math.min(px + 3, width - w - 2), 7); lastX = px; }
  }
  const lane = (id, i, spans) => {
    const y = top + i * row, h = Math.min(18, row - 4);
    const chosen = id !== null && id === selected;
    c.fillStyle = chosen ? css("--accent") : css("--ink");
    c.font = (chosen ? "600 " : "") + "12px system-ui, sans-serif";
    let text = id === null ? "loop" : name(id);
    while (c.measureText(text).width > label - 12 && text.length > 2) text = text.slice(0, -2) + "…";
    c.fillText(text, 2, y + row / 2);
    for (const span of spans) {
      if (span.to < from || span.from > to) continue;
      const a = Math.max(x(Math.max(span.from, from)), label), b = Math.min(x(Math.min(span.to, to)), label + room);
      bar(c, span.what, a, y + (row - h) / 2, b - a, h);
    }
    const end = id === null ? null : ENDS.get(id);
    if (end && end.at >= from && end.at <= to) {
      const px = x(end.at), py = y + row / 2;
      c.lineWidth = 2;
      if (end.how === "task.finish") { c.strokeStyle = css("--done"); c.fillStyle = css("--card"); c.beginPath(); c.arc(px, py, 4.5, 0, 7); c.fill(); c.stroke(); }
      else { c.strokeStyle = css(end.how === "task.fail" ? "--fail" : "--done"); c.beginPath(); c.moveTo(px - 4, py - 4); c.lineTo(px + 4, py + 4); c.moveTo(px + 4, py - 4); c.lineTo(px - 4, py + 4); c.stroke(); }
    }
  };
  shownLanes.forEach((id, i) => lane(id, i, SPANS.get(id) || []));
  lane(null, shownLanes.length, IDLE);
  arrow(c);
  // Here.
  c.strokeStyle = c.fillStyle = css("--accent"); c.lineWidth = 1.5;
  const px = x(place);
  c.beginPath(); c.moveTo(px, top - 2); c.lineTo(px, height); c.stroke();
  c.beginPath(); c.moveTo(px - 5, top - 10); c.lineTo(px + 5, top - 10); c.lineTo(px, top - 2); c.fill();
  const note = [];
  if (scale === "event") note.push("each event equally wide" + (from > 0 || to < LAST ? `, events ${EVENTS[from].n} to ${EVENTS[to].n}` : ""));
  else note.push("steps take no or little time: drawn with a least width, not to scale");
  if (lanes.length > shownLanes.length) note.push(`${lanes.length - shownLanes.length} more tasks are not drawn`);
  $("scale-note").textContent = note.join("; ");
}
// From what woke the task that runs to its step.
function arrow(c) {
  const at = seek(place + 1, -1, (e) => e.k === "task.resume");
  if (at === null || at < geometry.from) return;
  const resume = EVENTS[at], push = find(resume.cause), wake = push && find(push.cause);
  if (!wake || state.running !== resume.id) return;
  const from = EVENTS.indexOf(wake);
  const laneOf = (id) => { const i = geometry.lanes.indexOf(id); return geometry.top + ((i < 0 ? geometry.lanes.length : i) + .5) * geometry.row; };
  const x1 = Math.max(geometry.x(from), geometry.label), y1 = laneOf(wake.task ?? null), x2 = geometry.x(at), y2 = laneOf(resume.id);
  c.strokeStyle = c.fillStyle = css("--accent"); c.lineWidth = 1.5;
  c.beginPath(); c.moveTo(x1, y1); c.bezierCurveTo(x1 + (x2 - x1) * .6, y1, x2 - 14, y2, x2 - 6, y2); c.stroke();
  c.beginPath(); c.moveTo(x2 - 1, y2); c.lineTo(x2 - 8, y2 - 4); c.lineTo(x2 - 8, y2 + 4); c.fill();
}
function find(n) {
  if (n === undefined) return null;
  let low = 0, high = LAST;
  while (low < high) { const mid = (low + high) >> 1; if (EVENTS[mid].n < n) low = mid + 1; else high = mid; }
  return EVENTS[low].n === n ? EVENTS[low] : null;
}
function drawTicks() {
  const [c, width] = canvas($("ticks"), 10);
  const x = (at) => 8 + at / Math.max(1, LAST) * (width - 16);
  c.fillStyle = css("--soft");
  let last = -9;
  for (const at of TURNS) { const px = x(at); if (px - last > 3) { c.fillRect(px, 4, 1, 6); last = px; } }
  c.strokeStyle = css("--fail"); c.lineWidth = 1.6;
  for (const at of FAILS) { const px = x(at); c.beginPath(); c.moveTo(px - 3, 2); c.lineTo(px + 3, 8); c.moveTo(px + 3, 2); c.lineTo(px - 3, 8); c.stroke(); }
}
let shownSource = null;
function drawSource() {
  const event = EVENTS[place], running = state.byId.get(state.running), chosenTask = state.byId.get(selected);
  const here = event.loc || (running && running.loc) || (chosenTask && chosenTask.loc) || [0, 0];
  const number = tab ?? here[0], source = SOURCES[number];
  if (!source) return;
  const box = $("source");
  if (shownSource !== number) {
    box.replaceChildren(...source.text.replace(/\n$/, "").split("\n").map((text, i) => {
      const row = make("div", "row");
      row.append(make("span", "no", i + 1), make("span", "text", text || " "), make("span", "who"));
      return row;
    }));
    shownSource = number;
    $("tabs").replaceChildren(...(SOURCES.length > 1 ? SOURCES : []).map((s, i) => {
      const button = make("button", "", s.path.split("/").pop());
      button.onclick = () => { tab = i; drawSource(); };
      return button;
    }), ...(SOURCES.length > 1 ? [] : [make("span", "", source.path)]));
  }
  [...$("tabs").querySelectorAll("button")].forEach((button, i) => button.setAttribute("aria-pressed", i === number));
  const who = new Map();
  for (const task of state.tasks) if (task.loc && task.loc[0] === number && task.steps && !OVER.has(task.state)) {
    const say = task.state === "RUNNING" ? "runs here" : "waits here";
    const row = who.get(task.loc[1]) || new Map();
    row.set(say, [...(row.get(say) || []), name(task.id)]);
    who.set(task.loc[1], row);
  }
  [...box.children].forEach((row, i) => {
    const line = i + 1, isHere = number === here[0] && line === here[1];
    const cls = isHere ? (running ? "row here" : "row at") : "row";
    if (row.className !== cls) row.className = cls;
    const parts = [...(who.get(line) || [])].sort((a, b) => (a[0] === "runs here" ? -1 : 1)).map(([say, list]) => (list.length > 4 ? list.length + " tasks" : list.join(", ")) + " " + (list.length > 1 ? say.replace("waits", "wait") : say));
    const text = parts.join("; ");
    if (row.lastChild.textContent !== text) row.lastChild.textContent = text;
    if (isHere && tab === null) {
      const y = row.offsetTop;
      if (y < box.scrollTop + 20 || y > box.scrollTop + box.clientHeight - 50) box.scrollTop = y - box.clientHeight / 2;
    }
  });
}
const THINGS = { lock: 1, event: 1, semaphore: 1, condition: 1, barrier: 1, queue: 1 };
function words(task) {
  const wait = task.state === "WAITING" ? task.wait : null;
  if (!wait) {
    if (task.state === "READY") { const at = visible().findIndex((entry) => entry.handle === task.id); return at < 0 ? "–" : "place " + (at + 1) + " in the queue"; }
    return task.state === "WAITING" ? "one turn" : "–";
  }
  if (wait.kind === "sleep") return "sleep(" + short(wait.due - task.sinceT) + "), until " + secs(wait.due);
  if (wait.children.length) { const all = wait.children.map((id) => NAMES[id] ?? "a future"); return wait.words + "(" + all.slice(0, 4).join(", ") + (all.length > 4 ? " and " + (all.length - 4) + " more" : "") + ")"; }
  if (wait.id !== null && NAMES[wait.id] !== undefined) return wait.words.replace("{}", NAMES[wait.id]);
  return wait.words.replace(/(\w+) \{\}/, (_, noun) => (/^[aeiou]/.test(noun) ? "an " : "a ") + noun);
}
const visible = () => state.ready.filter((entry) => ["step", "callback", "timeout"].includes(entry.job));
const entryName = (entry) => entry.job === "step" ? name(entry.handle) : entry.job === "timeout" ? "a timeout" : "callback " + (entry.name || "");
function blockers(task) {
  const wait = task.wait;
  if (!wait) return [];
  const alive = (id) => { const other = state.byId.get(id); return other && !OVER.has(other.state); };
  if (wait.kind === "group") return state.tasks.filter((other) => other.group !== null && other.group === wait.id && !OVER.has(other.state)).map((other) => other.id);
  const thing = state.things.get(wait.id);
  return [wait.id, ...wait.children, ...(thing ? thing.holders : [])].filter((id) => id !== null && alive(id));
}
function listing(el, rows, none) {
  el.replaceChildren(...(rows.length ? rows.slice(0, 300).map((text) => make("li", "", text)) : [make("li", "none", none)]));
  if (rows.length > 300) el.append(make("li", "none", `and ${rows.length - 300} more`));
}
function drawState() {
  const body = state.tasks.slice().sort((a, b) => state.tasks.length > 60 ? OVER.has(a.state) - OVER.has(b.state) : 0).slice(0, 300).map((task) => {
    const row = make("tr", task.id === selected ? "selected" : "");
    const cell = make("td"); cell.append(make("span", "state " + task.state, task.state));
    row.append(make("td", "", name(task.id)), cell, make("td", "", task.loc ? "line " + task.loc[1] : "–"), make("td", "", words(task)), make("td", "", task.steps));
    row.onclick = () => { selected = task.id; draw(); };
    return row;
  });
  const head = make("thead"), line = make("tr");
  ["name", "state", "where", "waits for", "steps"].forEach((text) => line.append(make("th", "", text)));
  head.append(line);
  const rows = make("tbody"); rows.append(...body);
  $("tasks").replaceChildren(head, rows);
  const running = state.byId.get(state.running);
  listing($("ready"), visible().map(entryName), running ? `empty: ${name(running.id)} is running now` : "empty");
  listing($("timers"), state.timers.map((timer) => {
    const what = timer.job === "sleep" ? "sleep" : timer.job === "timeout" ? "timeout" : timer.name || "timer";
    const call = timer.job === "callback" ? what : `${what}(${short(timer.due - timer.setAt)})`;
    return `${secs(timer.due)} s  ${timer.task === null ? "" : name(timer.task) + " "}${call}${timer.line ? ", line " + timer.line : ""}`;
  }), "none");
  listing($("waits"), state.tasks.filter((task) => task.wait && task.state === "WAITING").map((task) => {
    const next = blockers(task), own = words(task);
    const thing = state.things.get(task.wait.id);
    const held = thing && THINGS[task.wait.kind] && next.length ? ` (held by ${next.map(name).join(", ")})` : "";
    return `${name(task.id)} → ${own.replace(/^task /, "")}${held}`;
  }), "nobody waits");
  const task = state.byId.get(selected), locals = task ? Object.entries(task.locals) : [];
  $("locals-box").hidden = !locals.length;
  if (locals.length) {
    $("locals-title").textContent = "Locals of " + name(selected);
    $("locals").replaceChildren(...locals.flatMap(([key, value]) => [make("dt", "", key), make("dd", "", value)]));
  }
}
function drawOutput() {
  const box = $("output");
  const from = Math.max(0, OUTPUTS.findIndex((at) => at > place) - 200);
  const near = OUTPUTS.slice(OUTPUTS.length > 500 ? from : 0, OUTPUTS.length > 500 ? from + 400 : undefined);
  let mark = null;
  box.replaceChildren(...near.map((at) => {
    const span = make("span", (at > place ? "later " : "") + EVENTS[at].stream, EVENTS[at].text);
    if (at <= place) mark = span;
    return span;
  }));
  if (mark) { const y = mark.offsetTop - box.offsetTop; if (y < box.scrollTop || y > box.scrollTop + box.clientHeight - 30) box.scrollTop = Math.max(0, y - box.clientHeight / 2); }
}
// --- the list of events: only the rows in sight exist ------------------------------------------------------------------------
const ROW = 22;
let listed = EVENTS.map((_, at) => at);
function drawEvents(follow) {
  const box = $("events");
  const here = lower(listed, place);
  if (follow) { const y = here * ROW; if (y < box.scrollTop || y > box.scrollTop + box.clientHeight - ROW) box.scrollTop = y - box.clientHeight / 2; }
  const printing = matchMedia("print").matches;
  const first = printing ? 0 : Math.max(0, Math.floor(box.scrollTop / ROW) - 5), count = printing ? listed.length : Math.ceil(box.clientHeight / ROW) + 10;
  const rows = listed.slice(first, first + count).map((at, i) => {
    const e = EVENTS[at], row = make("div", "row" + (at === place ? " here" : "") + (FAILS.includes(at) ? " bad" : ""));
    row.style.top = (first + i) * ROW + "px";
    row.setAttribute("role", "option");
    row.setAttribute("aria-selected", at === place);
    row.append(make("span", "n", e.n), make("span", "t", secs(e.t)), make("span", "k", DATA.kinds[at]), make("span", "s", SAYS[at]));
    row.onclick = () => go(at);
    return row;
  });
  const pad = make("div"); pad.className = "pad"; pad.style.height = listed.length * ROW + "px";
  box.replaceChildren(pad, ...rows);
}
function lower(rows, at) {
  let low = 0, high = rows.length;
  while (low < high) { const mid = (low + high) >> 1; if (rows[mid] < at) low = mid + 1; else high = mid; }
  return low;
}
function draw() {
  const e = EVENTS[place];
  $("slider").value = place;
  $("slider").setAttribute("aria-valuetext", `event ${e.n}: ${SAYS[place]}`);
  $("place").textContent = `event ${e.n} / ${EVENTS[LAST].n} · turn ${e.turn} · t = ${secs(e.t)} s`;
  $("why").textContent = WHYS[place] === undefined ? "" : DATA.sentences[WHYS[place]];
  $("by-event").setAttribute("aria-pressed", scale === "event");
  $("by-time").setAttribute("aria-pressed", scale === "time");
  drawTimeline(); drawSource(); drawState(); drawOutput(); drawEvents(true);
}
// --- hands ---------------------------------------------------------------------------------------------------------------
function play(on) {
  clearInterval(timer);
  timer = on ? setInterval(() => { if (!move(1, chosen())) play(false); }, 1000 / +$("speed").value) : null;
  $("play").textContent = on ? "⏸ pause" : "▶ play";
}
$("first").onclick = () => go(0);
$("last").onclick = () => go(LAST);
$("back").onclick = () => move(-1, chosen());
$("next").onclick = () => move(1, chosen());
$("play").onclick = () => play(timer === null);
$("speed").onchange = () => { if (timer !== null) play(true); };
$("slider").max = LAST;
$("slider").oninput = () => { tab = null; go(+$("slider").value); };
$("by-event").onclick = () => { scale = "event"; draw(); };
$("by-time").onclick = () => { scale = "time"; draw(); };
$("help").onclick = () => $("keys").showModal();
$("filter").oninput = () => {
  const wanted = $("filter").value.trim().toLowerCase();
  listed = EVENTS.map((_, at) => at).filter((at) => !wanted || (SAYS[at] + " " + EVENTS[at].k + " " + DATA.kinds[at] + " " + (EVENTS[at].task === undefined ? "" : name(EVENTS[at].task))).toLowerCase().includes(wanted));
  drawEvents(true);
};
$("events").onscroll = () => drawEvents(false);
function under(event) {
  const box = $("timeline").getBoundingClientRect(), g = geometry, x = event.clientX - box.left - g.label, y = event.clientY - box.top - g.top;
  if (x < -4) return null;
  const share = Math.max(0, Math.min(1, x / g.room));
  let at = Math.round(g.from + share * (g.to - g.from));
  if (scale === "time") { const t = g.t0 + share * (g.t1 - g.t0); at = EVENTS.findIndex((e) => e.t >= t); if (at < 0) at = LAST; }
  return { at: Math.max(0, Math.min(LAST, at)), lane: g.lanes[Math.floor(y / g.row)], x: event.clientX - box.left, y: event.clientY - box.top };
}
$("timeline").onclick = (event) => { const hit = under(event); if (!hit) return; go(hit.at); if (hit.lane !== undefined) { selected = hit.lane; draw(); } };
$("timeline").onmousemove = (event) => {
  const hit = under(event), tip = $("tip");
  tip.hidden = !hit;
  if (!hit) return;
  tip.textContent = `${EVENTS[hit.at].n}: ${SAYS[hit.at]}`;
  tip.style.left = Math.min(hit.x + 12, $("timeline").clientWidth - 220) + "px";
  tip.style.top = hit.y + 14 + "px";
};
$("timeline").onmouseleave = () => { $("tip").hidden = true; };
function theme(to) {
  const dark = to === "dark" || (to === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  document.documentElement.dataset.choice = to;
  $("theme").textContent = "theme: " + to;
}
const nextTheme = () => { const all = ["auto", "light", "dark"]; theme(all[(all.indexOf(document.documentElement.dataset.choice) + 1) % 3]); legend(); drawTicks(); draw(); };
$("theme").onclick = nextTheme;
function otherTask(step) {
  const ids = state.tasks.map((task) => task.id);
  if (ids.length) { selected = ids[(ids.indexOf(selected) + step + ids.length) % ids.length]; draw(); }
}
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || $("keys").open) return;
  const typing = event.target === $("filter");
  if (typing) { if (event.key === "Escape") event.target.blur(); return; }
  const keys = { ArrowRight: () => move(1, chosen()), ArrowLeft: () => move(-1, chosen()), ArrowDown: () => move(1, "turn"), ArrowUp: () => move(-1, "turn"), Home: () => go(0), End: () => go(LAST),
    ".": () => move(1, "task"), ",": () => move(-1, "task"), "[": () => otherTask(-1), "]": () => otherTask(1), " ": () => play(timer === null), "/": () => $("filter").focus(), t: nextTheme, T: nextTheme, "?": () => $("keys").showModal() };
  const act = keys[event.key];
  if (!act || (event.key === " " && event.target.tagName === "BUTTON")) return;
  event.preventDefault();
  tab = null;
  act();
});
function legend() {
  const kinds = [["run", "runs"], ["ready", "ready, not yet running"], ["sleep", "sleeps"], ["wait", "waits for a task, lock, queue"], ["idle", "the loop is idle"]];
  $("legend").replaceChildren(...kinds.map(([what, text]) => {
    const span = make("span"), swatch = make("canvas");
    swatch.width = 52; swatch.height = 20;
    const c = swatch.getContext("2d"); c.scale(2, 2); bar(c, what, 0, 0, 26, 10);
    span.append(swatch, text);
    return span;
  }), make("span", "", "○ done"), make("span", "", "✕ failed, cancelled"));
}
if (new URLSearchParams(location.search).has("embed")) document.body.classList.add("embed");
$("script").textContent = DATA.script;
$("meta").textContent = DATA.meta;
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { theme(document.documentElement.dataset.choice); legend(); drawTicks(); draw(); });
theme("auto");
legend();
go(fromHash() ?? Math.max(0, EVENTS.findIndex((e) => e.k === "task.resume")), true);
drawTicks();
window.addEventListener("hashchange", () => { const at = fromHash(); if (at !== null && at !== place) go(at, true); });
window.addEventListener("resize", () => { drawTicks(); draw(); });
window.addEventListener("beforeprint", () => drawEvents(false));
// For tests: all states, one a line.
if (new URLSearchParams(location.search).has("states")) {
  const pre = make("pre", "", EVENTS.map((_, at) => JSON.stringify(Fold.plain(HISTORY.at(at), NAMES))).join("\n") + "\n");
  pre.id = "states";
  document.body.append(pre);
}
