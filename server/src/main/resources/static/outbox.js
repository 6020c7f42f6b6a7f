// What this device holds of one person's answers. Every change is on the disk (IndexedDB, strict durability)
// before anything else happens to it. People who share a device share nothing here.

const NAME = "classroom7-answers-";
const OPENING_MAX = 5_000;
const MINUTE = 60_000;
const TIMED_STRETCH = 10_000;
const KEPT_MAX = 30 * 24 * 60 * MINUTE;
const COPIES_ENOUGH = 2;
const TRIED_BYTES = 65_536;
const PARTS = ["place", "state"];

const asked = request => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

// UUID version 7: the time in milliseconds, then chance.
export function uuid7() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let time = Date.now();
  for (let i = 5; i >= 0; i--) { bytes[i] = time % 256; time = Math.floor(time / 256); }
  bytes[6] = 0x70 | bytes[6] & 0x0f;
  bytes[8] = 0x80 | bytes[8] & 0x3f;
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

// Half of a surrogate pair is no text: no server could take it.
const whole = response => JSON.parse(JSON.stringify(response), (name, value) =>
  typeof value === "string" && value.toWellFormed ? value.toWellFormed() : value);

// Whatever version another release has made of it is opened; what ours misses there is added.
function open(name, version) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, version);
    let late = false;
    const waiting = setTimeout(() => { late = true; reject(new Error("blocked")); }, OPENING_MAX);
    opening.onupgradeneeded = () => {
      const has = opening.result.objectStoreNames;
      const answers = has.contains("answer") ? opening.transaction.objectStore("answer")
        : opening.result.createObjectStore("answer", { keyPath: "id" });
      if (!answers.indexNames.contains("place")) answers.createIndex("place", ["question", "attempt"]);
      if (!answers.indexNames.contains("state")) answers.createIndex("state", "state");
      if (!has.contains("fact")) opening.result.createObjectStore("fact");
    };
    opening.onerror = () => { clearTimeout(waiting); reject(opening.error); };
    opening.onsuccess = () => {
      clearTimeout(waiting);
      if (late) opening.result.close(); else resolve(opening.result);
    };
  });
}

async function opened(name) {
  const base = await open(name);
  const has = base.objectStoreNames;
  const indexes = has.contains("answer") && has.contains("fact")
    && base.transaction("answer").objectStore("answer").indexNames;
  if (indexes && PARTS.every(part => indexes.contains(part))) return base;
  base.close();
  return open(name, base.version + 1);
}

// Which of two answers was given first: by the device's count, never by its clock. One that is held in memory
// alone counts on from the last one that this page knows to be on the device.
export const orderOf = entry => entry.after ?? entry.sent.sequence;

// Of what is typed on and on, one answer for each minute stays; of timed work more.
const replaces = (newer, older) => {
  const stretch = newer.sent.sinceStart === undefined ? MINUTE : TIMED_STRETCH;
  return Math.floor(newer.keptAt / stretch) === Math.floor(older.keptAt / stretch);
};

export class Outbox {
  // Held in memory alone, because the device keeps nothing more: gone with the page. Of an answer that is on
  // the device too, this is what the server has said of it since.
  #loose = new Map();
  #looseDevice = uuid7();
  #looseSequence = 0;
  #lastSequence = 0;
  #person; #base = null;

