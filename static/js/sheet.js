/* A score sheet: the total as one types (exact, in hundredths), the counter of the comment, the keyboard, the papers. */

const PLAIN = /^[0-9]{1,9}(\.[0-9]{1,2})?$/;
const form = document.getElementById("sheet-form");

/* Points as a whole number of hundredths; null for what cannot stand. Numbers such as 0.1 are never computed with. */
export function hundredths(text) {
  const told = text.normalize("NFKC").trim();
  if (!PLAIN.test(told)) return null;
  const [whole, part = ""] = told.split(".");
  return BigInt(whole) * 100n + BigInt(part.padEnd(2, "0"));
}

/* Grades of odd shares may come to more places: they are summed in millionths and shown as they are. */
function millionths(text) {
  const [whole, part = ""] = text.split(".");
  return BigInt(whole) * 1000000n + BigInt(part.padEnd(6, "0").slice(0, 6));
}

function shown(sum) {
  const part = String(sum % 1000000n).padStart(6, "0").replace(/0+$/, "");
  return part ? `${sum / 1000000n}.${part}` : String(sum / 1000000n);
}

function given(holder) {
  const radio = holder.querySelector("input[type=radio]:checked");
  if (radio) return millionths(radio.dataset.points);
  const input = holder.querySelector("input[data-most]");
  const value = input ? hundredths(input.value) : null;
  return value === null || value > hundredths(input.dataset.most) ? null : value * 10000n;
}

function count() {
  const values = [...form.querySelectorAll("[data-criterion]")].map(given).filter((value) => value !== null);
  form.querySelector("[data-total]").textContent = values.length ? shown(values.reduce((sum, value) => sum + value, 0n)) : "–";
  form.querySelector('[data-complete="filled"]').textContent = String(values.length);
}

function letters() {
  const place = form.querySelector("[data-count]");
  const n = [...form.elements.comment.value.replace(/\s/g, "")].length;
  place.textContent = place.dataset.said.replace("{n}", n).replace("{least}", place.dataset.least);
}

/* A remark that came back from this device or from another window is not left folded away. */
function unfold() {
  for (const remark of form.querySelectorAll("details.sheet-remark")) remark.open ||= remark.querySelector("textarea").value !== "";
}

const stops = () => [...form.querySelectorAll("[data-criterion]")].map((row) => row.querySelector("input:checked") ?? row.querySelector("input"));

function move(from, step) {
  const row = from.closest("[data-criterion]");
  const all = stops();
  const place = all.findIndex((one) => row.contains(one)) + step;
  const next = place >= all.length ? form.elements.comment : all[Math.max(place, 0)];
  next.focus();
  if (next.select && next.type !== "radio") next.select();
}

function grade(row, digit) {
  const chosen = row.querySelectorAll("input[type=radio]")[Number(digit) - 1];
  if (!chosen) return;
  chosen.focus();
  chosen.click();
}

function pressed(event) {
  if (event.isComposing) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    form.requestSubmit(form.querySelector("[data-submit-sheet]"));
    return;
  }
  const row = event.target.closest("[data-criterion]");
  if (!row || event.ctrlKey || event.altKey || event.metaKey) return;
  const steps = { Enter: event.shiftKey ? -1 : 1, j: 1, k: -1, "ㅓ": 1, "ㅏ": -1 };
  if (event.key in steps) {
    event.preventDefault();
    move(event.target, steps[event.key]);
  } else if (event.target.type === "radio" && /^[1-9]$/.test(event.key)) {
    event.preventDefault();
    grade(row, event.key);
  }
}

if (form) {
  form.addEventListener("input", () => (count(), letters()));
  form.addEventListener("change", count);
  form.addEventListener("keydown", pressed);
  form.addEventListener("kit:saved", () => (count(), letters(), unfold()));
  document.addEventListener("DOMContentLoaded", () => setTimeout(() => (count(), letters(), unfold())));
  count();
  letters();
}

/* Another paper, another page: the sheet beside them stays as it is. */
const papers = document.querySelector("[data-sheet] .sheet-papers");
const frame = papers?.querySelector("[data-frame]");

function mark(link) {
  for (const one of papers.querySelectorAll("[aria-current]")) one.removeAttribute("aria-current");
  link.setAttribute("aria-current", "true");
}

function open(link, page) {
  const fresh = frame.cloneNode();
  fresh.src = `${link.dataset.paper}?inline#page=${page}&view=FitH&navpanes=0`;
  fresh.title = link.textContent.trim();
  papers.querySelector("[data-frame]").replaceWith(fresh);
  papers.querySelector("[data-download]").href = link.dataset.paper;
  papers.querySelector("input[name=paper]").value = new URL(link.href).searchParams.get("paper");
  papers.querySelector("#paper-page").value = page;
}

function show(name) {
  papers.querySelector("[data-shown]").hidden = name !== "paper";
  papers.querySelector("[data-sections]").hidden = name !== "sections";
}

papers?.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-paper], a[data-read]");
  if (!link || event.ctrlKey || event.metaKey) return;
  const readable = link.dataset.paper && link.dataset.type === "pdf" && frame;
  if (!readable && !("read" in link.dataset)) return;
  event.preventDefault();
  mark(link);
  if (readable) open(link, 1);
  show(readable ? "paper" : "sections");
});

papers?.addEventListener("submit", (event) => {
  const current = papers.querySelector("a[data-paper][aria-current]");
  if (!current || !frame) return;
  event.preventDefault();
  open(current, papers.querySelector("#paper-page").value.replace(/\D/g, "") || 1);
});

/* On a phone the papers wait above the sheet until they are asked for. */
if (papers && window.matchMedia("(max-width: 1023px)").matches) papers.open = false;
