// Answers on their way: what the outbox holds is sent until the server has given a receipt for it.
import { Outbox } from "./outbox.js";
import { say } from "./words.js";

const SENT_AT_ONCE_MAX = 100;
const SENT_BYTES_MAX = 300_000;
const OUTLIVES_PAGE_MAX = 20_000;
const REPLY_MAX = 30_000;
const TURN_MAX = 40_000;
const WAIT_MIN = 2_000;
const WAIT_MAX = 30_000;
const AFTER_MAX = 120_000;
const SECOND_MIN = 10_000;
const SECOND_MAX = 300_000;
const BAD = [400, 413, 422];

// Why sending ended: network, signed-out, somebody-else, busy, full, failed.
class Trouble extends Error {
  constructor(why, after = 0) { super(why); this.why = why; this.after = after; }
}

const people = new Map();

// One person's answers; the modules of a page share them.
export function answersOf(person) {
  if (!people.has(person)) people.set(person, new Answers(person));
  return people.get(person);
}

// Tells "entry" (detail: the entry as it is now; elsewhere: by another tab) and "sent" (a round of sending ended).
export class Answers extends EventTarget {
  #person; #outbox; #others;
  #sending = null; #again = false; #timer = 0; #wait = WAIT_MIN; #notBefore = 0; #atOnce = SENT_AT_ONCE_MAX;
  #extra = []; #second = 0; #secondWait = SECOND_MIN;
  trouble = null;

