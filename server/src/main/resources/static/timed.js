// The time of timed work, by the server's clock: what the device believes the time to be counts for
// nothing. Between two askings it is counted by performance.now(), which no setting of a clock moves.

const bar = document.querySelector("[data-time]");
const said = bar?.dataset;
const EVERY = 1_000;
const EVERY_LATER = 1_500;
const LATER_MAX = 400;
const LAST = 60_000;
const ANNOUNCED = [10, 5, 1];

const clock = { server: Date.parse(said?.now ?? ""), here: performance.now() };
const MARK = "c7-time-" + said?.address;
let ends = Date.parse(said?.ends ?? "");
const started = Date.parse(said?.started ?? "");

// Where performance.now() stands while a device sleeps, the server is asked when it wakes.
function now() { return clock.server + performance.now() - clock.here; }

if (said?.time === "running") {
  // What answers carry: milliseconds since the attempt began.
  bar.sinceStart = () => Math.max(0, Math.round(now() - started));
  running();
}

function running() {
  const left = bar.querySelector("[data-left]");
  const until = bar.querySelector("[data-until]");
  const hide = bar.querySelector("[data-hide]");
  const aloud = bar.querySelector("[data-said]");
  const see = bar.querySelector("[data-see]");
  const time = new Intl.DateTimeFormat(said.locale, { timeZone: said.zone, hour: "2-digit", minute: "2-digit", second: "2-digit" });
  let over = false;
  let lastLeft = ends - now();
  let overFor = 0;
  let asking = false;
  let asked = false;

  hide.hidden = false;
  hidden(hiddenBefore());
  hide.addEventListener("click", () => hidden(!left.hidden));
  bar.querySelector("[data-hand-in]")?.addEventListener("click", sendFirst);
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") ask(); });
  addEventListener("online", ask);
  addEventListener("pageshow", ask);
  tick();
  setInterval(tick, 250);
  (async function again() {
    await ask();
    if (overFor < LATER_MAX) setTimeout(again, over ? EVERY_LATER : EVERY);
  })();

  function tick() {
    const rest = ends - now();
    show(Math.max(0, rest));
    for (const minutes of ANNOUNCED) {
      if (lastLeft > minutes * 60_000 && rest <= minutes * 60_000 && rest > 0) {
        aloud.textContent = minutes === 1 ? said.sayOne : said.sayLeft.replace("{0}", minutes);
      }
    }
    lastLeft = rest;
    bar.classList.toggle("last", rest < LAST && rest > 0);
    if (rest <= 0 && !over) end();
  }

  function show(rest) {
    const seconds = Math.ceil(rest / 1000);
    const two = number => String(number).padStart(2, "0");
    const hours = Math.floor(seconds / 3600);
    const text = (hours ? hours + ":" + two(Math.floor(seconds / 60) % 60) : Math.floor(seconds / 60)) + ":" + two(seconds % 60);
    if (left.textContent !== text) left.textContent = text;
  }

  // A reply says what time it is there; half of its way is taken as its age.
  async function ask() {
    if (asking) return;
    asking = true;
    const before = performance.now();
    try {
      const reply = await fetch(said.address, { cache: "no-store", headers: { Accept: "application/json" } });
      if (!reply.ok || reply.redirected) return;
      const told = await reply.json();
      const after = performance.now();
      clock.server = Date.parse(told.now) + (after - before) / 2;
      clock.here = after;
      asked = true;
      mark();
      if (told.handedIn && said.summary !== "true") { location.reload(); return; }
      changed(Date.parse(told.endsAt));
    } catch {
      // Without network it is counted on; the server's word holds when it comes back.
      if (!asked) recall();
    } finally {
      asking = false;
      if (over) overFor++;
    }
  }

  // A page that a device kept is shown again without network: it tells the time of when it was kept.
  // What this device's clock says has passed since the server was last asked is the best there is.
  function mark() {
    try { localStorage.setItem(MARK, JSON.stringify({ server: clock.server, wall: Date.now(), ends })); } catch { /* as good as it gets */ }
  }

  function recall() {
    asked = true;
    try {
      const held = JSON.parse(localStorage.getItem(MARK));
      const passed = held && held.server + Date.now() - held.wall;
      if (passed > now()) { clock.server = passed; clock.here = performance.now(); changed(held.ends); }
    } catch { /* nothing was marked */ }
  }

  function changed(to) {
    if (to === ends) return;
    ends = to;
    const at = time.format(new Date(ends));
    until.textContent = said.sayUntil.replace("{0}", at);
    aloud.textContent = said.sayChanged.replace("{0}", at);
    bar.classList.add("changed");
    if (over && ends > now()) goOn();
    tick();
  }

  // What is being typed is finished and kept before nothing more is taken.
  function end() {
    over = true;
    if (document.activeElement?.closest("[data-asked]")) document.activeElement.blur();
    for (const form of forms()) form.inert = true;
    left.hidden = hide.hidden = true;
    bar.querySelector("[data-hand-in]")?.setAttribute("hidden", "");
    until.textContent = said.sayOver;
    aloud.textContent = said.sayOver;
    see.hidden = false;
    settle();
  }

  function settle() {
    if (!over) return;
    const text = said.sayOver + " " + (waiting() ? said.sayWaiting : refused() ? said.sayRefused : said.saySent);
    if (until.textContent !== text) until.textContent = text;
    setTimeout(settle, 500);
  }

  function goOn() {
    over = false;
    overFor = 0;
    for (const form of forms()) form.inert = false;
    bar.querySelector("[data-hand-in]")?.removeAttribute("hidden");
    see.hidden = true;
    hide.hidden = false;
    hidden(hiddenBefore());
  }

  function hiddenBefore() {
    try { return localStorage.getItem("c7-time-hidden") === "yes"; } catch { return false; }
  }

  function hidden(yes) {
    left.hidden = yes;
    hide.textContent = yes ? said.sayShow : said.sayHide;
    try { localStorage.setItem("c7-time-hidden", yes ? "yes" : "no"); } catch { /* it is only a wish */ }
  }
}

function forms() { return document.querySelectorAll("form[data-asked]"); }

// Wherever it is kept, on the device or in this page alone, and while it is being kept (lesson.js).
function waiting() { return document.querySelector("[data-unsent='yes']") !== null; }

function refused() { return document.querySelector("[data-unsent='refused']") !== null; }

// Leaving for the summary waits, a little, for what was just typed to be sent.
function sendFirst(event) {
  if (!waiting() && !document.activeElement?.closest("[data-asked]")) return;
  event.preventDefault();
  const to = event.currentTarget.href;
  document.activeElement?.blur();
  const from = performance.now();
  (function wait() {
    if (performance.now() - from < 250 || waiting() && performance.now() - from < 4_000) setTimeout(wait, 50);
    else location.href = to;
  })();
}
