// A lesson's page: how far one has read, and answers that are stored as they are given.
import { answersOf } from "./answers.js";
import { askToLast, lasts } from "./lasting.js";
import { orderOf } from "./outbox.js";
import { say as word } from "./words.js";

const article = document.querySelector("article[data-lesson]");
const line = document.querySelector(".how-far");
const end = document.querySelector("[data-end]");
const TYPING_PAUSE = 700;
const AWAY = 60_000;
const ABOUT_MAX = 160;

if (line) {
  const far = () => {
    const way = document.documentElement.scrollHeight - innerHeight;
    line.value = way <= 0 ? 100 : Math.min(100, Math.round(100 * scrollY / way));
  };
  addEventListener("scroll", () => requestAnimationFrame(far), { passive: true });
  addEventListener("resize", far);
  far();
}

// Reading is noted when somebody looks, never because a browser fetched ahead.
const note = atEnd => fetch(article.dataset.lesson + "/reading", {
  method: "POST", body: new URLSearchParams({ end: atEnd }), keepalive: true,
}).catch(() => {});
const looks = () => new Promise(resolve => {
  const seen = () => { if (!document.prerendering && document.visibilityState === "visible") resolve(); };
  document.addEventListener("visibilitychange", seen);
  document.addEventListener("prerenderingchange", seen);
  seen();
});
if (article?.dataset.reading === "true") {
  looks().then(() => {
    note(false);
    const watcher = new IntersectionObserver(seen => {
      if (seen.some(one => one.isIntersecting)) { watcher.disconnect(); note(true); }
    });
    if (end) watcher.observe(end);
  });
}

// Code in colours, where there is any.
if (article?.querySelector("pre > code[class^=language-]")) import("./code.js").then(code => code.colour(article)).catch(() => {});

const said = document.querySelector("[data-answers]")?.dataset;
if (said) answering();

