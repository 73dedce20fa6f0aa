// One desk on one page: what the API says, drawn again when the stream says that it changed.
import * as api from "./api.js";
import { follow } from "./stream.js";
import { panels, useBar, targetBar, intervalBar } from "./chart.js";
import * as shapes from "./shapes.js";
import { ago, change, gain, known, money, number, percent, price, signed, time, units } from "./format.js";

const POLL_MS = 5000; // leader and clocks have no event
const STALE_MS = 12000; // without any answer
const CALM_MS = 1000; // between two rounds of reading, however fast bars come
const FEW = 14; // rows of a table before it is asked for more
const at = id => document.getElementById(id);
const seen = { status: null, equity: null, portfolio: null, forecasts: null, alerts: null, orders: null, may: false };
const shown = { span: 250, sort: ["weight", -1], more: {}, find: "", bar: null, chart: null };
let answered = 0, line = "connecting", stop = null, signing = false;

function put(node, text, cls) {
  if (node.textContent !== text) node.textContent = text;
  if (cls !== undefined && node.className !== cls) node.className = cls;
}

function cell(name, content, cls = "", scope = "") {
  const made = document.createElement(name);
  if (cls) made.className = cls;
  if (scope) made.scope = scope;
  made.append(content);
  return made;
}

function row(cells, cls = "") {
  const made = document.createElement("tr");
  made.className = cls;
  made.append(...cells);
  return made;
}

const name = text => cell("th", text, "", "row");
const cells = (...texts) => texts.map(text => cell("td", text));
const REQUEST = / \(request [\w.-]+\)$/; // of the journal, for whoever looks into the log
const plural = (n, what) => `${number(n, 0)} ${what}${n === 1 ? "" : "s"}`;

// ---- state, leader, connection

const SAID = { active: "Active", reducing: "Reducing", flattening: "Flattening", halted: "Halted" };
const ACTS = {
  halt: ["Halt", "halted", "Nothing leaves any more and what is open is taken back. Holdings stay as they are."],
  flatten: ["Flatten", "flattening", "Sells everything that is held and covers what is short, then halts."],
  reduce: ["Reduce", "reducing", "Only orders that bring a position nearer to zero leave."],
  resume: ["Resume", "active", "Trading goes on: at the next bar the strategy's orders leave again."],
};

function drawStatus() {
  const { desk, trading: t, leader, leads, numbers: n, written } = seen.status;
  const state = t.asked, node = at("state");
  put(at("desk"), desk);
  document.title = `${state === "active" ? "" : `${SAID[state].toUpperCase()} · `}${desk}`;
  if (node.dataset.state !== state) {
    node.classList.toggle("new", node.dataset.state !== "unknown");
    node.dataset.state = state;
  }
  put(node, SAID[state]);
  const waits = t.obeyed ? "" : ` The desk has not taken it up yet: it does before its next orders leave.`;
  put(at("state-said"), t.at ? `Since ${time(t.at, true)} UTC by ${t.who}: “${t.why.replace(REQUEST, "")}”.${waits}` : "Nobody has asked for anything else.");
  for (const button of document.querySelectorAll("[data-act]")) button.disabled = !seen.may || ACTS[button.dataset.act][1] === state;
  drawAges(leader, leads, n, written);
  drawTiles();
}

function drawLink() {
  const still = (Date.now() - answered) / 1000, stale = answered > 0 && Date.now() - answered > STALE_MS;
  const word = stale ? "stale" : line, node = at("link");
  node.dataset.link = word;
  put(node, stale ? "Stale" : { live: "Live", lost: "Reconnecting", connecting: "Connecting", out: "Signed out" }[word]);
  document.body.classList.toggle("stale", stale);
  const banner = at("banner");
  banner.hidden = !stale;
  if (stale) put(banner, `No answer for ${ago(still)}: what is shown is of ${time(new Date(answered + api.skew), true)} UTC and may be wrong by now. Trying again.`);
  put(at("clock"), new Date(Date.now() + api.skew).toISOString().slice(11, 19));
}

// ---- numbers

const ratio = (value, bound) => (known(value) && known(bound) && bound > 0 ? value / bound : NaN);
const tone = use => (use >= 1 ? "bad" : use >= 0.8 ? "warn" : "");

function tile(key, value, about, { cls = "", use, href } = {}) {
  const made = document.createElement("li"), title = cell("span", key, "name");
  const big = cell("span", href ? Object.assign(document.createElement("a"), { href, textContent: value }) : value, `value ${cls}`);
  made.append(title, " ", big, " ");
  if (known(use)) made.append(useBar(use));
  made.append(cell("span", about, "about"));
  return made;
}

