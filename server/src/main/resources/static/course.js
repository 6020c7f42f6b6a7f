// A teacher's table of contents: lessons are dragged, or moved by Alt and an arrow key, and the
// list is changed in place. Without this the same forms load the page again.
const root = () => document.querySelector("[data-contents]");

async function swap(address, fields, focus, form) {
  const answer = await fetch(address, { method: "POST", body: new URLSearchParams(fields) });
  // What goes wrong is said by a page of its own, which keeps what was typed.
  if (!answer.ok) { if (form) form.submit(); else location.reload(); return; }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector("[data-contents]");
  if (!fresh) { location.reload(); return; }
  const opened = [...root().querySelectorAll("details[open]")].map(one => one.closest("[data-unit]")?.id);
  root().replaceWith(document.adoptNode(fresh));
  for (const id of opened) if (id) document.getElementById(id)?.querySelector("details")?.setAttribute("open", "");
  arrange();
  if (focus) document.querySelector(focus)?.focus();
}

document.addEventListener("submit", event => {
  const form = event.target.closest("form[data-swap]");
  if (!form) return;
  event.preventDefault();
  const lesson = form.closest("[data-lesson]")?.dataset.lesson;
  const button = event.submitter;
  const sign = button?.hasAttribute("data-up") ? "[data-up]" : button?.hasAttribute("data-down") ? "[data-down]" : null;
  swap(form.action, Object.fromEntries(new FormData(form)),
    lesson ? `[data-lesson="${lesson}"] ${sign ?? "a"}` : null, form);
});

document.addEventListener("keydown", event => {
  if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
  const row = document.activeElement?.closest("[data-lesson]");
  const button = row?.querySelector(event.key === "ArrowUp" ? "[data-up]" : "[data-down]");
  if (!row) return;
  event.preventDefault();
  if (button) swap(button.form.action, Object.fromEntries(new FormData(button.form)), `[data-lesson="${row.dataset.lesson}"] a`);
});

let dragged = null;

function arrange() {
  for (const row of root().querySelectorAll("[data-lesson]")) {
    row.draggable = true;
    row.querySelector("a").draggable = false;
  }
}

document.addEventListener("dragstart", event => {
  dragged = event.target.closest?.("[data-lesson]");
  if (!dragged) return;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", dragged.querySelector("a").textContent);
  dragged.classList.add("dragged");
});

// Where it would land: before a row, or at the end of a unit.
function landing(event) {
  if (!dragged) return null;
  const unit = event.target.closest?.("[data-unit]");
  if (!unit) return null;
  const rows = [...unit.querySelectorAll("[data-lesson]")].filter(row => row !== dragged);
  let place = rows.findIndex(row => {
    const box = row.getBoundingClientRect();
    return event.clientY < box.top + box.height / 2;
  });
  if (place < 0) place = rows.length;
  return { unit, rows, place };
}

function mark(to) {
  for (const row of document.querySelectorAll(".lands")) row.classList.remove("lands");
  if (to) (to.rows[to.place] ?? to.unit.querySelector(".add"))?.classList.add("lands");
}

document.addEventListener("dragover", event => {
  const to = landing(event);
  if (to) event.preventDefault();
  mark(to);
});

document.addEventListener("drop", event => {
  const to = landing(event);
  if (!to) return;
  event.preventDefault();
  const id = dragged.dataset.lesson;
  const course = location.pathname.split("/")[2];
  swap(`/courses/${course}/lessons/${id}/place`, { to: to.unit.dataset.unit, place: to.place }, `[data-lesson="${id}"] a`);
});

document.addEventListener("dragend", () => {
  dragged?.classList.remove("dragged");
  dragged = null;
  mark(null);
});

arrange();