async function answering() {
  const { person } = document.body.dataset;
  const { id: lesson, zone } = said;
  const attempt = Number(said.attempt);
  const title = document.querySelector("h1").textContent;
  const stored = document.documentElement.dataset.keptAt;
  const forms = new Map([...article.querySelectorAll("[data-asked]")].map(form => [section(form).dataset.question, form]));
  const clock = new Intl.DateTimeFormat(said.locale, { timeZone: zone, hour: "2-digit", minute: "2-digit", second: "2-digit" });
  const answers = answersOf(person);
  const line = document.querySelector("[data-keeps]");
  let looked = stored ? 0 : Date.now();
  let late = false;
  const lasting = document.createElement("span");
  let asking = null;

  for (const form of forms.values()) prepare(form);
  answers.addEventListener("entry", event => heard(event.detail, event.elsewhere));
  answers.addEventListener("sent", () => { if (!answers.trouble && (stored || late)) look(); });
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") look(); });
  const keeps = await answers.outbox.keeps();
  line.textContent = await word(!keeps ? "keeps-nothing" : navigator.serviceWorker ? "keeps-all" : isSecureContext ? "keeps-no-pages" : "keeps-answers");
  line.append(" ", lasting);
  if (keeps) sayLasting(await lasts());
  if (!keeps) for (const form of forms.values()) if (!kept(form)?.textContent) say(form, said.sayFull, "nowhere");
  await recall();

  // What this device knows better than the page: the page may be a copy from before, or the server one too.
  async function recall() {
    const again = [];
    for (const entry of (await answers.outbox.newest(lesson, attempt)).values()) {
      const form = forms.get(entry.question);
      const known = form && kept(form)?.dataset.saved;
      if (entry.state === "kept" && known && Date.parse(known) >= Date.parse(entry.receipt.receivedAt)) continue;
      if (entry.state !== "waiting" && !stored) again.push(entry);
      // What is over shows what counts: an answer that came too late replaces nothing of it.
      if (entry.state === "kept" && form && over(form)) continue;
      if (form && !form.newest) { take(form, entry); }
    }
    if (again.length) answers.sendAgain(again);
  }

  function prepare(form) {
    const again = form.querySelector("[data-again]");
    const check = form.querySelector("[data-check]");
    if (check && check.dataset.check === "false") check.hidden = true;
    if (again) again.hidden = false;
    form.served = kept(form)?.dataset.saved;
    if (form.ready) return;
    form.ready = true;
    form.addEventListener("input", event => {
      unmark(form);
      const typed = event.target.matches("input:not([type=radio], [type=checkbox]), textarea");
      clearTimeout(form.pause);
      keep(form, typed);
    });
    form.addEventListener("change", () => { clearTimeout(form.pause); answers.send(); });
    form.addEventListener("submit", event => { event.preventDefault(); judge(form); });
    form.addEventListener("reset", event => {
      event.preventDefault();
      unmark(form);
      form.querySelector("input:checked, input:not([type=hidden]), textarea, select")?.focus();
    });
  }

  // Store first, then send: at once for a choice, after a pause for what is being typed.
  function keep(form, typing) {
    const response = read(form);
    if (response === null) return form.keeping;
    form.dataset.unsent = "yes";
    const { question, version } = section(form).dataset;
    const sinceStart = document.querySelector("[data-time]")?.sinceStart?.();
    const about = { asked: text(section(form).querySelector(".prompt, legend")), said: words(form) };
    form.keeping = (form.keeping ?? Promise.resolve()).catch(() => {}).then(async () => {
      const entry = await answers.keep({ lesson, title, question, version: Number(version), attempt, response, sinceStart, about });
      stands(form, entry);
      if (!entry.loose) asking ??= askToLast().then(sayLasting);
      form.pause = setTimeout(() => answers.send(), typing ? TYPING_PAUSE : 0);
    });
    return form.keeping;
  }

  async function sayLasting(agreed) {
    if (agreed !== undefined) lasting.textContent = await word(agreed ? "lasts" : "may-go");
  }

  async function judge(form) {
    if (over(form)) return;
    if (!form.newest && !kept(form)?.dataset.saved) keep(form, false);
    await form.keeping;
    await answers.send();
    if (form.newest && form.confirmed !== form.newest) return;
    if (!await serve(form)) return;
    section(form).tabIndex = -1;
    section(form).focus({ preventScroll: true });
  }

  // The question as the server has it now. What was typed meanwhile stays, although the device may still be
  // writing it down.
  async function serve(form) {
    const keeping = form.keeping;
    const reply = await fetch(article.dataset.lesson + "/questions/" + section(form).dataset.question).catch(() => null);
    if (!reply?.ok) return false;
    const fresh = new DOMParser().parseFromString(await reply.text(), "text/html").querySelector("[data-asked]");
    if (!fresh || form.keeping !== keeping) return false;
    renew(form, fresh);
    return true;
  }

  function renew(form, fresh) {
    section(form).replaceWith(section(fresh));
    prepare(form);
  }

  // An answer that this tab or another one of the browser has kept, sent or been refused.
  function heard(entry, elsewhere) {
    const form = forms.get(entry.question);
    if (!form || entry.lesson !== lesson || entry.attempt !== attempt) return;
    if (entry.state === "kept") {
      form.confirmed = entry.id;
      if (Date.now() - entry.keptAt > AWAY) late = true;
    }
    // The page came with one that was received later: this one had arrived before, and nobody could note it.
    const before = entry.state === "kept" && Date.parse(form.served) > Date.parse(entry.receipt.receivedAt);
    if (entry.id === form.newest && before) { form.newest = form.order = undefined; form.dataset.unsent = "no"; serve(form); }
    else if (entry.id === form.newest) told(form, entry);
    else if (elsewhere && entry.state === "waiting" && !(orderOf(entry) < form.order) && !typing(form)) take(form, entry);
  }

  function take(form, entry) {
    fill(form, entry.sent.response);
    unmark(form);
    stands(form, entry);
  }

  function stands(form, entry) {
    form.newest = entry.id;
    form.order = orderOf(entry);
    told(form, entry);
  }

  function told(form, entry) {
    form.dataset.unsent = entry.state === "waiting" ? "yes" : entry.state === "refused" ? "refused" : "no";
    if (entry.state === "refused") {
      const why = entry.problem.detail ?? entry.problem.title ?? "";
      say(form, said.sayRefused.replace("{0}", why), "refused");
    } else if (entry.state === "kept") {
      if (kept(form)) kept(form).dataset.saved = entry.receipt.receivedAt;
      say(form, said.saySaved.replace("{0}", clock.format(new Date(entry.receipt.receivedAt))), "");
    } else if (entry.loose) {
      say(form, said.sayFull, "nowhere");
    } else {
      say(form, said.sayHere, "here");
    }
  }

  // Back after a while: what has become of the lesson meanwhile is said, nothing typed is touched.
  async function look() {
    if (Date.now() - looked < AWAY) return;
    const keeping = new Map([...forms.values()].map(form => [form, form.keeping]));
    const reply = await fetch(location.pathname).catch(() => null);
    if (!reply) return;
    looked = Date.now();
    late = false;
    if (reply.redirected || !reply.ok && reply.status !== 404) return;
    const fresh = new DOMParser().parseFromString(await reply.text(), "text/html");
    const now = fresh.querySelector("[data-answers]")?.dataset;
    if (fresh.body.dataset.person !== person) return;
    if (!now) { news("gone"); return; }
    if (Number(now.attempt) !== attempt) { news("attempt"); return; }
    const sections = new Map([...fresh.querySelectorAll("[data-asked]")].map(form => [section(form).dataset.question, form]));
    const same = sections.size === forms.size && [...forms].every(([question, form]) =>
      sections.has(question) && section(sections.get(question)).dataset.version === section(form).dataset.version);
    if (!same) { news("changed"); return; }
    // What was answered since it was asked for is newer than what came.
    for (const [question, form] of forms) if (form.keeping === keeping.get(form)) catchUp(form, sections.get(question));
  }

  // Another device answered: what counts now is shown, unless this one has something to send or is being typed in.
  function catchUp(form, fresh) {
    const unsent = form.newest && form.confirmed !== form.newest;
    if (unsent || form.contains(document.activeElement)) return;
    const elsewhere = one => one.querySelector("[data-elsewhere]")?.textContent ?? "";
    const newer = kept(fresh)?.dataset.saved !== kept(form)?.dataset.saved;
    if (newer || elsewhere(form) !== elsewhere(fresh)) { form.newest = undefined; renew(form, fresh); }
  }

  async function news(name) {
    const notice = document.querySelector("[data-news]") ?? document.createElement("p");
    notice.className = "notice mind";
    notice.dataset.news = "";
    notice.setAttribute("role", "status");
    const link = document.createElement("a");
    link.href = location.pathname;
    link.textContent = await word("now");
    notice.replaceChildren(await word(name) + " ", link);
    line.before(notice);
  }
}

