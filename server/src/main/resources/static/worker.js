// The service worker: lessons that were opened stay readable and answerable without a network. What is kept is
// kept per person, by what the server says of each page (Classroom7-Person), and shown only to the person who
// was signed in last. Answers are no business of this file: they are in the outbox.

importScripts("./kept.js");

// Named here, so that another release is another worker and takes its own shell along.
const SHELL_FILES = ["./classroom.css", "./desk.css", "./classroom.js", "./device.js", "./here.js", "./kept.js", "./words.js", "./icons.svg"];
const SHELL_PREFIX = "classroom7-shell-";
const SHELL = SHELL_PREFIX + SHELL_FILES.map(file => file.match(/-(\w+)\./)?.[1] ?? file).join("");
const DEVICE = "classroom7-device";
const LESSONS = "classroom7-lessons-";
const PLACE = "/device";
const WORDS = "/device/words";
const PERSON = "/.device/person";
const ABOUT = "/.device";
const LESSON = /^\/lessons\/[0-9a-z]{20}$/;
const THING = /^\/(assets|attachments)\//;
const NEEDED = /(?:src|href)="(\/(?:assets\/[^"#?]+|attachments\/[^"#]+))[^"]*"/g;
const NAMED = /\/assets\/[\w.-]+/g;
const LESSONS_MAX = 60;
const THING_BYTES_MAX = 5_000_000;
const FRESH = 60_000;
const STALL = 4_000;
const UNREACHED = [502, 503, 504];
const FAILING = [500, ...UNREACHED];

const keptAt = new Map();
let turn = Promise.resolve();

addEventListener("install", event => event.waitUntil(install()));
addEventListener("activate", event => event.waitUntil(activate()));
addEventListener("message", event => event.waitUntil(hear(event.data)));
addEventListener("fetch", event => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  const leaves = request.method === "POST" && url.pathname === "/sign-out";
  if (request.mode === "navigate" && (request.method === "GET" || leaves)) {
    event.respondWith(page(event, url, leaves));
  } else if (request.method === "GET" && url.pathname === WORDS) {
    event.respondWith(words(request));
  } else if (request.method === "GET" && THING.test(url.pathname) && !request.headers.has("Range")) {
    event.respondWith(thing(request, url));
  }
});

async function install() {
  const shell = kept.shelf(SHELL);
  const reply = await fetch(PLACE, { credentials: "omit", cache: "no-store" });
  if (!reply.ok || !reply.headers.has("Classroom7-Person")) throw new Error("no shell: " + reply.status);
  const text = await reply.text();
  // The browser tries again at the next page.
  if (!(await bring(shell, text)).whole) throw new Error("no whole shell");
  await shell.put(PLACE, copy(reply, text));
  await words(WORDS);
  await skipWaiting();
}

async function activate() {
  for (const name of await kept.shelves()) {
    if (name.startsWith(SHELL_PREFIX) && name !== SHELL) await kept.remove(name);
  }
  await registration.navigationPreload?.enable();
  await clients.claim();
}

// What pages say: whose they are, and which lesson was opened.
async function hear({ person, opened }) {
  if (person !== undefined) await remember(person);
  if (!opened || !LESSON.test(opened) || Date.now() - (keptAt.get(opened) ?? 0) < FRESH) return;
  const asker = await signedIn();
  const reply = await fetch(opened).catch(() => null);
  if (reply && await signedIn() === asker) await note(reply, opened);
}

async function page(event, url, leaves) {
  const leaver = leaves ? await signedIn() : "";
  const copied = leaves ? null : await keptLesson(url);
  try {
    const asked = ask(event);
    const reply = await (copied ? soon(asked) : asked);
    if (copied ? FAILING.includes(reply.status) : isUnreached(reply)) throw new Error("unreached");
    const whole = reply.clone();
    event.waitUntil(note(whole, url.search ? "" : url.pathname));
    if (leaves) await forget(leaver);
    return reply;
  } catch {
    return copied ?? await kept.shelf(SHELL).match(PLACE) ?? Response.error();
  }
}

// A proxy says it, whose page helps nobody; our own server says more.
function isUnreached(reply) {
  return UNREACHED.includes(reply.status) && !reply.headers.has("Classroom7-Person") && !reply.headers.has("Content-Security-Policy");
}

async function ask(event) {
  return await event.preloadResponse ?? await fetch(event.request);
}

// A network that takes the request and then says nothing is none.
function soon(asked) {
  return Promise.race([asked, new Promise((resolve, reject) => setTimeout(reject, STALL, new Error("stalls")))]);
}

async function thing(request, url) {
  const path = url.pathname + url.search;
  if (url.pathname.startsWith("/assets/")) return await kept.anywhere(path) ?? await fetch(request);
  try {
    return await fetch(request);
  } catch (unreached) {
    const copied = await kept.shelf(LESSONS + await signedIn()).match(path);
    if (copied) return copied;
    throw unreached;
  }
}

