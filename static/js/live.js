/* Pages that keep themselves up to date while others act: parts are asked for every few seconds and exchanged where
   they have changed. A part with the same data-key as before is left alone: somebody may be typing in it. */

const EVERY = 2500;
const board = document.querySelector("[data-live]");
const said = document.querySelector("[data-live-said]");
const wrong = document.querySelector("[data-live-wrong]");
let mark = "";
let asking = null;
let timer = 0;
let failures = 0;

function tell(place, text) {
  if (place && place.textContent !== text) place.textContent = text;
}

async function ask() {
  window.clearTimeout(timer);
  asking?.abort();
  asking = new AbortController();
  try {
    const headers = { Accept: "text/html", "HX-Request": "true", "HX-Current-URL": location.href };
    if (mark) headers["If-None-Match"] = mark;
    const answer = await fetch(board.dataset.live, { headers, signal: asking.signal, cache: "no-store" });
    if (answer.status === 401) return tell(wrong, board.dataset.liveSignIn);
    if (answer.status === 403 || answer.status === 404) return location.reload();
    if (answer.status === 200) {
      const html = await answer.text();
      if (questioned()) return later();
      mark = answer.headers.get("ETag") ?? "";
      renew(html);
    } else if (answer.status !== 304) throw new Error(String(answer.status));
    if (failures) tell(wrong, "");
    failures = 0;
  } catch (error) {
    if (error.name === "AbortError") return;
    failures += 1;
    if (failures > 1) tell(wrong, board.dataset.liveFailed);
  }
  later();
}

function later() {
  timer = window.setTimeout(ask, document.hidden ? EVERY * 4 : EVERY);
}

/* While somebody is asked "are you sure?", the button that asked stays where it is: its answer would be lost. */
function questioned() {
  return document.getElementById("kit-confirm")?.open;
}

function renew(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  const before = spoken();
  for (const part of fresh.querySelectorAll("[data-part]")) {
    const here = board.querySelector(`[data-part="${part.dataset.part}"]`);
    if (!here) {
      board.append(document.adoptNode(part));
    } else if (!unchanged(here, part)) exchange(here, part);
  }
  const now = spoken();
  if (now !== before) tell(said, now);
}

function unchanged(here, part) {
  if (part.dataset.key !== undefined) return part.dataset.key === here.dataset.key;
  return part.innerHTML === here.dataset.was || (here.dataset.was === undefined && part.innerHTML === here.innerHTML);
}

function spoken() {
  return [...board.querySelectorAll("[data-live-say]")].map((one) => one.innerText.trim()).join(" ");
}

function exchange(here, part) {
  const focused = here.contains(document.activeElement) ? document.activeElement : null;
  const row = focused?.closest("[data-vote-row]");
  const next = row ? follower(row) : null;
  const opened = [...here.querySelectorAll("details[open][id]")].map((one) => one.id);
  const was = part.innerHTML;
  here.replaceChildren(...document.adoptNode(part).childNodes);
  here.dataset.was = was;
  if (part.dataset.key !== undefined) here.dataset.key = part.dataset.key;
  for (const id of opened) document.getElementById(id)?.setAttribute("open", "");
  restore(here);
  if (focused) (document.getElementById(focused.id) ?? document.getElementById(next) ?? heading(here))?.focus();
}

function follower(row) {
  const rows = [...board.querySelectorAll("[data-vote-row]")];
  const at = rows.indexOf(row);
  const next = rows[at + 1] ?? rows[at - 1];
  return next?.querySelector("button")?.id ?? "rest-for";
}

function heading(here) {
  const found = here.querySelector("h2");
  found?.setAttribute("tabindex", "-1");
  return found;
}

/* What is typed and not sent yet stays on this device, until it is. */
function kept(box) {
  return `live:${document.body.dataset.user}:${box.dataset.keep}`;
}

function restore(root) {
  for (const box of root.querySelectorAll("[data-keep]")) {
    const text = localStorage.getItem(kept(box));
    if (text !== null) box.value = text;
  }
}

function keep(event) {
  const box = event.target.closest("[data-keep]");
  if (box) localStorage.setItem(kept(box), box.value);
}

async function send(event) {
  const form = event.target;
  if (!form.matches("[data-live-form]")) return;
  event.preventDefault();
  const button = event.submitter;
  const data = new FormData(form, button);
  const boxes = [...form.elements].filter((one) => one.dataset.keep);
  board.classList.add("is-waiting");
  try {
    const answer = await fetch(button?.formAction ?? form.action, {
      method: "POST", body: data, headers: { Accept: "application/json" }, redirect: "error",
    });
    if (answer.ok) {
      tell(wrong, "");
      for (const box of boxes) {
        localStorage.removeItem(kept(box));
        if (form.hasAttribute("data-live-clear")) box.value = "";
      }
    } else tell(wrong, await refusal(answer));
  } catch {
    tell(wrong, board.dataset.liveFailed);
  }
  board.classList.remove("is-waiting");
  ask();
}

async function refusal(answer) {
  if (answer.status === 401) return board.dataset.liveSignIn;
  const told = await answer.json().catch(() => ({}));
  return told.detail || told.title || board.dataset.liveFailed;
}

const CHOICES = { Digit1: "1", Digit2: "2", Digit3: "3", Numpad1: "1", Numpad2: "2", Numpad3: "3" };

/* In a list of votes: one key a vote, arrows from row to row. */
function key(event) {
  const row = event.target.closest?.("[data-vote-row]");
  if (!row || event.altKey || event.ctrlKey || event.metaKey) return;
  const choice = CHOICES[event.code];
  if (choice) {
    event.preventDefault();
    if (event.repeat) return; // a key held down is one vote, not the next member's too
    row.querySelector(`[data-key="${choice}"]`)?.click();
  } else if (event.code === "ArrowDown" || event.code === "ArrowUp") {
    const rows = [...board.querySelectorAll("[data-vote-row]")];
    const to = rows[rows.indexOf(row) + (event.code === "ArrowDown" ? 1 : -1)];
    const place = [...row.querySelectorAll("button")].indexOf(event.target);
    if (to) event.preventDefault();
    to?.querySelectorAll("button")[Math.max(0, place)]?.focus();
  }
}

if (board) {
  restore(board);
  document.addEventListener("submit", send);
  document.addEventListener("input", keep);
  document.addEventListener("keydown", key);
  document.addEventListener("visibilitychange", () => document.hidden || ask());
  ask();
}
