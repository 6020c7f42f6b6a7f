// The page of what is on this device: lessons that can be read without a network, answers that wait.
import { answers, person } from "./device.js";
import "./kept.js";

const root = document.querySelector("[data-here]");
const says = root.dataset;
const part = name => root.querySelector(`[data-${name}]`);
const moment = time => new Date(time).toLocaleString([], { dateStyle: "medium", timeStyle: "short", timeZone: document.body.dataset.zone || undefined });

const made = (name, text, look) => {
  const element = document.createElement(name);
  if (text) element.textContent = text;
  if (look) element.className = look;
  return element;
};

// What was put away since this page was opened: it can be taken back as long as the page is.
const away = new Map();

if (person) for (const enter of document.querySelectorAll(".bar a[href='/sign-in']")) enter.hidden = true;
lessons();
list();
answers?.addEventListener("sent", list);
answers?.addEventListener("entry", list);
part("send").addEventListener("click", async () => answers?.sendNow(await answers.outbox.all("refused")));
part("download").addEventListener("click", download);

async function lessons() {
  const known = [];
  if (person && navigator.serviceWorker) {
    const lessons = kept.shelf("classroom7-lessons-" + person);
    for (const path of await lessons.paths()) {
      if (path.startsWith("/.device/")) known.push(await (await lessons.match(path)).json());
    }
  }
  known.sort((one, other) => other.at.localeCompare(one.at));
  part("lessons").replaceChildren(...known.map(({ path, title, at }) => {
    const item = made("li");
    const link = made("a", new DOMParser().parseFromString(title, "text/html").body.textContent);
    link.href = path;
    item.append(link, made("span", moment(at), "quiet"));
    return item;
  }));
  part("none").hidden = known.length > 0;
  part("without").hidden = Boolean(navigator.serviceWorker);
}

async function list() {
  const waiting = answers ? await answers.outbox.all("waiting") : [];
  const refused = [...answers ? await answers.outbox.all("refused") : [], ...away.values()];
  fill("waiting", waiting);
  fill("refused", refused);
  part("tools").hidden = waiting.length + refused.length === away.size;
}

function fill(name, entries) {
  part(name + "-part").hidden = entries.length === 0;
  part(name).replaceChildren(...entries.map(entry => {
    const item = made("li");
    const said = made("div", entry.about?.said || JSON.stringify(entry.sent.response), "said-was");
    said.dir = "auto";
    item.append(made("div", entry.about?.asked ?? "", "asked-was"), said);
    const facts = [entry.title, moment(entry.keptAt), entry.problem?.title].filter(Boolean);
    item.append(made("p", facts.join(" · "), "quiet"));
    if (name === "refused") item.append(away.has(entry.id) ? back(entry) : putting(entry));
    return item;
  }));
}

function putting(entry) {
  return button(says.away, async () => { await answers.outbox.discard(entry.id); away.set(entry.id, entry); list(); });
}

function back(entry) {
  const line = made("p", says.gone + " ", "quiet");
  line.append(button(says.undo, async () => { await answers.outbox.takeBack(entry); away.delete(entry.id); list(); }));
  return line;
}

function button(text, act) {
  const pressed = made("button", text, "quietly");
  pressed.type = "button";
  pressed.addEventListener("click", act);
  return pressed;
}

async function download() {
  const entries = await answers.outbox.all();
  const text = JSON.stringify({ device: location.host, madeAt: new Date().toISOString(), answers: entries }, null, 2);
  const link = made("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = says.file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
