// The API as the page calls it: JSON with a time limit, errors as problem+json tells them, a call that changes something carries the session's token.
export class Refused extends Error {
  constructor(status, text) { super(text); this.status = status; }
}

const LIMIT_MS = 8000;
let token = ""; // what changing calls bring; the session itself is a cookie that no script can read
export let skew = 0; // the server's clock less this one's, ms

async function call(path, options = {}) {
  const sent = Date.now();
  let answer, body;
  try {
    answer = await fetch(path, { cache: "no-store", credentials: "same-origin", signal: AbortSignal.timeout(LIMIT_MS), ...options });
    const text = await answer.text();
    body = text ? JSON.parse(text) : null;
  } catch (error) {
    throw new Refused(answer?.status ?? 0, error.name === "TimeoutError" ? `no answer within ${LIMIT_MS / 1000} s` : answer ? `answers ${answer.status} with what is no JSON` : "the server cannot be reached");
  }
  const told = Date.parse(answer.headers.get("date") ?? "");
  if (Number.isFinite(told)) {
    const off = told + 500 - (sent + Date.now()) / 2; // the header has whole seconds
    skew = Math.abs(off) > 1500 ? off : 0;
  }
  if (!answer.ok) throw new Refused(answer.status, [body?.title, typeof body?.detail === "string" ? body.detail : ""].filter(Boolean).join(": ") || `answers ${answer.status}`);
  return body;
}

export const get = path => call(path);

// Not crypto.randomUUID, which a page over plain http on a trusted network does not have.
export const fresh = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), b => b.toString(16).padStart(2, "0")).join("");

const changing = (method, body, more = {}) => ({ method, headers: { "Content-Type": "application/json", ...(token ? { "X-CSRF-Token": token } : {}), ...more }, ...(body ? { body: JSON.stringify(body) } : {}) });
export const ask = (act, why, once) => call(`v1/trading/${act}`, changing("POST", { why }, { "Idempotency-Key": once }));

export const enter = key => call("v1/session", changing("POST", { key }));
export const leave = () => call("v1/session", changing("DELETE"));

// Who is signed in: name and scope.
export async function whoami() {
  const said = await call("v1/session");
  token = said.csrf;
  return said;
}
