// Who is at work: the page asks for its live piece again every two seconds while somebody looks, and is
// given it when more has changed than the time left, which is counted here.
const piece = document.querySelector("[data-live]");
const EVERY = 2_000;
const TICK = 250;
let told = time(piece);

async function again() {
  if (document.visibilityState !== "visible" || piece.contains(document.activeElement) && document.activeElement.matches(":active")) return;
  const { address, seen } = piece.dataset;
  const reply = await fetch(address + (seen ? "?seen=" + seen : "")).catch(() => null);
  if (!reply?.ok || reply.redirected || reply.status === 204) return;
  const fresh = new DOMParser().parseFromString(await reply.text(), "text/html");
  const held = document.activeElement?.closest("[data-live]") ? place(document.activeElement) : null;
  const next = piece.id ? fresh.getElementById(piece.id) : fresh.body;
  if (!next) return;
  Object.assign(piece.dataset, next.dataset);
  told = time(piece);
  if (next.innerHTML === piece.innerHTML) return;
  piece.innerHTML = next.innerHTML;
  if (held) piece.querySelector(held)?.focus();
}

function time(piece) { return { server: Date.parse(piece?.dataset.now ?? ""), here: performance.now() }; }

// A device that slept has not counted: then the whole piece is asked for, which tells the time.
function woken() {
  if (document.visibilityState === "visible" && piece.dataset.seen) piece.dataset.seen = "again";
  again();
}

function tick() {
  const now = told.server + performance.now() - told.here;
  for (const left of piece.querySelectorAll("[data-ends]")) {
    const text = clock(Math.max(0, Math.floor((Date.parse(left.dataset.ends) - now) / 1000)));
    if (left.textContent !== text) left.textContent = text;
  }
}

function clock(seconds) {
  const two = number => String(number).padStart(2, "0");
  const minutes = Math.floor(seconds / 60);
  return (minutes < 60 ? minutes : Math.floor(minutes / 60) + ":" + two(minutes % 60)) + ":" + two(seconds % 60);
}

// Where the focus is, in words that hold after the piece was shown anew.
function place(element) {
  const row = element.closest("tr[id]");
  const own = element.value ? `${element.localName}[value="${element.value}"]` : element.localName;
  return row ? `#${row.id} ${own}` : own;
}

if (piece) {
  again();
  setInterval(again, EVERY);
  if (piece.dataset.now) setInterval(tick, TICK);
  document.addEventListener("visibilitychange", woken);
}
