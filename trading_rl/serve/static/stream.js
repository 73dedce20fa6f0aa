// Server-sent events over fetch: unlike EventSource it goes on after an error of the server, notices a line that has gone mute, and resumes from the last id in any case.
const QUIET_MS = 40000; // the server says something, if only a heartbeat, more often than this
const WAIT_MS = [300, 600, 1200, 2500, 5000];

async function read(url, last, on, signal, heard) {
  const headers = { Accept: "text/event-stream", ...(last.id ? { "Last-Event-ID": last.id } : {}) };
  const answer = await fetch(url, { headers, signal, cache: "no-store", credentials: "same-origin" });
  if (!answer.ok) throw Object.assign(new Error(`the stream answers ${answer.status}`), { status: answer.status });
  heard(true);
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "", name = "message", data = [];
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    heard(false);
    const lines = (rest + value).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop();
    for (const line of lines) {
      const [, field, text] = line.match(/^([^:]*):? ?(.*)$/s);
      if (field === "event") name = text;
      else if (field === "data") data.push(text);
      else if (field === "id") last.id = text;
      else if (line === "") {
        if (data.length) on(name, JSON.parse(data.join("\n")), last.id);
        [name, data] = ["message", []];
      }
    }
  }
}

// Follow a stream until `stop` is aborted. `on(event, data, id)` gets each event, `told(word)` "live" or "lost", `shut(status)` says that the server refuses; follow it again after that.
export async function follow(url, { on, told, shut, stop }) {
  const last = { id: "" };
  for (let tries = 0; !stop.aborted; tries++) {
    const round = new AbortController(), end = () => round.abort();
    stop.addEventListener("abort", end);
    let timer = setTimeout(end, QUIET_MS);
    const heard = first => {
      clearTimeout(timer);
      timer = setTimeout(end, QUIET_MS);
      if (first) { tries = 0; told("live"); }
    };
    try {
      await read(url, last, on, round.signal, heard);
    } catch (error) {
      if (error.status === 401 || error.status === 403) return shut(error.status);
      if (error instanceof SyntaxError) console.error(`the stream sent what is no JSON after event ${last.id}`);
    } finally {
      clearTimeout(timer);
      stop.removeEventListener("abort", end);
      round.abort();
    }
    if (stop.aborted) return;
    told("lost");
    const wait = WAIT_MS[Math.min(tries, WAIT_MS.length - 1)];
    await new Promise(done => setTimeout(done, wait * (0.75 + Math.random() / 2)));
  }
}