function drawTiles() {
  const n = seen.status?.numbers, line = seen.equity, open = (seen.alerts ?? []).filter(a => a.open);
  if (!n) return at("tiles").replaceChildren(tile("Equity", "–", "no bar yet"));
  const last = line?.equity.at(-1), first = line?.equity[0], limit = line?.limit, fall = ratio(n.drawdown, limit);
  const was = known(n.bar_return) ? n.equity - n.equity / (1 + n.bar_return) : NaN;
  const apart = n.slippage_bps - n.model_bps;
  at("tiles").replaceChildren(
    tile("Equity", money(n.equity), `${gain(was)} (${change(n.bar_return)}) in the bar`, {}),
    tile(`Return, ${line ? number(line.equity.length, 0) : "–"} bars`, first ? change(last / first - 1) : "–", `volatility ${percent(n.volatility_ann, 1)} a year`, {}),
    tile("Drawdown", percent(n.drawdown), known(limit) ? `limit ${percent(limit, 1)} · deepest ${percent(n.max_drawdown, 1)}` : `no limit · deepest ${percent(n.max_drawdown, 1)}`, { use: fall, cls: tone(fall) }),
    tile("VaR 95 % of next bar", percent(n.var_ahead), known(n.var_use) ? `${percent(n.var_use, 0)} of limit · record ${percent(n.var_95)}` : `no limit · record ${percent(n.var_95)}`, { use: n.var_use, cls: tone(n.var_use) }),
    tile("Gross / net", `${number(n.gross)} / ${signed(n.net)}`, `${number(n.effective_names, 1)} effective positions`),
    tile("Open alerts", seen.alerts ? number(open.length, 0) : "–", open.length ? open[0].subject : "none", { cls: open.length ? "bad" : "", href: "#h-alerts" }),
    tile("Largest position", n.largest_name ? `${n.largest_name} ${percent(n.largest, 1)}` : "none", "of equity"),
    tile("Turnover", percent(n.turnover, 1), `fees ${money(n.fees)} in the bar`),
    tile("Slippage", `${number(n.slippage_bps, 1)} bps`, `model ${number(n.model_bps, 1)} bps`, { cls: apart > Math.max(1, Math.abs(n.model_bps)) ? "warn" : "" }),
    tile("Forecast coverage", percent(n.coverage, 1), `90 % is right · ${number(n.judged, 0)} judged`, { cls: known(n.coverage) && Math.abs(n.coverage - 0.9) > 0.05 ? "warn" : "" }),
    tile("Venue differences", number(n.differences, 0), `unexplained ${percent(n.unexplained)}`, { cls: n.unexplained > 0 ? "bad" : "" }),
    tile("Bar to order, p99", known(n.latency_p99_ms) ? `${number(n.latency_p99_ms, 0)} ms` : "–", known(n.latency_ms) ? `last bar ${number(n.latency_ms, 0)} ms` : "not measured"),
  );
}

const AGES = { prices_sessions: ["Prices held, oldest", "session"], forecast_bars: ["Forecast", "bar"], regime_bars: ["Regime", "bar"] };

function drawAges(leader, leads, n, written) {
  const now = Date.now() + api.skew, pairs = [];
  if (n) {
    pairs.push(["Last bar", `${time(n.asof)} UTC`, "bar_s" in n.stale ? `${ago((now - Date.parse(n.asof)) / 1000)} ago` : "bars on file"]);
    for (const [key, value] of Object.entries(n.stale)) {
      if (key === "bar_s") pairs.push(["Bar, when decided", `${ago(value)} old`, ""]);
      else if (AGES[key]) pairs.push([AGES[key][0], known(value) ? `${plural(value, AGES[key][1])} old` : "never seen", ""]);
      else pairs.push([key.replaceAll("_", " "), number(value, 0), ""]);
    }
    pairs.push(["Numbers written", `${time(written, true)} UTC`, `${ago((now - Date.parse(written)) / 1000)} ago`]);
  }
  pairs.push(["Leader", leader, "", leads ? "" : "bad"]);
  at("ages").replaceChildren(...pairs.flatMap(([key, value, more, cls]) => [cell("dt", key), cell("dd", more ? `${value}, ${more}` : value, cls)]));
}

// ---- equity

