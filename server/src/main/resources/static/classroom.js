// On every page: Ctrl-K finds, menus close when left, grids move by arrow keys. What waits on this device is
// sent from any page, and nobody goes back to a page of somebody else.

const HELD = "classroom7-answers-";
const PERSON = "classroom7-person";
// Without a person: the server could not find out who asks, and what was true before is.
const { person, epoch } = document.body.dataset;
if (!document.querySelector("[data-here]")) concerned().then(yes => { if (yes) import("./device.js"); });

// Most pages have nothing to send: then the modules for it are not loaded.
async function concerned() {
  if (person === undefined) return false;
  if (document.querySelector("[data-answers]") || !globalThis.indexedDB?.databases) return true;
  const names = (await indexedDB.databases()).map(base => base.name).filter(name => name.startsWith(HELD));
  return names.some(name => name !== HELD + person) || names.length > 0 && await waits(names[0]);
}

// Another tab may have kept answers since this page was loaded: who leaves is warned of them too (device.js).
for (const form of document.querySelectorAll("form[action='/sign-out']")) {
  form.addEventListener("submit", async event => {
    if (form.watched || form.sure) return;
    event.preventDefault();
    if (await concerned()) await import("./device.js").catch(() => {});
    form.sure = !form.watched;
    form.requestSubmit();
  });
}

// Going back must not show a page of somebody who has left: each page that is loaded says whose it is.
const remembered = work => { try { return work(); } catch { return null; } };
const mine = () => {
  const now = remembered(() => localStorage.getItem(PERSON));
  if (now === null || person === undefined || now === person) return;
  document.documentElement.hidden = true;
  location.reload();
};
addEventListener("pageshow", event => { if (event.persisted) mine(); });
if (performance.getEntriesByType("navigation")[0]?.type === "back_forward") mine();
else if (person !== undefined && !document.querySelector("[data-here]")) remembered(() => localStorage.setItem(PERSON, person));

// Whether anything is unsent, or confirmed by a server that has come back from a copy since.
function waits(name) {
  return new Promise(resolve => {
    const opening = indexedDB.open(name);
    opening.onerror = () => resolve(true);
    opening.onsuccess = () => {
      const base = opening.result;
      try {
        const read = base.transaction(["answer", "fact"]);
        const answers = read.objectStore("answer");
        const [all, kept, last] = [answers.count(), answers.index("state").count("kept"), read.objectStore("fact").get("epoch")];
        read.oncomplete = () => { base.close(); resolve(all.result > kept.result || kept.result > 0 && last.result !== epoch); };
        read.onabort = () => { base.close(); resolve(true); };
      } catch {
        base.close();
        resolve(true);
      }
    };
  });
}

const menus = document.querySelectorAll("[data-menu]");
document.addEventListener("click", event => {
  for (const menu of menus) if (menu.open && !menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", event => {
  if (event.key === "Escape") for (const menu of menus) if (menu.open) { menu.open = false; menu.querySelector("summary").focus(); }
});

const find = document.querySelector("[data-find]");
let dialog = null;

async function open() {
  if (!dialog) {
    dialog = document.createElement("dialog");
    dialog.className = "dialog";
    dialog.setAttribute("aria-label", find.querySelector("span").textContent);
    document.body.append(dialog);
    dialog.addEventListener("click", event => { if (event.target === dialog) dialog.close(); });
    dialog.addEventListener("close", () => find.focus());
  }
  if (!dialog.firstChild) {
    const answer = await fetch("/find?list=true");
    if (!answer.ok) { location.href = "/find"; return; }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    dialog.replaceChildren(page.querySelector("[data-finds]"));
    narrows(dialog);
  }
  if (!dialog.open) dialog.showModal();
  dialog.querySelector("input").select();
}

// The list is all one may open, so it narrows here, without asking again.
function narrows(root) {
  const input = root.querySelector("input");
  const items = [...root.querySelectorAll(".finds li")];
  const none = root.querySelector("[data-none]");
  const texts = items.map(item => item.textContent.toLocaleLowerCase());
  const narrow = () => {
    const words = input.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    items.forEach((item, i) => {
      item.hidden = shown >= 50 || !words.every(word => texts[i].includes(word));
      if (!item.hidden) shown++;
    });
    none.hidden = shown > 0;
  };
  input.addEventListener("input", narrow);
  root.querySelector("form").addEventListener("submit", event => {
    event.preventDefault();
    items.find(item => !item.hidden)?.querySelector("a").click();
  });
  root.addEventListener("keydown", event => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [input, ...items.filter(item => !item.hidden).map(item => item.querySelector("a"))];
    const at = stops.indexOf(document.activeElement);
    stops[Math.max(0, Math.min(stops.length - 1, at + (event.key === "ArrowDown" ? 1 : -1)))].focus();
    event.preventDefault();
  });
  narrow();
}

if (find) {
  find.addEventListener("click", event => { if (!event.ctrlKey && !event.metaKey) { event.preventDefault(); open(); } });
  document.addEventListener("keydown", event => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") { event.preventDefault(); open(); }
  });
}
const here = document.querySelector("main [data-finds]");
if (here) narrows(here);

for (const grid of document.querySelectorAll("[data-grid]")) {
  const cells = () => [...grid.rows].map(row => [...row.cells].map(cell => cell.querySelector("a")));
  const all = cells();
  const stops = all.flat().filter(Boolean);
  stops.forEach((stop, i) => { stop.tabIndex = i === 0 ? 0 : -1; });
  const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  grid.addEventListener("keydown", event => {
    const step = steps[event.key];
    if (!step && event.key !== "Home" && event.key !== "End") return;
    let row = all.findIndex(line => line.includes(document.activeElement));
    if (row < 0) return;
    let column = all[row].indexOf(document.activeElement);
    const sideways = step && document.dir === "rtl" ? -step[1] : step?.[1];
    const next = () => all[row]?.[column];
    let to = null;
    if (event.key === "Home") to = all[row].find(Boolean);
    else if (event.key === "End") to = all[row].findLast(Boolean);
    else do { row += step[0]; column += sideways; to = next(); } while (to === null);
    event.preventDefault();
    if (to) move(stops, to);
  });
  grid.addEventListener("focusin", event => move(stops, event.target.closest("a"), false));
}

function move(stops, to, focus = true) {
  if (!stops.includes(to)) return;
  for (const stop of stops) stop.tabIndex = stop === to ? 0 : -1;
  if (focus) { to.focus(); to.scrollIntoView({ block: "nearest", inline: "nearest" }); }
}
