// What scripts say on pages that may be read without a network: fetched while there is one, kept on the device.

const KEY = "classroom7-words-" + document.documentElement.lang;
const attempted = work => { try { return work(); } catch { return null; } };
const kept = attempted(() => JSON.parse(localStorage.getItem(KEY)));
const fresh = attempted(() => sessionStorage.getItem(KEY)) === "fresh";

const fetched = kept && fresh ? null : fetch("/device/words").then(async reply => {
  if (!reply.ok) return kept;
  const words = await reply.json();
  attempted(() => { localStorage.setItem(KEY, JSON.stringify(words)); sessionStorage.setItem(KEY, "fresh"); });
  return words;
}).catch(() => kept);

// The message of this name; empty while none is known, which is on a first visit without a network alone.
export async function say(name, argument = "") {
  const words = kept ?? await fetched;
  return (words?.[name] ?? "").replace("{0}", argument);
}