function drawEquity() {
  const e = seen.equity;
  if (!e || !e.equity.length) return put(at("equity-said"), "No bar yet.");
  const { times, equity, drawdown, limit } = e, deepest = Math.max(...drawdown.filter(known), 0);
  const near = known(limit) && deepest >= limit / 8;
  const large = Math.max(...equity.filter(known).map(Math.abs)) >= 1e7, fine = Math.max(deepest, near ? limit : 0) < 0.04;
  const axis = v => (large ? `${number(v / 1e6, 2)} M` : number(v, 0));
  shown.chart = panels(at("equity"), times, [
    { values: equity, share: 0.7, format: axis, exact: axis, kind: "equity" },
    { values: drawdown.map(v => -100 * v), share: 0.3, format: v => `${number(v, fine ? 1 : 0)} %`, exact: v => `${number(v, 1)} %`, kind: "fall", zero: true, limit: near ? { at: -100 * limit, name: `drawdown limit${e.bounds.length ? `: ${e.bounds[0].what}` : ""}` } : null },
  ]);
  at("equity").setAttribute("aria-valuemax", String(times.length - 1));
  drawMark();
}

function drawMark() {
  const e = seen.equity, i = shown.bar === null ? e.equity.length - 1 : Math.min(shown.bar, e.equity.length - 1);
  const fall = e.drawdown[i], deepest = Math.max(...e.drawdown.filter(known), 0);
  const bound = !known(e.limit) ? "no drawdown limit" : deepest >= e.limit / 8 ? `limit ${percent(e.limit, 1)}` : `limit ${percent(e.limit, 1)}, far below the part shown`;
  const said = `${time(e.times[i])} UTC: equity ${number(e.equity[i], 2)}, drawdown ${percent(fall)}`;
  put(at("equity-said"), `${said}; deepest shown ${percent(deepest)}, ${bound}`);
  at("equity").setAttribute("aria-valuenow", String(i));
  at("equity").setAttribute("aria-valuetext", said);
  shown.chart.mark(shown.bar === null ? null : i);
}

function moveMark(to) {
  if (!seen.equity?.equity.length || !shown.chart) return;
  shown.bar = to;
  drawMark();
}

function watchChart() {
  const host = at("equity"), ends = () => (seen.equity?.equity.length ?? 1) - 1;
  host.addEventListener("pointermove", e => shown.chart && moveMark(shown.chart.nearest(e.clientX)));
  host.addEventListener("pointerdown", e => shown.chart && moveMark(shown.chart.nearest(e.clientX)));
  host.addEventListener("pointerleave", () => moveMark(null));
  host.addEventListener("blur", () => moveMark(null));
  host.addEventListener("keydown", e => {
    const now = shown.bar ?? ends(), steps = { ArrowLeft: now - 1, ArrowDown: now - 1, ArrowRight: now + 1, ArrowUp: now + 1, PageDown: now - 20, PageUp: now + 20, Home: 0, End: ends(), Escape: null };
    if (!(e.key in steps)) return;
    e.preventDefault();
    moveMark(steps[e.key] === null ? null : Math.max(0, Math.min(ends(), steps[e.key])));
  });
  new ResizeObserver(() => requestAnimationFrame(drawEquity)).observe(host);
}

// ---- tables

function fill(id, rows, make, draw) {
  const body = at(id).tBodies[0], few = at(`${id}-more`), all = shown.more[id] || !few;
  body.replaceChildren(...(all ? rows : rows.slice(0, FEW)).map(make));
  if (!few) return;
  few.hidden = rows.length <= FEW;
  few.previousElementSibling.classList.toggle("all", Boolean(all));
  put(few, all ? `Show the first ${FEW}` : `Show all ${number(rows.length, 0)}`);
  few.onclick = () => { shown.more[id] = !all; draw(); };
}

function none(id, text) {
  const line = cell("td", text, "text wrap");
  line.colSpan = at(id).tHead.rows[0].cells.length;
  at(id).tBodies[0].replaceChildren(row([line]));
}

function drawLimits(limits) {
  if (!limits.length) return none("limits", "No limit is set.");
  fill("limits", limits, l => {
    const use = cell("td", known(l.use) ? `${percent(l.use, 0)}` : "–", `wide ${tone(l.use)}`);
    use.append(useBar(l.use));
    const head = name(l.name);
    if (l.by) head.append(cell("span", l.by, "said"));
    return row([head, ...cells(...[l.used, l.bound].map(v => (l.plain ? number(v, Math.abs(v) >= 100 ? 0 : 2) : percent(v, 1)))), use]);
  });
}

