// Numbers and times as the page writes them: one locale, UTC, a true minus, a dash for what has no value.
const NONE = "–";
const made = new Map();
const plain = (value, digits) => {
  if (!made.has(digits)) made.set(digits, new Intl.NumberFormat("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits }));
  return made.get(digits).format(value).replace("-", "\u2212");
};

export const known = value => typeof value === "number" && Number.isFinite(value);
export const number = (value, digits = 2) => (known(value) ? plain(Math.abs(value) < 0.5 * 10 ** -digits ? 0 : value, digits) : NONE);
export const signed = (value, digits = 2) => (known(value) && value >= 0.5 * 10 ** -digits ? "+" : "") + number(value, digits);
export const percent = (value, digits = 2) => (known(value) ? `${number(100 * value, digits)} %` : NONE);
export const change = (value, digits = 2) => (known(value) ? `${signed(100 * value, digits)} %` : NONE);
export const money = value => number(value, known(value) && Math.abs(value) < 1000 ? 2 : 0);
export const gain = value => signed(value, known(value) && Math.abs(value) < 1000 ? 2 : 0);
export const price = value => number(value, known(value) && Math.abs(value) < 10 ? 4 : 2);
export const units = value => number(value, known(value) && Number.isInteger(value) ? 0 : Math.abs(value) < 1 ? 6 : 2);

// A stamp to the minute, or to the second.
export const time = (stamp, seconds = false) => {
  const at = new Date(stamp);
  return stamp == null || Number.isNaN(at.getTime()) ? NONE : at.toISOString().replace("T", " ").slice(0, seconds ? 19 : 16);
};

// How long ago, in the largest unit that leaves a number of two digits or so.
export const ago = seconds => {
  if (!known(seconds)) return NONE;
  const s = Math.max(0, seconds);
  for (const [size, name] of [[86400 * 2, "d"], [7200, "h"], [120, "min"]]) if (s >= size) return `${number(s / { d: 86400, h: 3600, min: 60 }[name], 0)} ${name}`;
  return `${number(s, 0)} s`;
};
