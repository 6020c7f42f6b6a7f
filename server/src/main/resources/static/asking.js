// A question in a form that opens where it is asked. The form is the server's own; what it makes is
// text, so that the text beside it and the form always agree.

// page: { result, words, place(), settled(), revision(), text(), say(key), adopt(text, revision, saved), undo(text) }
export function asking(page) {
  let frame = null, opener = null;

  async function open(address, before, from) {
    close();
    if (!await page.settled()) return;
    const answer = await fetch(address).catch(() => null);
    const form = answer?.ok ? formOf(await answer.text()) : null;
    if (!form) { location.href = address; return; }
    frame = document.createElement("div");
    frame.className = "asking-frame";
    frame.dataset.frame = "";
    opener = from;
    if (before) before.before(frame); else page.result.querySelector("[data-preview]").append(frame);
    show(form);
    frame.querySelector("[name=prompt]").focus({ preventScroll: true });
    frame.scrollIntoView({ block: "nearest" });
  }

  function formOf(html) {
    return new DOMParser().parseFromString(html, "text/html").querySelector("form[data-asking]");
  }

  function show(form) {
    frame.replaceChildren(document.adoptNode(form));
    form.querySelector("[data-turn]").hidden = true;
    form.addEventListener("submit", send);
    form.querySelector("[data-kind]").addEventListener("change", () => form.requestSubmit(form.querySelector("[data-turn]")));
    form.querySelector("[data-cancel]").addEventListener("click", event => { event.preventDefault(); leave(); });
    form.addEventListener("keydown", event => {
      if (event.key === "Escape") { event.stopPropagation(); leave(); }
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); form.requestSubmit(); }
    });
  }

  async function send(event) {
    event.preventDefault();
    const form = event.target, button = event.submitter;
    const act = button?.value ?? "save";
    if (!await page.settled()) return;
    form.elements.revision.value = page.revision();
    if (form.elements["line-near"].value >= 0) form.elements["line-near"].value = page.place().line;
    const body = new URLSearchParams(new FormData(form, button));
    const answer = await fetch(form.action, { method: "POST", body }).catch(() => null);
    if (!answer) { page.say("sayNotKept"); return; }
    const html = await answer.text();
    const again = formOf(html);
    if (again) { show(again); focus(act); return; }
    const fresh = new DOMParser().parseFromString(html, "text/html").querySelector("[data-editor]");
    if (!fresh) { page.say("sayNotKept"); return; }
    const old = page.text();
    const number = Number(form.action.match(/questions\/(\d+)\/form/)?.[1] ?? page.place().number + 1);
    close();
    await page.adopt(fresh.elements.source.value, fresh.elements.revision.value, fresh.querySelector("[data-kept]").textContent);
    if (act === "delete") removed(old, number);
    else page.result.querySelectorAll("[data-ask]")[number - 1]?.focus();
  }

  // After a button of the form: to what it added, to what it moved, to the first thing to mend.
  function focus(act) {
    const texts = [...frame.querySelectorAll("[name=text]")];
    const wrong = frame.querySelector("[aria-invalid=true]");
    const [name, at] = act.split("-");
    const to = { add: texts.at(-1), kind: frame.querySelector("[data-kind]"), up: texts[at - 1], down: texts[Number(at) + 1], remove: texts[Math.min(at, texts.length - 1)] }[name];
    (to ?? wrong ?? frame.querySelector("[name=prompt]")).focus();
    if (!to) frame.scrollIntoView({ block: "nearest" });
  }

  function removed(old, number) {
    const said = document.createElement("p");
    said.className = "removed-said";
    said.dataset.frame = "";
    said.setAttribute("role", "status");
    const undo = Object.assign(document.createElement("button"), { type: "button", className: "button small", textContent: page.words.undo });
    said.append(page.words.removed + " ", undo);
    frame = said;
    const links = page.result.querySelectorAll("[data-ask]");
    const before = links[number - 1]?.closest("p").previousElementSibling;
    if (before) before.before(said); else page.result.querySelector("[data-preview]").append(said);
    undo.addEventListener("click", () => { close(); page.undo(old); });
    undo.focus();
  }

  function close() { frame?.remove(); frame = null; }
  function leave() { close(); opener?.isConnected && opener.focus(); }

  page.result.addEventListener("click", event => {
    const link = event.target.closest("[data-ask]");
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    open(link.href, link.closest("p").nextSibling ?? null, link);
  });

  return {
    build(from) {
      const { line, number } = page.place();
      const next = page.result.querySelectorAll("[data-ask]")[number]?.closest("p").previousElementSibling;
      open(`questions/new?line=${line}`, next ?? null, from);
    },
  };
}
