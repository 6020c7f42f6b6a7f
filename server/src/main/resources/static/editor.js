// Writing a lesson. What is typed is on this device at once, on the server within two seconds, and
// the page beside it follows. Without this the form saves as forms do.
import { asking } from "./asking.js";
import { markdown } from "./paste.js";

const form = document.querySelector("[data-editor]");
const title = form.elements.title;
const source = form.elements.source;
const revision = form.elements.revision;
const kept = form.querySelector("[data-kept]");
const result = form.querySelector("[data-result]");
const conflict = form.querySelector("[data-conflict]");
const left = form.querySelector("[data-left]");
const address = `/lessons/${form.dataset.id}`;
const key = `c7-draft:${form.dataset.person}:${form.dataset.id}`;
const SEND_AFTER = 700, SEND_WITHIN = 1700, SEND_AGAIN = 5000, SHOW_AFTER = 250;

let saved = state(), since = 0, timer = 0, sending = null, newer = null, stopped = false, shown = saved.source, showing = 0;

function state() { return { title: title.value, source: source.value }; }
function differs(a, b) { return a.title !== b.title || a.source !== b.source; }
function say(what, look, ...words) {
  kept.textContent = words.reduce((text, word, i) => text.replace(`{${i}}`, word), form.dataset[what] ?? what);
  kept.className = `kept ${look}`;
}

// --- On this device ------------------------------------------------------------------------------
function store(text) {
  try {
    if (text) localStorage.setItem(key, JSON.stringify({ ...text, revision: revision.value }));
    else localStorage.removeItem(key);
  } catch { /* A browser that keeps nothing still saves to the server. */ }
}
function stored() {
  try { return JSON.parse(localStorage.getItem(key) ?? "null"); } catch { return null; }
}

// --- To the server -------------------------------------------------------------------------------
function changed() {
  store(state());
  since ||= Date.now();
  if (!stopped) say("sayHere", "here");
  clearTimeout(timer);
  timer = setTimeout(send, Math.max(0, Math.min(SEND_AFTER, since + SEND_WITHIN - Date.now())));
  clearTimeout(showing);
  showing = setTimeout(show, SHOW_AFTER);
}

function send(leaving = false) {
  clearTimeout(timer);
  const now = state();
  if (sending || stopped || (!differs(now, saved) && !newer)) return sending;
  return sending = transmit(now, leaving);
}

// Whether the server has all that is typed.
async function settled() {
  await sending;
  await send();
  return !stopped && !differs(state(), saved);
}

async function transmit(now, leaving) {
  since = 0;
  const body = new FormData();
  body.set("title", now.title);
  body.set("source", now.source);
  body.set("revision", revision.value);
  let again = SEND_AGAIN;
  try {
    const answer = await fetch(`${address}/draft`, { method: "POST", headers: { Accept: "application/json" }, body, keepalive: leaving && now.source.length < 60000 });
    const told = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
    if (answer.ok) {
      saved = now;
      revision.value = told.revision;
      if (differs(state(), saved)) { store(state()); again = SEND_AFTER; } else { store(null); again = 0; }
      say("saySaved", "", told.at);
    } else if (answer.status === 409) {
      again = 0;
      collide(told);
    } else {
      say("sayRefused", "refused", told.problem ?? answer.status);
      again = answer.status === 422 ? 0 : SEND_AGAIN;
    }
  } catch {
    say("sayHere", "here");
  } finally {
    sending = null;
    if (again) timer = setTimeout(send, again);
  }
}

// Somebody else saved: both texts stay, and the writer chooses.
function collide(theirs) {
  newer = theirs;
  stopped = true;
  const words = conflict.querySelector("[data-words]");
  words.textContent = words.dataset.words.replace("{0}", theirs.by);
  conflict.querySelector("pre").textContent = theirs.source;
  conflict.hidden = false;
  say("sayHere", "here");
  conflict.scrollIntoView({ block: "nearest" });
}
conflict.querySelector("[data-keep-mine]").addEventListener("click", () => settle(null));
conflict.querySelector("[data-take-theirs]").addEventListener("click", () => settle(newer));
function settle(theirs) {
  revision.value = newer.revision;
  saved = { title: newer.title, source: newer.source };
  if (theirs) { title.value = theirs.title; source.value = theirs.source; store(null); }
  newer = null;
  stopped = false;
  conflict.hidden = true;
  changed();
  source.focus();
}

