/* What was typed and never arrived: the tab was closed, the line was down. It lies on this device under its form and
   section, and is sent from whatever page of the same matter is opened next, not only from the section itself. */
import { me, send } from "./session.js";

const SETTLED = 3000;

const told = (...parts) => parts.filter((part) => part !== undefined && part !== "").join(":");

export const keyOf = (url, part) => told("autosave", me(), url, part);

/* Nothing where the store is forbidden or holds what nobody can read. */
export function keptUnder(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

function everyKey() {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}

/* The sections of a form with something unsent; the one that stands on this page looks after itself. */
function partsOf(url) {
  const whole = keyOf(url);
  const here = [...document.querySelectorAll("form[data-autosave-url]")].map((form) => keyOf(form.dataset.autosaveUrl, form.dataset.autosavePart));
  const keys = everyKey().filter((key) => key === whole || key.startsWith(`${whole}:`));
  return keys.filter((key) => !here.includes(key)).map((key) => key.slice(whole.length + 1));
}

/* True when it has arrived. Another tab may be about to send it: it gets the time to. */
async function sent(url, part) {
  const key = keyOf(url, part);
  const kept = keptUnder(key);
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, SETTLED - (Date.now() - (kept?.at ?? 0)))));
  const still = localStorage.getItem(key);
  if (!kept || still === null) return true;
  const { revision, values } = JSON.parse(still);
  const body = JSON.stringify({ revision, values });
  const answer = await send(url, { method: "PATCH", body, headers: { "Content-Type": "application/json" } }).catch(() => null);
  if (answer?.ok && localStorage.getItem(key) === still) localStorage.removeItem(key);
  return answer?.ok ?? false;
}

async function look(holder) {
  const { unsent: url, unsentForm } = holder.dataset;
  for (const part of partsOf(url)) {
    if (await sent(url, part)) continue;
    holder.querySelector("a").href = `${unsentForm}?section=${encodeURIComponent(part || "all")}`;
    holder.hidden = false;
    return;
  }
}

export function startUnsent(root) {
  for (const holder of root.querySelectorAll("[data-unsent]:not([data-started])")) {
    holder.dataset.started = "yes";
    look(holder);
  }
}