  constructor(person) {
    super();
    this.#person = person;
    this.#outbox = new Outbox(person);
    this.#others = globalThis.BroadcastChannel ? new BroadcastChannel("classroom7-answers-" + person) : null;
    if (this.#others) this.#others.onmessage = ({ data }) => data.forEach(entry => this.#tell(entry, true));
  }

  get outbox() { return this.#outbox; }

  async keep(answer) {
    const entry = await this.#outbox.keep(answer);
    this.#say([entry]);
    return entry;
  }

  // Sends all that waits; resolves when that is over, well or not. A server that said when to come back is
  // left alone until then.
  send() {
    if (performance.now() < this.#notBefore) return Promise.resolve();
    this.#again = true;
    this.#sending ??= this.#sendAll().finally(() => {
      this.#sending = null;
      if (this.#again && !this.trouble) this.send(); // asked for when the last look was over already
    });
    return this.#sending;
  }

  // Somebody asks for it: whatever the server said of later, it is tried now.
  sendNow(entries) {
    this.#notBefore = 0;
    return this.sendAgain(entries);
  }

  // Sends these too, although the server has said something about them before.
  sendAgain(entries) {
    this.#extra.push(...entries);
    return this.send();
  }

  // A page of another epoch than the last receipt's: one answer is sent again, and its receipt tells.
  async compare(epoch) {
    const known = await this.#outbox.epoch();
    if (!epoch || !known || known === epoch) return;
    const probe = (await this.#outbox.all("kept")).at(-1);
    if (probe) await this.sendAgain([probe]);
  }

  async #sendAll() {
    clearTimeout(this.#timer);
    try {
      while (this.#again) {
        this.#again = false;
        await alone("classroom7-send-" + this.#person, async () => { while (await this.#sendSome()); });
      }
      this.#wait = WAIT_MIN;
      this.trouble = null;
      this.#awaitSecond().catch(() => {}); // asks again after the next sending
    } catch (trouble) {
      this.trouble = trouble instanceof Trouble ? trouble.why : "failed";
      const after = Math.min(AFTER_MAX, trouble.after ?? 0);
      this.#notBefore = performance.now() + after;
      const pause = Math.max(after, this.#wait * (0.75 + Math.random() / 2));
      this.#timer = setTimeout(() => { this.#notBefore = 0; this.send(); }, pause);
      this.#wait = Math.min(WAIT_MAX, this.#wait * 2);
    }
    this.dispatchEvent(new Event("sent"));
  }

  // A second store has an answer a little later than the first: until a receipt says so, the answer is sent
  // again, which asks. Seldom, if it takes long.
  async #awaitSecond() {
    clearTimeout(this.#second);
    const lacking = await this.#outbox.lacking(SENT_AT_ONCE_MAX);
    if (lacking.length === 0) { this.#secondWait = SECOND_MIN; return; }
    this.#second = setTimeout(() => this.sendAgain(lacking), this.#secondWait * (0.75 + Math.random() / 2));
    this.#secondWait = Math.min(SECOND_MAX, this.#secondWait * 2);
  }

  async #sendSome() {
    const some = fitting([...this.#extra, ...await this.#outbox.all("waiting")], this.#atOnce);
    if (some.length === 0) return false;
    const reply = await this.#post(some);
    if (BAD.includes(reply.status)) return this.#smaller(some, reply);
    if (!reply.ok) throw refusal(reply);
    const { receipts, stores } = await read(reply);
    const trusted = await this.#checked(some, receipts);
    if (trusted.length === 0) throw new Trouble("failed");
    const serverTime = Date.parse(reply.headers.get("Date")) || 0;
    await this.#settle(trusted, serverTime, stores);
    this.#atOnce = Math.min(SENT_AT_ONCE_MAX, this.#atOnce * 2);
    return true;
  }

  async #post(some) {
    const body = JSON.stringify({ person: this.#person, answers: some.map(entry => entry.sent) });
    try {
      return await fetch("/api/answers", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body,
        redirect: "manual",
        keepalive: body.length <= OUTLIVES_PAGE_MAX,
        signal: globalThis.AbortSignal?.timeout?.(REPLY_MAX),
      });
    } catch {
      throw new Trouble("network");
    }
  }

  // One bad answer must not hold up the others: fewer at a time, until it stands alone.
  async #smaller(some, reply) {
    if (some.length > 1) {
      this.#atOnce = Math.ceil(some.length / 2);
      return true;
    }
    const problem = await reply.json().catch(() => ({}));
    const title = problem.title ?? (await say("unexplained", reply.status) || String(reply.status));
    await this.#settle([{ id: some[0].id, state: "refused", problem: { title } }], 0);
    return true;
  }

  // A receipt counts when it is for what was sent: its digest is computed here too where the browser can.
  async #checked(some, receipts) {
    const byId = new Map(some.map(entry => [entry.id, entry]));
    const trusted = [];
    for (const receipt of receipts) {
      const entry = byId.get(receipt.id);
      if (!entry) continue;
      if (receipt.state !== "refused") {
        const digest = await digestOf(entry.sent);
        if (typeof receipt.digest !== "string" || digest && digest !== receipt.digest) continue;
      }
      trusted.push(receipt);
    }
    return trusted;
  }

  async #settle(receipts, serverTime, stores) {
    const ids = new Set(receipts.map(receipt => receipt.id));
    this.#extra = this.#extra.filter(entry => !ids.has(entry.id));
    const epoch = receipts.find(receipt => receipt.epoch)?.epoch;
    this.#say(await this.#outbox.settle(receipts, epoch, serverTime, stores));
  }

  #say(entries) {
    entries.forEach(entry => this.#tell(entry));
    this.#others?.postMessage(entries);
  }

  #tell(entry, elsewhere = false) {
    this.dispatchEvent(Object.assign(new CustomEvent("entry", { detail: entry }), { elsewhere }));
  }
}

// In one tab at a time, where the browser can say so; otherwise an answer may be sent twice, which is harmless.
async function alone(name, work) {
  if (!navigator.locks) return work();
  const late = new AbortController();
  const waiting = setTimeout(() => late.abort(), TURN_MAX);
  let begun = false;
  try {
    return await navigator.locks.request(name, { signal: late.signal }, () => {
      begun = true;
      clearTimeout(waiting);
      return work();
    });
  } catch (failure) {
    if (begun) throw failure;
    return work();
  } finally {
    clearTimeout(waiting);
  }
}

// What is received at one time has no order but that of its device: two devices' answers to one question, as
// when this one kept the first and had no room for the second, go one after the other.
function fitting(entries, countMax) {
  const some = new Map();
  const devices = new Map();
  let bytes = 0;
  for (const entry of entries) {
    bytes += 3 * JSON.stringify(entry.sent).length;
    if (some.size >= countMax || some.size > 0 && bytes > SENT_BYTES_MAX) break;
    const asked = entry.question + ":" + entry.attempt;
    if ((devices.get(asked) ?? entry.sent.device) !== entry.sent.device) break;
    devices.set(asked, entry.sent.device);
    some.set(entry.id, entry);
  }
  return [...some.values()];
}

function refusal(reply) {
  const after = pause(reply.headers);
  switch (reply.status) {
    case 401: return new Trouble("signed-out");
    case 409: return new Trouble("somebody-else");
    case 429: case 503: return new Trouble("busy", after);
    case 507: return new Trouble("full", after);
    default: return new Trouble("failed", after);
  }
}

// In seconds, or as a date by the clock of whoever says it.
function pause(headers) {
  const after = headers.get("Retry-After") ?? "";
  const until = /^\s*\d+\s*$/.test(after) ? 1000 * Number(after) : Date.parse(after) - Date.parse(headers.get("Date"));
  return Math.max(0, until || 0);
}

// A reply that was cut, or is not our server's, is none.
async function read(reply) {
  const body = await reply.json().catch(() => null);
  if (!Array.isArray(body?.receipts)) throw new Trouble("network");
  return body;
}

// SHA-256 over the canonical JSON (RFC 8785): names sorted, the rest as JSON.stringify writes it.
async function digestOf({ id, question, version, attempt, device, sequence, response, answeredAt }) {
  if (!globalThis.crypto?.subtle) return null;
  const text = canonical({ id, question, version, attempt, device, sequence, response, answeredAt });
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map(byte => byte.toString(16).padStart(2, "0")).join("");
}

function canonical(value) {
  if (Array.isArray(value)) return "[" + value.map(canonical).join(",") + "]";
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const names = Object.keys(value).filter(name => value[name] !== undefined).sort();
  return "{" + names.map(name => JSON.stringify(name) + ":" + canonical(value[name])).join(",") + "}";
}