// --- What this device kept from the last time ----------------------------------------------------
const before = stored();
if (before && differs(before, saved)) {
  if (before.revision === revision.value) {
    title.value = before.title;
    source.value = before.source;
    changed();
  } else {
    left.hidden = false;
    left.querySelector("[data-use-left]").addEventListener("click", () => {
      left.hidden = true;
      title.value = before.title;
      source.value = before.source;
      changed();
    });
    left.querySelector("[data-drop-left]").addEventListener("click", () => { left.hidden = true; store(null); });
  }
} else store(null);

// --- The page beside it --------------------------------------------------------------------------
async function show() {
  const now = state();
  if (now.source === shown && result.querySelector("[data-title]")?.textContent === now.title) return;
  shown = now.source;
  const body = new FormData();
  body.set("title", now.title);
  body.set("source", now.source);
  try {
    const answer = await fetch(`${address}/preview`, { method: "POST", body });
    if (!answer.ok || shown !== now.source) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("[data-preview]");
    if (!fresh) return;
    const old = result.querySelector("[data-preview]");
    const pieces = [...old.children].filter(piece => !("frame" in piece.dataset)), others = [...fresh.children];
    // Only what changed is replaced, so that pictures do not blink.
    for (let i = 0; i < others.length; i++) {
      if (!pieces[i]) old.append(others[i]);
      else if (pieces[i].outerHTML !== others[i].outerHTML) pieces[i].replaceWith(others[i]);
    }
    for (const extra of pieces.slice(others.length)) extra.remove();
    colour();
  } catch { /* The next change asks again. */ }
}

function colour() {
  if (result.querySelector("pre > code[class^=language-]")) import("./code.js").then(code => code.colour(result)).catch(() => {});
}
colour();

document.addEventListener("click", event => {
  const link = event.target.closest("[data-line]");
  if (!link) return;
  event.preventDefault();
  const lines = source.value.split("\n");
  const from = lines.slice(0, link.dataset.line - 1).join("\n").length + (link.dataset.line > 1 ? 1 : 0);
  tab("source");
  source.focus();
  source.setSelectionRange(from, from + (lines[link.dataset.line - 1]?.length ?? 0));
  source.scrollTop = (link.dataset.line - 4) * parseFloat(getComputedStyle(source).lineHeight);
});

// Questions in the preview are to be looked at.
result.addEventListener("submit", event => event.preventDefault());

// --- Tools ---------------------------------------------------------------------------------------
form.querySelector("[data-tools]").hidden = false;

