// Whether the browser has agreed not to clear what this device keeps when the device runs short of room.
const ASKED = "classroom7-lasting-asked";
const ASK_AGAIN_AFTER = 30 * 24 * 60 * 60_000;

// undefined: this browser, or this window of it, does not say.
export async function lasts() {
  try {
    return await navigator.storage?.persisted?.();
  } catch {
    return undefined;
  }
}

// Some browsers pass the question on to the person: so it comes when there is something to keep, and seldom.
export async function askToLast() {
  const now = await lasts();
  if (now !== false || !navigator.storage.persist) return now;
  try {
    if (Date.now() - Number(localStorage.getItem(ASKED)) < ASK_AGAIN_AFTER) return now;
    localStorage.setItem(ASKED, Date.now());
    return await navigator.storage.persist();
  } catch {
    return now;
  }
}