function text(element) { return (element?.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, ABOUT_MAX); }

// What was answered, in words for the list of what is on this device.
function words(form) {
  const said = [...form.querySelectorAll("input:checked")].map(input => text(input.closest("label") ?? input.parentElement));
  const typed = [...form.querySelectorAll("input:not([type=radio], [type=checkbox], [type=hidden]), textarea, select")];
  return [...said, ...typed.map(field => field.value.slice(0, ABOUT_MAX))].filter(Boolean).join(", ");
}

// Whether somebody writes in it now: another tab has chosen or typed meanwhile where nobody does.
function typing(form) {
  const field = document.activeElement;
  return document.hasFocus() && form.contains(field) && field.matches("input:not([type=radio], [type=checkbox]), textarea, select");
}

function kept(form) { return form.querySelector("[data-kept]"); }

// Nothing is answered there any more.
function over(form) { return kept(form)?.dataset.over === "true"; }

function section(form) { return form.querySelector(".question"); }

function say(form, text, look) {
  const place = kept(form);
  if (!place) return;
  place.className = "kept " + look;
  if (place.textContent !== text) place.textContent = text;
}

// Once an answer changes, what was said about the one before no longer stands.
function unmark(form) {
  for (const marked of form.querySelectorAll(".choice, .answer-line")) marked.classList.remove("good", "wrong", "partly");
  for (const gone of form.querySelectorAll(".verdict, .teaches, [data-again], footer .quiet, footer .tag")) gone.remove();
  form.querySelector(".unmarked")?.classList.remove("unmarked");
}

// How fields make a response and how it fills them again, by the shape that the kind's template names.
const SHAPES = {
  one: { read: values => values.find(value => value !== "") ?? null, fill: said => [said] },
  many: { read: values => values.filter(value => value !== ""), fill: said => said },
  flag: { read: values => values.length ? values[0] === "true" : null, fill: said => [String(said)] },
  text: { read: values => values[0] ?? "", fill: said => [said] },
};
const responseOf = form => form.querySelector("[data-response]").dataset.response.split(":");
const nameOf = form => "question." + section(form).dataset.question;

// The response in the form of the question's kind; null: nothing is answered.
function read(form) {
  const [response, shape] = responseOf(form);
  const data = new FormData(form), parts = nameOf(form) + ".";
  const value = shape === "parts"
    ? Object.fromEntries([...data].filter(([name]) => name.startsWith(parts)).map(([name, typed]) => [name.slice(parts.length), typed]))
    : SHAPES[shape].read(data.getAll(nameOf(form)));
  return value === null ? null : { [response]: value };
}

function fill(form, response) {
  const [member, shape] = responseOf(form);
  const said = response[member], parts = nameOf(form) + ".";
  if (said === undefined) return;
  for (const field of form.querySelectorAll("input:not([type=hidden]), textarea, select")) {
    const values = shape === "parts" ? [said[field.name.slice(parts.length)] ?? ""] : SHAPES[shape].fill(said);
    if (field.type === "radio" || field.type === "checkbox") field.checked = values.includes(field.value);
    else field.value = values[0] ?? "";
  }
}