const COLUMNS = [["symbol", "Symbol", "text"], ["units", "Units", "narrow-off"], ["price", "Price", "narrow-off"], ["value", "Value", ""], ["weight", "Weight", ""], ["target", "Target", ""], ["", "Weight ▬, target |", "wide narrow-off"]];

function drawPositions() {
  const p = seen.portfolio;
  if (!p) return;
  const [key, way] = shown.sort, size = r => (key === "symbol" ? r.symbol : Math.abs(r[key] ?? 0));
  at("positions").tHead.rows[0].replaceChildren(...COLUMNS.map(([k, title, cls]) => {
    const head = cell("th", "", cls, "col");
    if (!k) { head.append(title); return head; }
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = title;
    button.onclick = () => { shown.sort = [k, k === key ? -way : k === "symbol" ? 1 : -1]; drawPositions(); at("positions").tHead.querySelectorAll("button")[COLUMNS.findIndex(c => c[0] === k)].focus(); };
    head.append(button);
    if (k === key) head.setAttribute("aria-sort", way > 0 ? "ascending" : "descending");
    return head;
  }));
  const moved = p.positions.filter(r => r.units || r.target);
  const rows = (shown.find ? p.positions.filter(r => r.symbol.toUpperCase().includes(shown.find.toUpperCase())) : moved).sort((a, b) => (size(a) < size(b) ? -way : size(a) > size(b) ? way : a.symbol < b.symbol ? -1 : 1));
  const all = moved.flatMap(r => [r.weight, r.target]).filter(known), low = Math.min(0, ...all), high = Math.max(0, ...all);
  const held = p.positions.filter(r => r.units), worth = held.every(r => known(r.value)) ? ` worth ${money(held.reduce((sum, r) => sum + r.value, 0))}` : "";
  put(at("positions-said"), `${plural(held.length, "position")}${worth} and cash of ${money(p.cash)} (${percent(p.cash / p.equity, 1)}) at ${time(p.asof)} UTC`);
  if (!rows.length) return none("positions", shown.find ? `No symbol contains ${shown.find}.` : "Nothing is held and nothing is aimed at.");
  fill("positions", rows, r => {
    const bar = cell("td", targetBar(r.weight, r.target, low, high), "wide narrow-off");
    return row([name(r.symbol), cell("td", units(r.units), "narrow-off"), cell("td", price(r.price), "narrow-off"), ...cells(money(r.value), percent(r.weight), percent(r.target)), bar]);
  }, drawPositions);
}

function drawForecasts() {
  const f = seen.forecasts;
  if (!f) return;
  const bps = v => signed(known(v) ? 1e4 * v : v, 0), rows = f.rows.filter(r => known(r.mean)).sort((a, b) => b.mean - a.mean);
  const n = seen.status?.numbers, covered = n && known(n.coverage) ? `; ${percent(n.coverage, 1)} of ${number(n.judged, 0)} returns fell inside (90 % is right)` : "";
  put(at("forecasts-said"), `${f.horizon ? `Log return over ${plural(f.horizon, "bar")}` : "Log return"}, made at ${time(f.asof)} UTC${f.age_bars ? `, ${plural(f.age_bars, "bar")} ago` : ""}${covered}`);
  const reach = Math.max(...rows.flatMap(r => [Math.abs(r.low), Math.abs(r.high)]).filter(known), Math.abs(rows[0]?.mean ?? 0), 1e-6);
  at("forecasts").tHead.rows[0].replaceChildren(cell("th", "Symbol", "text", "col"), cell("th", "Mean, bps", "", "col"), cell("th", "5–95 %, bps", "narrow-off", "col"), cell("th", `5–95 %, axis ±${number(1e4 * reach, 0)} bps`, "wide", "col"));
  if (!rows.length) return none("forecasts", "No forecast for this bar.");
  fill("forecasts", rows, r => row([name(r.symbol), cell("td", bps(r.mean)), cell("td", `${bps(r.low)} to ${bps(r.high)}`, "narrow-off"), cell("td", intervalBar(r.mean, r.low, r.high, reach), "wide")]), drawForecasts);
}