// execCommand keeps the browser's own undo, which nothing else does.
function insert(text, from = source.selectionStart, to = source.selectionEnd) {
  source.focus();
  source.setSelectionRange(from, to);
  if (document.activeElement !== source || !document.execCommand(text ? "insertText" : "delete", false, text)) source.setRangeText(text, from, to, "end");
  changed();
}
function around(sign, end = sign) {
  const from = source.selectionStart, to = source.selectionEnd;
  const chosen = source.value.slice(from, to);
  insert(sign + chosen + end);
  source.setSelectionRange(from + sign.length, from + sign.length + chosen.length);
}
function begin(sign) {
  const from = source.value.lastIndexOf("\n", source.selectionStart - 1) + 1;
  const to = source.selectionEnd;
  const lines = source.value.slice(from, to).split("\n");
  const all = lines.every(line => line.startsWith(sign));
  insert(lines.map(line => all ? line.slice(sign.length) : sign + line.replace(/^#+ /, "")).join("\n"), from, to);
}
const marks = {
  bold: () => around("**"),
  italic: () => around("*"),
  heading: () => begin("## "),
  list: () => begin("- "),
  link: () => { const from = source.selectionStart, to = source.selectionEnd; const chosen = source.value.slice(from, to); insert(`[${chosen}](https://)`); source.setSelectionRange(from + chosen.length + 3, from + chosen.length + 11); },
  question: button => { tab("result"); questions.build(button); },
  file: () => picker.click(),
};

// Only what differs is replaced, so that the browser's own undo brings it back.
function replace(text) {
  const old = source.value;
  let from = 0, end = 0;
  while (from < text.length && text[from] === old[from]) from++;
  while (end < Math.min(text.length, old.length) - from && text.at(-1 - end) === old.at(-1 - end)) end++;
  if (text !== old) insert(text.slice(from, text.length - end), from, old.length - end);
}
const questions = asking({
  result,
  words: { undo: form.dataset.sayUndo, removed: form.dataset.sayRemoved },
  settled,
  revision: () => revision.value,
  text: () => source.value,
  say: key => say(key, "refused"),
  undo: text => { replace(text); source.focus(); },
  place() {
    const before = source.value.slice(0, source.selectionStart).split("\n");
    return { line: before.length, number: Math.floor(before.filter(line => line.startsWith("???")).length / 2) };
  },
  async adopt(text, number, told) {
    replace(text);
    clearTimeout(timer);
    revision.value = number;
    saved = state();
    store(null);
    say(told, "");
    await show();
  },
});
const picker = Object.assign(document.createElement("input"), { type: "file", multiple: true });
picker.addEventListener("change", () => { attach(picker.files); picker.value = ""; });
form.querySelector("[data-tools]").addEventListener("click", event => {
  const button = event.target.closest("[data-mark]");
  if (button) marks[button.dataset.mark](button);
});
source.addEventListener("keydown", event => {
  if (!event.ctrlKey && !event.metaKey) return;
  const name = event.altKey ? (event.code === "Digit2" ? "heading" : null)
    : event.shiftKey ? (event.code === "Digit8" ? "list" : null)
    : { b: "bold", i: "italic" }[event.key.toLowerCase()];
  if (name) { event.preventDefault(); marks[name](); }
});
document.addEventListener("keydown", event => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") { event.preventDefault(); since = 1; send(); }
});

// --- Pictures and files --------------------------------------------------------------------------
async function attach(files) {
  for (const file of files) {
    const name = file.name || "picture.png";
    const mark = `[…${name.replace(/[[\]]/g, "")}]()`;
    insert(mark);
    say("saySending", "here", name);
    const body = new FormData();
    body.set("file", file, name);
    let text = "", problem = "";
    try {
      const answer = await fetch(`${address}/attachments`, { method: "POST", headers: { Accept: "application/json" }, body });
      const told = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
      if (answer.ok) text = told.markdown; else problem = told.problem ?? form.dataset.sayNotSent.replace("{0}", name);
    } catch { problem = form.dataset.sayNotSent.replace("{0}", name); }
    const at = source.value.indexOf(mark);
    if (at >= 0) insert(text, at, at + mark.length);
    if (problem) say(problem, "refused");
  }
}
source.addEventListener("paste", event => {
  const files = [...event.clipboardData.files];
  const html = event.clipboardData.getData("text/html");
  if (files.length && !html) { event.preventDefault(); attach(files); return; }
  if (!html) return;
  const text = markdown(html, event.clipboardData.getData("text/plain"));
  if (text !== null) { event.preventDefault(); insert(text); }
});
for (const kind of ["dragover", "drop"]) {
  form.addEventListener(kind, event => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    if (kind === "drop") attach(event.dataTransfer.files);
  });
}
document.querySelector("[data-attach]").hidden = true;

// --- Tabs on a narrow page -----------------------------------------------------------------------
const split = form.querySelector("[data-split]");
function tab(name) {
  split.dataset.tab = name;
  for (const button of form.querySelectorAll("button[data-tab]")) button.setAttribute("aria-pressed", String(button.dataset.tab === name));
}
for (const button of form.querySelectorAll("button[data-tab]")) button.addEventListener("click", () => { tab(button.dataset.tab); if (button.dataset.tab === "source") source.focus(); });
tab("source");

form.querySelector("[data-save]").hidden = true;
title.addEventListener("input", () => {
  changed();
  for (const named of document.querySelectorAll("[data-named], .path [aria-current]")) named.textContent = title.value;
  document.title = title.value;
});
source.addEventListener("input", changed);
title.addEventListener("keydown", event => { if (event.key === "Enter") { event.preventDefault(); source.focus(); } });
addEventListener("pagehide", () => send(true));
document.addEventListener("visibilitychange", () => { if (document.hidden) send(true); });
addEventListener("online", () => send());
form.addEventListener("submit", () => { stopped = true; clearTimeout(timer); });
if (source.value === "") { title.select(); title.focus(); }
