"use strict";
// The state at an event, from the events up to it and nothing else: the same fold as the stepper's, held to it by a test.
const OVER = new Set(["DONE", "FAILED", "CANCELLED"]);
const Fold = {
  start() {
    return { n: 0, t: 0, turn: 0, tasks: [], byId: new Map(), ready: [], timers: [], things: new Map(), running: null, outer: [], idle: false, idleUntil: null, began: 0, deadlock: false, ended: false };
  },
  copy(s) {
    const tasks = s.tasks.map((task) => ({ ...task }));
    return { ...s, tasks, byId: new Map(tasks.map((task) => [task.id, task])), ready: [...s.ready], outer: [...s.outer], timers: [...s.timers],
      things: new Map([...s.things].map(([id, thing]) => [id, { ...thing, holders: [...thing.holders] }])) };
  },
  add(s, e, id) {
    const task = { id, state: "READY", since: e.n, sinceT: e.t, parent: null, wait: null, loc: null, steps: 0, locals: {} };
    s.tasks.push(task);
    s.byId.set(id, task);
    return task;
  },
  enter(s, e, id, state) {
    let task = s.byId.get(id);
    if (!task) { task = Fold.add(s, e, id); task.steps = 1; }
    task.state = state;
    task.since = e.n;
    task.sinceT = e.t;
    return task;
  },
  thing(s, id, kind) {
    if (!s.things.has(id)) s.things.set(id, { kind, holders: [], count: 0 });
    return s.things.get(id);
  },
  take(s, handle) {
    const at = s.ready.findIndex((entry) => entry.handle === handle);
    if (at < 0) return;
    s.ready = s.ready.filter((entry, i) => i > at || (i < at && entry.job !== "sleep"));
  },
  end(s, e, state) {
    const task = Fold.enter(s, e, e.id, state);
    s.running = s.outer.pop() ?? null;
    task.wait = null;
    task.loc = e.loc || task.loc;
  },
  steps: {
    "turn.begin": (s, e) => {
      s.running = null;
      s.outer = [];
      const before = s.began;
      s.ready = s.ready.filter((entry) => entry.n > before || entry.job === "step");
      s.began = e.n;
    },
    "idle.begin": (s, e) => { s.running = null; s.outer = []; s.idle = true; s.idleUntil = e.until; s.ready = []; },
    "idle.end": (s) => { s.idle = false; },
    "clock.jump": (s) => { s.idle = false; },
    "loop.stop": (s) => { s.running = null; },
    "task.create": (s, e) => { const task = Fold.add(s, e, e.id); task.parent = e.parent; task.group = e.group ?? null; },
    "ready.push": (s, e) => {
      if (e.what === "step") Fold.enter(s, e, e.handle, "READY");
      s.ready.push({ job: e.what, handle: e.handle, n: e.n, name: e.name });
    },
    "task.resume": (s, e) => {
      Fold.take(s, e.id);
      const task = Fold.enter(s, e, e.id, "RUNNING");
      if (e.task !== undefined && s.running === e.task) s.outer.push(s.running);
      s.running = e.id;
      task.steps += 1;
      task.wait = null;
    },
    "task.suspend": (s, e) => {
      const task = Fold.enter(s, e, e.id, "WAITING");
      s.running = s.outer.pop() ?? null;
      task.wait = e.on_kind ? { kind: e.on_kind, id: e.on ?? null, words: e.words, due: e.due ?? null, children: e.children || [] } : null;
      task.loc = e.loc || task.loc;
    },
    "task.finish": (s, e) => Fold.end(s, e, "DONE"),
    "task.fail": (s, e) => Fold.end(s, e, "FAILED"),
    "task.cancelled": (s, e) => Fold.end(s, e, "CANCELLED"),
    "future.done": (s, e) => {
      s.timers = s.timers.filter((timer) => timer.handle !== e.id);
      s.ready = s.ready.filter((entry) => entry.handle !== e.id);
    },
    "timer.set": (s, e) => {
      const at = s.timers.findIndex((timer) => timer.due > e.due);
      const timer = { job: e.what, handle: e.handle, name: e.name, due: e.due, task: e.task ?? null, setAt: e.t, line: e.loc ? e.loc[1] : null };
      s.timers.splice(at < 0 ? s.timers.length : at, 0, timer);
    },
    "timer.cancel": (s, e) => { s.timers = s.timers.filter((timer) => timer.handle !== e.handle); },
    "timer.fire": (s, e) => {
      s.timers = s.timers.filter((timer) => timer.handle !== e.handle);
      s.ready.push({ job: e.what, handle: e.handle, n: e.n, name: e.name });
    },
    "callback.run": (s, e) => { Fold.take(s, e.handle); s.outer = []; s.running = "callback " + e.n; },
    "resource.create": (s, e) => { Fold.thing(s, e.id, e.kind); },
    "line": (s, e) => {
      const task = s.byId.get(e.task);
      if (!task) return;
      task.locals = e.fresh ? {} : { ...task.locals };
      for (const [name, value] of e.locals || []) if (value === null) delete task.locals[name]; else task.locals[name] = value;
    },
    "limit": (s, e) => {
      Object.assign(s, { running: null, idle: false, outer: [], ready: [], timers: [], things: new Map() });
      for (const task of s.tasks) if (!OVER.has(task.state)) Object.assign(task, { state: "UNKNOWN", since: e.n, sinceT: e.t, wait: null, steps: Math.max(1, task.steps) });
    },
    "deadlock": (s) => { s.deadlock = true; },
    "end": (s) => { s.ended = true; s.running = null; },
  },
  use(s, e) {
    const thing = Fold.thing(s, e.id, e.of);
    const verb = e.k.slice(e.k.indexOf(".") + 1);
    const isQueue = e.of === "queueitem" || e.of === "queueroom";
    if (["contend", "wait", "empty", "full", "join"].includes(verb) || ["condition", "barrier", "queueend", "group"].includes(e.of)) return;
    const acquires = verb === "acquire" || verb === "get";
    if (isQueue) thing.count += acquires ? -1 : 1;
    else if (e.of === "event" && verb === "set") thing.count = 1;
    else if (verb === "clear" || verb === "reset") thing.count = 0;
    else if (acquires) { thing.count += 1; if (e.task !== undefined) thing.holders.push(e.task); }
    else {
      thing.count -= 1;
      const own = thing.holders.indexOf(e.task);
      if (thing.holders.length) thing.holders.splice(own < 0 ? 0 : own, 1);
    }
  },
  apply(s, e) {
    s.n = e.n; s.t = e.t; s.turn = e.turn;
    const step = Fold.steps[e.k];
    if (step) step(s, e); else if (e.of !== undefined) Fold.use(s, e);
    if (e.task !== undefined && e.loc && s.running === e.task) s.byId.get(e.task).loc = e.loc;
    return s;
  },
  // As `step --json` prints it.
  plain(s, names) {
    return { n: s.n, t: s.t, turn: s.turn, running: s.running,
      tasks: s.tasks.map((task) => ({ id: task.id, name: names[task.id] ?? "#" + task.id, state: task.state, line: task.loc ? task.loc[1] : null, steps: task.steps,
        waits_on: task.wait ? task.wait.id : null, wait: task.wait ? task.wait.kind : null, due: task.wait ? task.wait.due : null, since: task.since })),
      ready: s.ready.map((entry) => entry.handle), timers: s.timers.map((timer) => ({ handle: timer.handle, due: timer.due })),
      things: [...s.things].sort((a, b) => a[0] - b[0]).map(([id, thing]) => ({ id, holders: thing.holders, count: thing.count })), idle: s.idle, ended: s.ended };
  },
};
class History {
  constructor(events) {
    this.events = events;
    this.keys = [[0, Fold.start()]];
    const s = Fold.start();
    let since = 0;
    events.forEach((e, at) => {
      Fold.apply(s, e);
      since += 1;
      if (since >= Math.max(256, s.tasks.length + s.ready.length + s.timers.length)) { this.keys.push([at + 1, Fold.copy(s)]); since = 0; }
    });
  }
  at(position) {
    let low = 0, high = this.keys.length - 1;
    while (low < high) { const mid = (low + high + 1) >> 1; if (this.keys[mid][0] <= position + 1) low = mid; else high = mid - 1; }
    const s = Fold.copy(this.keys[low][1]);
    for (let at = this.keys[low][0]; at <= position; at++) Fold.apply(s, this.events[at]);
    return s;
  }
}
