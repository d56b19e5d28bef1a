/* Tables of a form grow and shrink in place, and questions that do not apply step aside. Without it, buttons do the same. */

import { startGrid } from "./grid.js";
import { addRow, foldDone, makeRoom, openWrong, showGist, showSums, strike } from "./rows.js";

const NARROW = matchMedia("(max-width: 767px)");

function answerOf(form, code) {
  const found = [...form.elements].filter((one) => one.name === code && one.type !== "hidden");
  const marked = found.filter((one) => one.checked || !["radio", "checkbox"].includes(one.type));
  return marked.map((one) => (one.type === "checkbox" && one.value === "on" ? "true" : one.value));
}

function showApplying(form) {
  for (const item of form.querySelectorAll("[data-only-if]")) {
    const wanted = item.dataset.onlyValues.split(" ");
    item.hidden = !answerOf(form, item.dataset.onlyIf).some((one) => wanted.includes(one));
  }
}

/* The list of sections says how far each is; a tick and its word come with the class. */
function showProgress(sections) {
  for (const [code, told] of Object.entries(sections ?? {})) {
    const line = document.querySelector(`[data-part="${CSS.escape(code)}"]`);
    line?.classList.toggle("is-complete", told.complete && told.asked > 0);
    line?.classList.toggle("is-wrong", told.wrong > 0);
    for (const [name, value] of [["done", told.done], ["of", told.asked]]) {
      line?.querySelector(`[data-part-${name}]`)?.replaceChildren(String(value));
    }
  }
}

/* What the files of a question will be judged by; told anew with every answer, an upload asks for one. */
function showNotices(form, notices = {}) {
  for (const line of form.querySelectorAll("[data-notice]")) {
    const told = notices[line.dataset.notice];
    line.hidden = !told;
    line.className = `answers-notice is-${told?.tone ?? "success"}`;
    const said = line.querySelector("[data-notice-said]");
    if (said.textContent !== (told?.sentence ?? "")) said.textContent = told?.sentence ?? "";
    const way = line.querySelector("[data-notice-way]");
    way.hidden = !told?.href;
    way.textContent = told?.label ?? "";
    if (told?.href) way.setAttribute("href", told.href);
  }
}

function typed(form, row) {
  if (!row || row.closest(".is-pasting")) return;
  showSums(form);
  showGist(row);
}

function start(form) {
  form.addEventListener("kit:saved", (event) => {
    showProgress(event.detail.complete?.sections);
    if (event.detail.notices) showNotices(form, event.detail.notices);
    showApplying(form);
    showSums(form);
    openWrong(form);
  });
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-rows-add]");
    if (!button) return;
    event.preventDefault();
    foldDone(button.closest("[data-rows]"));
    addRow(button.closest("[data-rows]")).querySelector(".answers-cell :is(input, select, textarea)")?.focus();
  });
  form.addEventListener("kit:merging", (event) => makeRoom(form, event.detail));
  form.addEventListener("input", (event) => typed(form, event.target.closest("[data-row]")));
  form.addEventListener("change", (event) => {
    const box = event.target.closest(".answers-remove input");
    if (box) strike(box.closest("[data-row]"), box.checked);
    showApplying(form);
  });
  showApplying(form);
  startGrid(form);
  if (NARROW.matches) for (const examples of form.querySelectorAll(".answers-examples")) examples.open = false;
}

for (const form of document.querySelectorAll("form.answers")) start(form);
