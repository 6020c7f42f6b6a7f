// Who is at work: the page asks for its live piece again every two seconds while somebody looks.
const piece = document.querySelector("[data-live]");
const EVERY = 2_000;

async function again() {
  if (document.visibilityState !== "visible" || piece.contains(document.activeElement) && document.activeElement.matches(":active")) return;
  const reply = await fetch(piece.dataset.address).catch(() => null);
  if (!reply?.ok || reply.redirected) return;
  const text = await reply.text();
  const fresh = new DOMParser().parseFromString(text, "text/html");
  const held = document.activeElement?.closest("[data-live]") ? place(document.activeElement) : null;
  const next = piece.id ? fresh.getElementById(piece.id)?.innerHTML : fresh.body.innerHTML;
  if (next === undefined || next === piece.innerHTML) return;
  piece.innerHTML = next;
  if (held) piece.querySelector(held)?.focus();
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
  document.addEventListener("visibilitychange", again);
}
