// What the API answers, in the form in which the page draws it.
const known = v => typeof v === "number" && Number.isFinite(v);

export const numbers = said => ({ ...said, stale: said.stale ?? {} });
export const status = said => ({ ...said, numbers: said.numbers ? numbers(said.numbers) : null });
export const equity = said => ({ times: said.time.map(t => Date.parse(t)), equity: said.equity, drawdown: said.drawdown, limit: said.limit, bounds: said.bounds });
export const portfolio = said => said;

export const decision = said => ({
  asof: said.asof,
  state: said.state,
  asked: said.targets.reduce((sum, t) => sum + Math.abs(t.target ?? 0), 0),
  allowed: said.targets.reduce((sum, t) => sum + Math.abs(t.allowed ?? 0), 0),
  buys: said.targets.filter(t => t.units > 0).length,
  sells: said.targets.filter(t => t.units < 0).length,
  bound: said.certificate,
  rules: said.compliance,
});

const LIMITS = { name: "largest position", volatility: "volatility a year", var: "VaR 95 % of next bar", drawdown: "drawdown, where gross is zero" };
const WATCHED = { var_ahead: "VaR 95 % of next bar", var_95: "VaR 95 % of the record", largest: "largest position", latency_ms: "bar to order, ms", latency_p99_ms: "bar to order p99, ms", slippage_bps: "slippage, bps", bar_s: "age of bar, s", forecast_bars: "age of forecast, bars", regime_bars: "age of regime, bars", prices_sessions: "age of prices, sessions" };
const PLAIN = /(_ms|_bps|_bars|_sessions|_s|_names)$|^(equity|fees|differences|judged|bars|forecast_drift|forecast_spread)$/; // not a fraction

// A bound of the monitor says what it does; numbers that are fractions are shown in percent.
export const limits = said => said.map(l => ({ ...l, name: (l.by === "gate" && LIMITS[l.limit]) || WATCHED[l.limit] || l.limit.replaceAll("_", " "), by: l.by === "gate" ? "" : l.by, plain: PLAIN.test(l.limit) }));

// Newest bar first; of an order that was filled, what was paid.
export const orders = said => said.map(o => ({ ...o, value: known(o.price) && known(o.filled) ? Math.abs(o.price * o.filled) : null }));

const BOUND = /^(\S+) is .*?, (?:no longer )?((?:above|below) [^\s;]+)/;

// Newest first; an alert is open while nothing later says that it is over.
export function alerts(said) {
  const over = new Set();
  return [...said].sort((a, b) => b.seq - a.seq).map(a => {
    const found = BOUND.exec(a.subject), key = found ? `${found[1]} ${found[2]}` : a.subject;
    const open = a.raised && !over.has(key);
    over.add(key);
    return { ...a, open };
  });
}

export const forecasts = said => said;