function drawDecision(d) {
  if (!d) return put(at("decision-said"), "No decision yet.");
  const binds = d.bound.filter(b => b.bound), bound = binds.length ? `bound by ${binds.map(b => b.limit.replaceAll("_", " ")).join(", ")}` : "no limit bound";
  put(at("decision-said"), `${time(d.asof)} UTC: asked for ${number(d.asked)} of equity, allowed ${number(d.allowed)}; ${d.buys} to buy, ${d.sells} to sell; ${bound}`);
  if (!d.bound.length && !d.rules.length) return none("decision", "Everything that was asked for was allowed.");
  const lines = [...d.bound.map(b => row([name(b.limit.replaceAll("_", " ")), ...cells(b.cut ? percent(b.cut) : "none", b.residual ? percent(b.residual) : "none")])),
    ...d.rules.map(r => row([name(`${r.rule}, ${r.symbol}`), Object.assign(cell("td", `${r.action}: ${units(r.asked)} asked, ${units(r.allowed)} allowed; ${r.why}`, "text wrap"), { colSpan: 2 })]))];
  at("decision").tBodies[0].replaceChildren(...lines);
}

function drawAlerts() {
  const said = seen.alerts.map(a => {
    const made = cell("li", "", a.raised ? "" : "over"), when = cell("time", `${time(a.at)} UTC, ${a.raised ? (a.open ? "raised" : "was raised") : "over"}`);
    when.dateTime = a.at;
    made.append(when, a.subject);
    return made;
  });
  at("alerts").replaceChildren(...(said.length ? said : [cell("li", "None so far.", "empty")]));
}

function drawOrders(orders = seen.orders ?? []) {
  seen.orders = orders;
  if (!orders.length) return none("orders", "None so far.");
  fill("orders", orders, o => row([cell("td", time(o.asof), "text"), cell("td", o.symbol, "text"), ...cells((o.units > 0 ? "+" : "") + units(o.units)), cell("td", price(o.price), "narrow-off"), ...cells(known(o.value) ? money(o.value) : o.filled === null ? "waits" : "not filled")]), () => drawOrders());
}

// ---- reading

const PARTS = {
  status: ["v1/status", take => {
    const said = shapes.status(take), newest = seen.status?.trading;
    if ((newest?.seq ?? 0) > (said.trading.seq ?? 0)) said.trading = newest; // an answer that was overtaken
    seen.status = said;
    drawStatus();
  }],
  equity: ["v1/equity", take => { seen.equity = shapes.equity(take); drawEquity(); drawTiles(); }],
  portfolio: ["v1/portfolio", take => { seen.portfolio = shapes.portfolio(take); drawPositions(); }],
  limits: ["v1/limits", take => drawLimits(shapes.limits(take))],
  forecasts: ["v1/forecasts", take => { seen.forecasts = shapes.forecasts(take); drawForecasts(); }],
  decision: ["v1/decision", take => drawDecision(shapes.decision(take))],
  alerts: ["v1/alerts?last=100", take => { seen.alerts = shapes.alerts(take); drawAlerts(); drawTiles(); }],
  orders: ["v1/orders?last=50", take => drawOrders(shapes.orders(take))],
};
const WHERE = { status: "state-said", equity: "equity-said", portfolio: "positions-said", forecasts: "forecasts-said", decision: "decision-said" };
const wanted = new Set();
let reading = false;

async function readPart(part) {
  const [path, take] = PARTS[part];
  try {
    const said = await api.get(part === "equity" ? `${path}?last=${shown.span}` : path);
    answered = Date.now();
    take(said);
  } catch (error) {
    if (error.status === 401) return signIn();
    if (error.status === 0) return; // no answer: the whole page says so
    const known = error instanceof api.Refused, words = `Not shown: ${known ? error.message : "the page cannot read what came"}`;
    if (known) answered = Date.now();
    if (error.status === 503 || error.status === 429) setTimeout(() => refresh(part), POLL_MS); // not yet, or not so often
    else console.error(`${part}: ${error.stack}`);
    if (WHERE[part]) put(at(WHERE[part]), words);
    else if (part === "alerts") at("alerts").replaceChildren(cell("li", words, "empty"));
    else none(part, words);
  }
}

// Read parts again, each once at a time however often it is asked for.
async function refresh(...parts) {
  parts.forEach(p => wanted.add(p));
  if (reading || signing) return;
  reading = true;
  while (wanted.size && !signing) {
    const now = [...wanted];
    wanted.clear();
    await Promise.all(now.map(readPart));
    if (wanted.size) await new Promise(done => setTimeout(done, CALM_MS));
  }
  reading = false;
  drawLink();
}

const everything = () => refresh(...Object.keys(PARTS));
const EVENTS = { numbers: ["limits"], decision: ["equity", "portfolio", "forecasts", "orders"], alert: ["alerts"], state: ["status"] };

