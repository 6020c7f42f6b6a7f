// On every page: what waits on this device is sent, whatever page is open, and the page says what waits.
import { answersOf } from "./answers.js";
import { Outbox } from "./outbox.js";
import { say } from "./words.js";
import "./kept.js";

const RESEND_EVERY = 30_000;
const LEAVING_MAX = 3_000;
const SAID = { network: "waits", "signed-out": "out", "somebody-else": "else", full: "full" };

// Empty when nobody is signed in; the copy of a page that belongs to nobody is read by who was here last.
export const person = document.body.dataset.person
  || (document.querySelector("[data-here]") ? await last() : "") || "";
const { epoch } = document.body.dataset;
const strip = document.createElement("div");
strip.className = "on-this-device";
strip.setAttribute("role", "status");
strip.hidden = true;
document.querySelector(".bar")?.after(strip);
export const answers = person ? answersOf(person) : null;
const othersWaiting = Outbox.waitingOfOthers(person).catch(() => 0);
const stored = document.documentElement.dataset.keptAt;

if (answers) {
  const send = () => { answers.send(); };
  answers.addEventListener("sent", tell);
  answers.addEventListener("entry", soon);
  answers.addEventListener("entry", hold);
  addEventListener("online", send);
  addEventListener("offline", tell);
  addEventListener("pageshow", send);
  document.addEventListener("visibilitychange", send);
  setInterval(send, RESEND_EVERY);
  if (!stored) answers.compare(epoch);
  send();
}
tell();
work();

// Who closes a page that alone holds an answer is asked first.
function hold() {
  if (answers.outbox.losesWithPage) addEventListener("beforeunload", stay);
  else removeEventListener("beforeunload", stay);
}

function stay(event) { event.preventDefault(); }

let telling = 0;
function soon() {
  clearTimeout(telling);
  telling = setTimeout(tell, 1_000);
}

async function tell() {
  const { waiting, refused } = answers ? await answers.outbox.counts() : { waiting: 0, refused: 0 };
  const others = await othersWaiting;
  const trouble = waiting > 0 ? answers.trouble : null;
  const parts = [];
  if (stored) parts.push(await say("copy", moment(stored)));
  if (trouble) parts.push(await say(SAID[trouble] ?? "busy", waiting));
  if (refused) parts.push(await say("refused", refused));
  if (others) parts.push(await say("others", others));
  const links = [];
  if (!document.querySelector("[data-here]")) links.push(link("/device", await say("show")));
  if (trouble === "signed-out" || trouble === "somebody-else") {
    links.push(link("/sign-in?to=" + encodeURIComponent(location.pathname), await say("sign-in")));
  }
  const text = parts.filter(Boolean).join(" ");
  strip.hidden = !text;
  if (strip.firstChild?.textContent === text && strip.children.length === links.length + 1) return;
  const line = document.createElement("span");
  line.textContent = text;
  strip.replaceChildren(...text ? [line, ...links] : []);
}

// As the browser writes dates: the page's own way of writing them is not known to a script.
function moment(time) { return new Date(time).toLocaleString([], { dateStyle: "medium", timeStyle: "short", timeZone: document.body.dataset.zone || undefined }); }

function link(address, text) {
  const made = document.createElement("a");
  made.href = address;
  made.textContent = text;
  return made;
}

// The worker keeps lessons for reading without a network, where the browser has one: not without TLS.
async function work() {
  const workers = navigator.serviceWorker;
  if (!workers) return;
  const again = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
  try {
    await workers.register("/worker.js", { updateViaCache: "none" });
    const { active } = await workers.ready;
    const opened = document.querySelector("[data-answers]") ? location.pathname : "";
    if (!stored && !again && document.body.dataset.person !== undefined) active.postMessage({ person, opened });
  } catch {
    // Nothing is lost by it: answers are kept without a worker too.
  }
}

async function last() {
  if (!navigator.serviceWorker) return undefined;
  return await (await kept.shelf("classroom7-device").match("/.device/person"))?.text();
}

for (const form of document.querySelectorAll("form[action='/sign-out']")) {
  form.watched = true;
  form.addEventListener("submit", event => {
    if (!answers || form.sure) return;
    event.preventDefault();
    leave(form);
  });
}

// Who leaves with answers unsent is told so; they stay, and wait for the next time.
async function leave(form) {
  await Promise.race([answers.send(), new Promise(resolve => { setTimeout(resolve, LEAVING_MAX); })]);
  const { waiting } = await answers.outbox.counts();
  const go = () => { form.sure = true; form.requestSubmit(); };
  if (!waiting) { go(); return; }
  const dialog = document.createElement("dialog");
  dialog.className = "dialog asks";
  const line = document.createElement("p");
  line.textContent = await say("leave", waiting);
  const stay = button(await say("leave-stay"), () => dialog.close());
  stay.classList.add("main");
  const actions = document.createElement("div");
  actions.className = "actions";
  actions.append(stay, button(await say("leave-go"), go));
  dialog.append(line, actions);
  dialog.setAttribute("aria-label", line.textContent);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function button(text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button";
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}