  constructor(person) { this.#person = person; }

  // How many answers of other people wait on this device.
  static async waitingOfOthers(person) {
    let waiting = 0;
    for (const { name } of await globalThis.indexedDB?.databases?.() ?? []) {
      if (!name.startsWith(NAME) || name === NAME + person) continue;
      const theirs = new Outbox(name.slice(NAME.length));
      waiting += (await theirs.counts()).waiting;
      theirs.close();
    }
    return waiting;
  }

  close() {
    this.#base?.close();
    this.#base = null;
  }

  // Whether this device keeps what is given to it: tried with room for some answers, not believed.
  async keeps() {
    try {
      await this.#transact("readwrite", async (answers, facts) => {
        await asked(facts.put(new Uint8Array(TRIED_BYTES), "tried"));
        await asked(facts.delete("tried"));
      });
      return true;
    } catch {
      return false;
    }
  }

  // Resolves when the device has it, to the entry that holds the answer as it will be sent. With it go words
  // for the person alone: the lesson's title, and what was asked and said.
  async keep({ lesson, title, question, version, attempt, response, sinceStart, about }) {
    const made = (device, sequence) => {
      const id = uuid7();
      const keptAt = Date.now();
      const sent = { id, question, version, attempt, device, sequence, response: whole(response),
        answeredAt: new Date(keptAt).toISOString(), sinceStart };
      return { id, lesson, title, about, question, attempt, sent, keptAt, state: "waiting", receipt: null, problem: null };
    };
    try {
      const stored = await this.#transact("readwrite", async (answers, facts) => {
        const device = await asked(facts.get("device")) ?? uuid7();
        const sequence = (await asked(facts.get("sequence")) ?? 0) + 1;
        facts.put(device, "device");
        facts.put(sequence, "sequence");
        const entry = made(device, sequence);
        for (const old of await asked(answers.index("place").getAll([question, attempt]))) {
          if (old.state === "waiting" && replaces(entry, old)) answers.delete(old.id);
        }
        answers.put(entry);
        return entry;
      });
      this.#lastSequence = Math.max(this.#lastSequence, stored.sent.sequence);
      return stored;
    } catch {
      const entry = { ...made(this.#looseDevice, ++this.#looseSequence), loose: true, after: this.#lastSequence };
      this.#loose.set(entry.id, entry);
      return entry;
    }
  }

  async entry(id) {
    return this.#loose.get(id) ?? this.#read(answers => asked(answers.get(id)), undefined);
  }

  // All entries, or those of one state: waiting, kept, refused; in the order in which they were given.
  async all(state) {
    const stored = await this.#read(answers =>
      asked(state ? answers.index("state").getAll(state) : answers.getAll()), []);
    const loose = [...this.#loose.values()].filter(entry => !state || entry.state === state);
    for (const { sent } of stored) this.#lastSequence = Math.max(this.#lastSequence, sent.sequence);
    return [...stored.filter(entry => !this.#loose.has(entry.id)), ...loose].sort((one, other) =>
      orderOf(one) - orderOf(other) || Boolean(one.loose) - Boolean(other.loose));
  }

  // The newest answer to each question of a lesson's attempt, whatever has become of it.
  async newest(lesson, attempt) {
    const newest = new Map();
    for (const entry of await this.all()) {
      if (entry.lesson === lesson && entry.attempt === attempt) newest.set(entry.question, entry);
    }
    return newest;
  }

  async counts() {
    if (this.#loose.size > 0) {
      return { waiting: (await this.all("waiting")).length, refused: (await this.all("refused")).length };
    }
    return this.#read(async answers => ({
      waiting: await asked(answers.index("state").count("waiting")),
      refused: await asked(answers.index("state").count("refused")),
    }), { waiting: 0, refused: 0 });
  }

  // Whether something waits that goes when the page goes.
  get losesWithPage() { return [...this.#loose.values()].some(entry => entry.state === "waiting"); }

  // The epoch of the last receipt.
  epoch() {
    return this.#read((answers, facts) => asked(facts.get("epoch")), undefined);
  }

  // Confirmed, but not yet by as many stores as the server keeps answers in: the oldest first.
  async lacking(max) {
    const stores = await this.#read((answers, facts) => asked(facts.get("stores")), 1) ?? 1;
    if (stores < COPIES_ENOUGH) return [];
    return (await this.all("kept")).filter(entry => entry.receipt.copies < COPIES_ENOUGH).slice(0, max);
  }

  // Writes down what the server said of the entries it was sent, and answers them as they are now. A server
  // that came back from a backup has another epoch: everything it confirmed before waits to be sent again.
  async settle(receipts, epoch, serverTime, stores) {
    const loose = receipts.map(receipt => this.#loose.get(receipt.id)).filter(Boolean);
    for (const receipt of receipts) if (this.#loose.has(receipt.id)) settled(this.#loose.get(receipt.id), receipt);
    if (loose.length === receipts.length) return loose;
    const stored = await this.#written(receipts, epoch, serverTime, stores).catch(() => this.#remembered(receipts));
    return [...stored, ...loose.filter(entry => !stored.some(({ id }) => id === entry.id))];
  }

  // A device that is full takes no receipt either: this page remembers it, another one sends once more.
  async #remembered(receipts) {
    for (const receipt of receipts) {
      const entry = await this.entry(receipt.id);
      if (!entry) continue;
      settled(entry, receipt);
      this.#loose.set(entry.id, entry);
    }
    return receipts.map(receipt => this.#loose.get(receipt.id)).filter(Boolean);
  }

  #written(receipts, epoch, serverTime, stores) {
    return this.#transact("readwrite", async (answers, facts) => {
      const changed = [];
      for (const receipt of receipts) {
        const entry = await asked(answers.get(receipt.id));
        if (!entry) continue;
        settled(entry, receipt);
        answers.put(entry);
        changed.push(entry);
        if (entry.state === "kept") await this.#thin(answers, entry);
      }
      if (epoch && await asked(facts.get("epoch")) !== epoch) {
        facts.put(epoch, "epoch");
        for (const entry of await asked(answers.index("state").getAll("kept"))) {
          if (entry.receipt.epoch === epoch) continue;
          answers.put({ ...entry, state: "waiting", receipt: null });
        }
      }
      if (stores) facts.put(stores, "stores");
      const over = (await asked(facts.get("swept")) ?? 0) < serverTime - MINUTE * 60;
      if (over) await this.#sweep(answers, facts, serverTime);
      return changed;
    });
  }

  // What nobody can or will take is put away by the person whose it is, never by us.
  async discard(id) {
    this.#loose.delete(id);
    await this.#transact("readwrite", answers => asked(answers.delete(id))).catch(() => {});
  }

  async takeBack(entry) {
    if (entry.loose) this.#loose.set(entry.id, entry);
    else await this.#transact("readwrite", answers => asked(answers.put(entry)));
  }

  // What the server has and a newer one of this device replaces.
  async #thin(answers, entry) {
    for (const old of await asked(answers.index("place").getAll([entry.question, entry.attempt]))) {
      const before = old.state === "kept" && old.sent.device === entry.sent.device
        && old.sent.sequence < entry.sent.sequence;
      if (before && (replaces(entry, old) || old.receipt.copies >= COPIES_ENOUGH)) answers.delete(old.id);
    }
  }

  // By the server's clock, not by the device's, which may be wrong by days. What should have a second copy and
  // has none stays.
  async #sweep(answers, facts, serverTime) {
    const enough = Math.min(COPIES_ENOUGH, await asked(facts.get("stores")) ?? 1);
    for (const entry of await asked(answers.index("state").getAll("kept"))) {
      if (serverTime - Date.parse(entry.receipt.receivedAt) > KEPT_MAX && entry.receipt.copies >= enough) answers.delete(entry.id);
    }
    facts.put(serverTime, "swept");
  }

  async #read(work, otherwise) {
    try { return await this.#transact("readonly", work); } catch { return otherwise; }
  }

  async #transact(mode, work, again = true) {
    if (!globalThis.indexedDB) throw new Error("no storage");
    const base = this.#base ??= await this.#opened();
    let transaction;
    try {
      transaction = base.transaction(["answer", "fact"], mode, { durability: "strict" });
    } catch (closed) {
      this.#base = null;
      if (again) return this.#transact(mode, work, false);
      throw closed;
    }
    const done = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error ?? new Error("aborted"));
    });
    try {
      const result = await work(transaction.objectStore("answer"), transaction.objectStore("fact"));
      await done;
      return result;
    } catch (failure) {
      done.catch(() => {});
      try { transaction.abort(); } catch { /* it is over already */ }
      throw failure;
    }
  }

  async #opened() {
    const base = await opened(NAME + this.#person);
    const gone = () => { base.close(); if (this.#base === base) this.#base = null; };
    base.onversionchange = gone;
    base.onclose = gone;
    return base;
  }
}

function settled(entry, receipt) {
  if (receipt.state === "refused") {
    if (entry.state !== "kept") Object.assign(entry, { state: "refused", problem: receipt.problem ?? {} });
  } else {
    Object.assign(entry, { state: "kept", receipt, problem: null });
  }
}
