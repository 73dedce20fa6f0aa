// Charts in SVG: panels of lines over bars, and the small bars in tables. Colours are classes of page.css.
const SPACE = "http://www.w3.org/2000/svg";

export function shape(name, attributes = {}, ...children) {
  const made = document.createElementNS(SPACE, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

// Round positions between two values, about `most` of them.
export function ticks(low, high, most) {
  const raw = (high - low) / Math.max(1, most), power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].map(k => k * power).find(s => s >= raw * (1 - 1e-9));
  const out = [];
  for (let k = Math.ceil(low / step - 1e-9); k * step <= high + step * 1e-9; k++) out.push(k * step);
  return out;
}

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const two = n => String(n).padStart(2, "0");
const UNITS = [
  [t => Math.floor(t / 9e5), d => `${two(d.getUTCHours())}:${two(d.getUTCMinutes())}`],
  [t => Math.floor(t / 36e5), d => `${two(d.getUTCHours())}:${two(d.getUTCMinutes())}`],
  [t => Math.floor(t / 864e5), d => `${d.getUTCDate()} ${MONTHS[d.getUTCMonth()]}`],
  [t => Math.floor((t / 864e5 + 3) / 7), d => `${d.getUTCDate()} ${MONTHS[d.getUTCMonth()]}`],
  [t => new Date(t).toISOString().slice(0, 7), d => (d.getUTCMonth() ? MONTHS[d.getUTCMonth()] : String(d.getUTCFullYear()))],
  [t => Math.floor((new Date(t).getUTCFullYear() * 12 + new Date(t).getUTCMonth()) / 3), d => `${MONTHS[d.getUTCMonth()]} ${d.getUTCFullYear()}`],
  [t => new Date(t).getUTCFullYear(), d => String(d.getUTCFullYear())],
];

// Bars at which a unit of time begins, each or each so many, of the finest unit that needs no more than every fourth.
export function dates(times, most) {
  for (const [key, label] of UNITS) {
    const at = times.flatMap((t, i) => (i && key(t) !== key(times[i - 1]) ? [i] : []));
    const each = Math.ceil(at.length / Math.max(1, most));
    if (at.length && each <= 4) return at.filter((_, k) => (at.length - 1 - k) % each === 0).map(i => [i, label(new Date(times[i]))]);
  }
  return [];
}

const RIGHT = 80, FOOT = 20, GAP = 16;

// Draw panels below each other over the same bars. A panel has values, height, share of the height, format and exact (of the axis and of the last value), kind (line or fall) and perhaps limit {at, name}. Returns what moves the mark to a bar.
export function panels(host, times, parts) {
  const width = Math.max(240, host.clientWidth), inner = width - RIGHT, n = times.length;
  const height = Math.max(200, host.clientHeight), room = height - FOOT - GAP * parts.length;
  const x = i => (n > 1 ? (i / (n - 1)) * (inner - 2) + 1 : inner / 2);
  const svg = shape("svg", { width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true", focusable: "false" });
  const marks = [];
  let top = GAP / 2;
  for (const part of parts) {
    const tall = Math.round(room * part.share);
    marks.push(panel(svg, { ...part, height: tall }, top, inner, width, x));
    top += tall + GAP;
  }
  for (const [i, label] of dates(times, Math.floor(inner / 72))) {
    svg.append(shape("line", { class: "grid", x1: x(i), x2: x(i), y1: 0, y2: top - GAP / 2 }));
    if (x(i) > 18 && x(i) < inner - 18) svg.append(shape("text", { class: "tick", x: x(i), y: height - 5, "text-anchor": "middle" }, label));
  }
  const line = shape("line", { class: "mark", y1: 0, y2: top - GAP / 2, visibility: "hidden" });
  svg.append(line, ...marks.map(m => m.dot));
  host.replaceChildren(svg);
  return {
    mark(i) {
      const seen = i !== null && i >= 0 && i < n ? "visible" : "hidden";
      line.setAttribute("visibility", seen);
      marks.forEach(m => m.dot.setAttribute("visibility", seen));
      if (seen === "hidden") return;
      line.setAttribute("x1", x(i));
      line.setAttribute("x2", x(i));
      marks.forEach(m => { m.dot.setAttribute("cx", x(i)); m.dot.setAttribute("cy", m.y(i)); });
    },
    nearest: clientX => Math.max(0, Math.min(n - 1, Math.round(((clientX - host.getBoundingClientRect().left - 1) / Math.max(1, inner - 2)) * (n - 1)))),
  };
}

function panel(svg, { values, height, format, exact, kind, limit, zero }, top, inner, width, x) {
  const known = values.filter(Number.isFinite);
  const ends = [...known, ...(limit ? [limit.at] : []), ...(zero ? [0] : [])];
  let [low, high] = ends.length ? [Math.min(...ends), Math.max(...ends)] : [0, 1];
  const pad = (high - low || Math.abs(high) || 1) * 0.06;
  [low, high] = [low - pad, zero ? Math.max(high, 0) : high + pad];
  const y = v => top + height - ((v - low) / (high - low)) * height, clear = [];
  const last = values[values.length - 1];
  if (Number.isFinite(last)) clear.push(y(last));
  if (limit) clear.push(y(limit.at));
  for (const v of ticks(low, high, Math.max(2, Math.floor(height / 42)))) {
    svg.append(shape("line", { class: v === 0 ? "axis" : "grid", x1: 0, x2: inner, y1: y(v), y2: y(v) }));
    if (clear.every(at => Math.abs(at - y(v)) > 13)) svg.append(shape("text", { class: "tick", x: inner + 6, y: y(v) + 4 }, format(v)));
  }
  const at = values.flatMap((v, i) => (Number.isFinite(v) ? [`${x(i).toFixed(1)},${y(v).toFixed(1)}`] : []));
  if (kind === "fall" && at.length) svg.append(shape("polygon", { class: "under", points: `${x(0)},${y(0)} ${at.join(" ")} ${x(values.length - 1)},${y(0)}` }));
  svg.append(shape("polyline", { class: `line ${kind}`, points: at.join(" ") }));
  if (limit) {
    svg.append(shape("line", { class: "limit", x1: 0, x2: inner, y1: y(limit.at), y2: y(limit.at) }));
    svg.append(shape("text", { class: "limit-name", x: 4, y: y(limit.at) - 5 }, limit.name));
    if (!Number.isFinite(last) || Math.abs(y(last) - y(limit.at)) > 16) svg.append(shape("text", { class: "limit-name", x: inner + 6, y: y(limit.at) + 4 }, format(limit.at)));
  }
  if (Number.isFinite(last)) {
    svg.append(shape("rect", { class: `tag ${kind}`, x: inner + 2, y: y(last) - 9, width: width - inner - 2, height: 18, rx: 3 }));
    svg.append(shape("text", { class: "tag-text", x: inner + 6, y: y(last) + 4 }, exact(last)));
  }
  return { y: i => y(values[i]), dot: shape("circle", { class: `dot ${kind}`, r: 3.5, visibility: "hidden" }) };
}

const stretched = children => shape("svg", { class: "bar", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true", focusable: "false" }, ...children);
const upright = (cls, at) => shape("line", { class: cls, x1: at, x2: at, y1: 0, y2: 10 });

// How much of a bound is used: full at 1.
export function useBar(use) {
  const tone = use >= 1 ? "over" : use >= 0.8 ? "near" : "calm";
  return stretched([shape("rect", { class: "track", x: 0, y: 2, width: 100, height: 6 }), shape("rect", { class: `fill ${tone}`, x: 0, y: 2, width: Math.max(0, Math.min(1, use || 0)) * 100, height: 6 })]);
}

// A holding as a bar from zero, its target as a stroke.
export function targetBar(held, target, low, high) {
  const at = v => ((v - low) / (high - low || 1)) * 98 + 1;
  const parts = [upright("axis", at(0))];
  if (Number.isFinite(held)) parts.push(shape("rect", { class: held < 0 ? "fill short" : "fill long", x: Math.min(at(0), at(held)), y: 2, width: Math.abs(at(held) - at(0)), height: 6 }));
  if (Number.isFinite(target)) parts.push(upright("target", at(target)));
  return stretched(parts);
}

// An interval with its mean, on a scale of plus and minus `reach`.
export function intervalBar(mean, low, high, reach) {
  const at = v => Math.max(0, Math.min(100, 50 + (v / (reach || 1)) * 49));
  const parts = [upright("axis", 50)];
  if (Number.isFinite(low) && Number.isFinite(high)) parts.push(shape("rect", { class: "band", x: at(low), y: 2, width: Math.max(0, at(high) - at(low)), height: 6 }));
  if (Number.isFinite(mean)) parts.push(upright("mean", at(mean)));
  return stretched(parts);
}