function hear(event, data, id) {
  answered = Date.now();
  if (event === "numbers" && seen.status) {
    seen.status = { ...seen.status, numbers: shapes.numbers(data), written: new Date(Date.now() + api.skew).toISOString() };
    drawStatus();
  } else if (event === "state" && seen.status) {
    seen.status = { ...seen.status, trading: data };
    drawStatus();
  } else if (event === "decision") drawDecision(shapes.decision(data));
  else if (event === "reset") everything();
  refresh(...(EVENTS[event] ?? []));
  if (id) {
    at("foot").dataset.n = id;
    put(at("foot"), `Journal record ${number(Number(id), 0)}. All times are UTC; money is in the account's currency.`);
  }
}

// Who asks, before anything else is asked for: somebody without a key is refused once.
async function lookedUp() {
  try {
    const said = await api.whoami();
    seen.may = said.scope !== "read";
    put(at("who"), `${said.name}${seen.may ? "" : ", who may only look"}`);
    at("leave").hidden = false;
    return true;
  } catch (error) {
    if (error.status === 401) signIn();
    return false;
  }
}

async function begin() {
  stop?.abort();
  const own = (stop = new AbortController());
  line = "connecting";
  drawLink();
  for (let tries = 0; ; tries++) {
    if (await lookedUp()) break;
    if (signing || own.signal.aborted) return;
    await new Promise(done => setTimeout(done, Math.min(5000, 500 * 2 ** tries)));
    if (own.signal.aborted) return;
  }
  follow("v1/stream", {
    on: hear,
    told: word => { if (word === "live" && line !== "live") everything(); line = word; drawLink(); },
    shut: () => { line = "out"; signIn(); },
    stop: own.signal,
  });
}

// ---- asking

function signIn() {
  if (signing) return;
  put(at("enter-error"), "");
  put(at("who"), "");
  signing = true;
  line = "out";
  stop?.abort();
  at("leave").hidden = true;
  at("enter").showModal();
  at("enter-key").focus();
  drawLink();
}

function watchForms() {
  const enter = at("enter"), ask = at("ask");
  let act = "", once = "", sent = "", busy = false;
  enter.addEventListener("cancel", e => e.preventDefault());
  enter.addEventListener("submit", async e => {
    e.preventDefault();
    put(at("enter-error"), "");
    try {
      await api.enter(at("enter-key").value.trim());
    } catch (error) {
      return put(at("enter-error"), error.message);
    }
    at("enter-key").value = "";
    enter.close();
    signing = false;
    begin();
  });
  at("leave").addEventListener("click", async () => { await api.leave(); signIn(); });
  for (const button of document.querySelectorAll("[data-act]")) button.addEventListener("click", () => {
    act = button.dataset.act;
    [once, sent] = ["", ""];
    put(at("ask-title"), `${ACTS[act][0]} ${at("desk").textContent}?`);
    put(at("ask-means"), ACTS[act][2]);
    put(at("ask-yes"), ACTS[act][0]);
    put(at("ask-error"), "");
    at("ask-why").value = "";
    ask.showModal();
    at("ask-why").focus();
  });
  at("ask-no").addEventListener("click", () => ask.close());
  ask.addEventListener("submit", async e => {
    e.preventDefault();
    const why = at("ask-why").value.trim();
    if (!why) return put(at("ask-error"), "Say why: whoever reads the journal will want to know.");
    if (busy) return;
    if (why !== sent) [once, sent] = [api.fresh(), why]; // a second try of the same words is the same request
    busy = at("ask-yes").disabled = true;
    try {
      await api.ask(act, why, once);
      ask.close();
      await readPart("status");
    } catch (error) {
      put(at("ask-error"), `Not taken: ${error.message}`);
    } finally {
      busy = at("ask-yes").disabled = false;
    }
  });
}

for (const radio of document.querySelectorAll("[name=span]")) radio.addEventListener("change", () => { shown.span = Number(radio.value); shown.bar = null; refresh("equity"); });
at("find").addEventListener("input", () => { shown.find = at("find").value.trim(); drawPositions(); });
document.addEventListener("visibilitychange", () => { if (!document.hidden && !signing && Date.now() - answered > STALE_MS) begin(); });
watchChart();
watchForms();
setInterval(() => { drawLink(); if (seen.status) drawStatus(); }, 1000);
setInterval(() => { if (!document.hidden) refresh("status"); }, POLL_MS);
begin();
