// A lesson's page: how far one has read, and answers that are stored as they are given.
import { Answers } from "./answers.js";

const article = document.querySelector("article[data-lesson]");
const line = document.querySelector(".how-far");
const end = document.querySelector("[data-end]");
const TYPING_PAUSE = 700;
const RESEND_EVERY = 30_000;

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

const said = document.querySelector("[data-answers]")?.dataset;
if (said) answering();

async function answering() {
  const { person, id: lesson, zone } = said;
  const attempt = Number(said.attempt);
  const forms = new Map([...article.querySelectorAll("[data-asked]")].map(form => [section(form).dataset.question, form]));
  const clock = new Intl.DateTimeFormat(said.locale, { timeZone: zone, hour: "2-digit", minute: "2-digit", second: "2-digit" });
  let answers = null;
  try {
    answers = await Answers.open(person, heard);
  } catch {
    for (const form of forms.values()) say(form, said.sayFull, "here");
    return;
  }

  for (const form of forms.values()) prepare(form);
  for (const entry of await answers.unsent(lesson, attempt)) {
    const form = forms.get(entry.question);
    if (form) { fill(form, entry.sent.response); unmark(form); told(form, entry); }
  }
  answers.send();
  addEventListener("online", () => answers.send());
  document.addEventListener("visibilitychange", () => answers.send());
  setInterval(() => answers.send(), RESEND_EVERY);

  function prepare(form) {
    const again = form.querySelector("[data-again]");
    const check = form.querySelector("[data-check]");
    if (check && check.dataset.check === "false") check.hidden = true;
    if (again) again.hidden = false;
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
    const { question, version } = section(form).dataset;
    const sinceStart = document.querySelector("[data-time]")?.sinceStart?.();
    form.keeping = (form.keeping ?? Promise.resolve()).then(async () => {
      try {
        const entry = await answers.keep({ lesson, question, version: Number(version), attempt, response, sinceStart });
        form.newest = entry.id;
        told(form, entry);
        form.pause = setTimeout(() => answers.send(), typing ? TYPING_PAUSE : 0);
      } catch {
        say(form, said.sayFull, "here");
      }
    });
    return form.keeping;
  }

  async function judge(form) {
    if (!form.newest && !form.querySelector("[data-kept]").textContent) keep(form, false);
    await form.keeping;
    await answers.send();
    if (form.newest && form.confirmed !== form.newest) return;
    const { question } = section(form).dataset;
    const newest = form.newest;
    const reply = await fetch(article.dataset.lesson + "/questions/" + question).catch(() => null);
    if (!reply?.ok || form.newest !== newest) return;
    const fresh = new DOMParser().parseFromString(await reply.text(), "text/html").querySelector("[data-asked]");
    section(form).replaceWith(section(fresh));
    section(form).tabIndex = -1;
    section(form).focus({ preventScroll: true });
    prepare(form);
  }

  function heard({ entry, signedOut }) {
    if (signedOut) {
      for (const form of forms.values()) if (form.newest && form.confirmed !== form.newest) say(form, said.sayOut, "here");
      return;
    }
    const form = forms.get(entry.question);
    if (!form || entry.lesson !== lesson || entry.attempt !== attempt) return;
    if (entry.receipt) form.confirmed = entry.id;
    if (!form.newest || form.newest === entry.id) told(form, entry);
  }

  function told(form, entry) {
    if (entry.problem) {
      const why = entry.problem.detail ?? entry.problem.title ?? "";
      say(form, said.sayRefused.replace("{0}", why), "refused");
    } else if (entry.receipt) {
      say(form, said.saySaved.replace("{0}", clock.format(new Date(entry.receipt.receivedAt))), "");
    } else {
      form.newest = entry.id;
      say(form, said.sayHere, "here");
    }
  }
}

function section(form) { return form.querySelector(".question"); }

function say(form, text, look) {
  const kept = form.querySelector("[data-kept]");
  if (!kept) return;
  kept.className = "kept " + look;
  if (kept.textContent !== text) kept.textContent = text;
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
const nameOf = form => "question." + section(form).dataset.question;

// The response in the form of the question's kind; null: nothing is answered.
function read(form) {
  const { response, shape } = form.querySelector("[data-response]").dataset;
  const data = new FormData(form), parts = nameOf(form) + ".";
  const value = shape === "parts"
    ? Object.fromEntries([...data].filter(([name]) => name.startsWith(parts)).map(([name, typed]) => [name.slice(parts.length), typed]))
    : SHAPES[shape].read(data.getAll(nameOf(form)));
  return value === null ? null : { [response]: value };
}

function fill(form, response) {
  const { response: member, shape } = form.querySelector("[data-response]").dataset;
  const said = response[member], parts = nameOf(form) + ".";
  if (said === undefined) return;
  for (const field of form.querySelectorAll("input:not([type=hidden]), textarea, select")) {
    const values = shape === "parts" ? [said[field.name.slice(parts.length)] ?? ""] : SHAPES[shape].fill(said);
    if (field.type === "radio" || field.type === "checkbox") field.checked = values.includes(field.value);
    else field.value = values[0] ?? "";
  }
}
