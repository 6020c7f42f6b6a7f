// Answers on this device. Each change is stored here before anything else happens, then sent, and kept
// until the server has said that two independent stores hold it, or thirty days have passed.

const DAY = 24 * 3600 * 1000;
const KEPT_MAX = 30 * DAY;
const SENT_AT_ONCE_MAX = 100;
const WAIT_MIN = 2_000;
const WAIT_MAX = 60_000;
const COPIES_ENOUGH = 2;

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

// One person's answers: people who share a device share nothing here.
export class Answers {
  #base; #heard; #timer = 0; #wait = WAIT_MIN; #sending = false; #again = false;

  static async open(person, heard = () => {}) {
    const answers = new Answers();
    answers.#heard = heard;
    const opening = indexedDB.open("classroom7-" + person, 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore("answer", { keyPath: "id" });
      opening.result.createObjectStore("fact");
    };
    answers.#base = await asked(opening);
    navigator.storage?.persist?.().catch(() => false);
    return answers;
  }

  // Resolves when the device has it, to the answer as it will be sent.
  async keep({ lesson, question, version, attempt, response, sinceStart }) {
    const transaction = this.#base.transaction(["answer", "fact"], "readwrite", { durability: "strict" });
    const facts = transaction.objectStore("fact");
    let device = await asked(facts.get("device"));
    if (!device) facts.put(device = uuid7(), "device");
    const sequence = (await asked(facts.get("sequence")) ?? 0) + 1;
    facts.put(sequence, "sequence");
    const sent = { id: uuid7(), question, version, attempt, device, sequence, response, answeredAt: new Date().toISOString(), sinceStart };
    const entry = { id: sent.id, lesson, question, attempt, sent, keptAt: Date.now(), receipt: null };
    const store = transaction.objectStore("answer");
    // What was typed before and never left is replaced: only what may have arrived is history.
    for (const old of await asked(store.getAll())) {
      if (!old.receipt && !old.tried && old.question === question && old.attempt === attempt) store.delete(old.id);
    }
    store.put(entry);
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
    return entry;
  }

  // The newest answer to each question of a lesson's attempt that the server has not confirmed.
  async unsent(lesson, attempt) {
    const newest = new Map();
    for (const entry of await this.#all()) {
      if (entry.lesson !== lesson || entry.attempt !== attempt) continue;
      const known = newest.get(entry.question);
      if (!known || known.sent.sequence < entry.sent.sequence) newest.set(entry.question, entry);
    }
    return [...newest.values()].filter(entry => !entry.receipt);
  }

  async send() {
    clearTimeout(this.#timer);
    if (this.#sending) { this.#again = true; return; }
    this.#sending = true;
    try {
      do { this.#again = false; while (await this.#sendSome()) {} } while (this.#again);
      this.#wait = WAIT_MIN;
    } catch {
      this.#timer = setTimeout(() => this.send(), this.#wait);
      this.#wait = Math.min(WAIT_MAX, this.#wait * 2);
    } finally {
      this.#sending = false;
    }
  }

  async #sendSome() {
    const waiting = (await this.#all()).filter(entry => !entry.receipt && !entry.problem);
    waiting.sort((one, other) => one.sent.sequence - other.sent.sequence);
    const some = waiting.slice(0, SENT_AT_ONCE_MAX);
    if (some.length === 0) return false;
    await this.#mark(some, entry => { entry.tried = true; });
    const reply = await fetch("/api/answers", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ answers: some.map(entry => entry.sent) }),
      keepalive: some.length <= 10,
    });
    if (reply.status === 401) { this.#heard({ signedOut: true }); throw new Error("signed out"); }
    if (!reply.ok) throw new Error("status " + reply.status);
    const { receipts } = await reply.json();
    await this.#confirm(some, new Map(receipts.map(receipt => [receipt.id, receipt])));
    return waiting.length > some.length;
  }

  async #confirm(entries, receipts) {
    await this.#mark(entries, entry => {
      const receipt = receipts.get(entry.id);
      if (!receipt) return;
      if (receipt.state === "refused") entry.problem = receipt.problem ?? {};
      else entry.receipt = receipt;
    });
    const epoch = receipts.values().next().value?.epoch;
    for (const entry of await this.#all()) {
      if (receipts.has(entry.id)) this.#heard({ entry });
      // A server that came back from a backup has another epoch: it gets everything again.
      if (entry.receipt && epoch && entry.receipt.epoch !== epoch) {
        await this.#mark([entry], old => { old.receipt = null; });
        this.#again = true;
      } else if (this.#isDone(entry)) {
        await asked(this.#base.transaction("answer", "readwrite").objectStore("answer").delete(entry.id));
      }
    }
  }

  #isDone(entry) {
    return entry.receipt && (entry.receipt.copies >= COPIES_ENOUGH || Date.now() - entry.keptAt > KEPT_MAX)
      || entry.problem && Date.now() - entry.keptAt > KEPT_MAX;
  }

  async #all() {
    return asked(this.#base.transaction("answer").objectStore("answer").getAll());
  }

  async #mark(entries, change) {
    const transaction = this.#base.transaction("answer", "readwrite");
    const store = transaction.objectStore("answer");
    for (const { id } of entries) {
      const entry = await asked(store.get(id));
      if (entry) { change(entry); store.put(entry); }
    }
    await new Promise((resolve, reject) => { transaction.oncomplete = resolve; transaction.onabort = () => reject(transaction.error); });
  }
}