// What scripts have to say in the person's language.
async function words(request) {
  const device = kept.shelf(DEVICE);
  const reply = await fetch(request).catch(() => null);
  if (reply?.ok && typeOf(reply).includes("json")) await device.put(WORDS, reply.clone());
  return reply ?? await device.match(WORDS) ?? Response.error();
}

// Every page of ours says whose it is; one that does not say it is not ours.
async function note(reply, path) {
  const person = reply.headers.get("Classroom7-Person");
  if (!person) return;
  const whose = person === "none" ? "" : person;
  await remember(whose);
  if (!whose || reply.redirected || !LESSON.test(path)) return;
  // One lesson after the other: what one has brought is not yet named when another puts away what nobody needs.
  if (reply.status === 200) await (turn = turn.catch(() => {}).then(() => keep(whose, path, reply)));
  else if (reply.status === 404) await drop(kept.shelf(LESSONS + whose), path);
}

async function keep(person, path, reply) {
  const lessons = kept.shelf(LESSONS + person);
  const tag = reply.headers.get("ETag");
  keptAt.set(path, Date.now());
  const before = await lessons.match(path);
  const known = await (await lessons.match(ABOUT + path))?.json();
  if (tag && before?.headers.get("ETag") === tag && known?.whole) return;
  const text = await reply.text();
  const { needs, whole } = await bring(lessons, text);
  if (!whole) keptAt.delete(path);
  const at = new Date().toISOString();
  await lessons.put(path, copy(reply, text.replace("<html ", `<html data-kept-at="${at}" `)));
  const title = text.match(/<title>([^<]*)</)?.[1] ?? "";
  await lessons.put(ABOUT + path, new Response(JSON.stringify({ path, title, at, needs, whole })));
  await trim(lessons);
}

// Brings all that a page needs to stand alone: styles, scripts, fonts, pictures, and what those name in turn.
// Whole: nothing was kept back by a network that is going, or by a server that has no time.
async function bring(cache, text) {
  let whole = true;
  const needs = new Set([...text.matchAll(NEEDED)].map(found => found[1].replaceAll("&amp;", "&")));
  for (const path of needs) {
    let there = await cache.match(path);
    if (!there) {
      there = await fetch(path).catch(() => null);
      if (!there || there.status >= 429 || isStrange(path, there)) whole = false;
      if (!there?.ok || !isCarried(path, there)) continue;
      await cache.put(path, there.clone());
    }
    if (/\.(css|js)$/.test(path)) {
      for (const [named] of (await there.text()).matchAll(NAMED)) needs.add(named);
    }
  }
  return { needs: [...needs], whole };
}

function typeOf(reply) { return reply.headers.get("Content-Type") ?? ""; }

// A network that wants to be paid first says 200 to everything, with a page of its own.
function isStrange(path, reply) { return path.startsWith("/assets/") && typeOf(reply).startsWith("text/html"); }

// A linked file or a film is no part of reading.
function isCarried(path, reply) {
  return path.startsWith("/assets/") ? !isStrange(path, reply) : typeOf(reply).startsWith("image/")
    && Number(reply.headers.get("Content-Length") ?? 0) <= THING_BYTES_MAX;
}

async function trim(lessons) {
  const known = await list(lessons);
  for (const { path } of known.slice(LESSONS_MAX)) await drop(lessons, path);
  const needed = new Set(known.slice(0, LESSONS_MAX).flatMap(({ path, needs }) => [path, ABOUT + path, ...needs]));
  for (const path of await lessons.paths()) {
    if (!needed.has(path)) await lessons.delete(path);
  }
}

async function list(lessons) {
  const about = (await lessons.paths()).filter(path => path.startsWith(ABOUT + "/"));
  const known = await Promise.all(about.map(async path => (await lessons.match(path)).json()));
  return known.sort((one, other) => other.at.localeCompare(one.at));
}

async function drop(lessons, path) {
  await lessons.delete(path);
  await lessons.delete(ABOUT + path);
}

// The headers stay, the policy above all; only the length and the packing are others now.
function copy(reply, text) {
  const headers = new Headers(reply.headers);
  headers.delete("Content-Length");
  headers.delete("Content-Encoding");
  return new Response(text, { status: reply.status, headers });
}

async function keptLesson(url) {
  if (!LESSON.test(url.pathname)) return null;
  const person = await signedIn();
  return person ? await kept.shelf(LESSONS + person).match(url.pathname) ?? null : null;
}

async function signedIn() {
  return await (await kept.shelf(DEVICE).match(PERSON))?.text() ?? "";
}

async function remember(person) {
  if (person === await signedIn()) return;
  await kept.shelf(DEVICE).put(PERSON, new Response(person));
}

async function forget(person) {
  keptAt.clear();
  await remember("");
  if (person) await kept.remove(LESSONS + person);
}
