/* Tables of a form grow and shrink in place, and questions that do not apply step aside. Without it, buttons do the same. */

import { startMoney } from "./money.js";
import { won } from "./won.js";

const ROW = "__row__";
const NARROW = matchMedia("(max-width: 767px)");

function renamed(element, id) {
  for (const one of [element, ...element.querySelectorAll("*")]) {
    for (const { name, value } of [...one.attributes]) if (value.includes(ROW)) one.setAttribute(name, value.replaceAll(ROW, id));
  }
  return element;
}

const freshId = () => [...crypto.getRandomValues(new Uint8Array(4))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

function addRow(table, id = freshId()) {
  const pattern = table.querySelector("template[data-rows-pattern]").content.firstElementChild;
  const row = renamed(pattern.cloneNode(true), id);
  table.querySelector("[data-rows-list]").append(row);
  startMoney(row);
  return row;
}

/* Rows that somebody else has added get their place before their cells are written. */
function makeRoom(form, merged) {
  for (const [path, value] of Object.entries(merged)) {
    const [code, id, column] = path.split(".");
    if (!column || value === null) continue;
    const table = form.querySelector(`[data-rows="${CSS.escape(code)}"]`);
    if (table && !table.querySelector(`[data-row="${CSS.escape(id)}"]`)) addRow(table, id);
  }
}

/* Sums of money below a table, while it is typed. */
function showSums(form) {
  for (const place of form.querySelectorAll("[data-sum]")) {
    const table = place.closest("[data-rows]");
    const cells = [...table.querySelectorAll(`[data-row]:not(.is-struck) [name$=".${place.dataset.sum}"]`)];
    const sum = cells.reduce((before, cell) => before + (won(cell.value) ?? 0n), 0n);
    place.textContent = place.dataset.pattern.replace("{amount}", sum.toLocaleString("en-US"));
  }
}

/* A row struck out is emptied, which removes it at the next saving; the tick taken away again brings its cells back. */
const kept = new WeakMap();

function put(cell, { value, checked }) {
  cell.value = value;
  cell.checked = checked;
  cell.dispatchEvent(new Event("input", { bubbles: true }));
}

function strike(row, struck) {
  const cells = [...row.querySelectorAll(".answers-cells input, .answers-cells select, .answers-cells textarea")];
  row.classList.toggle("is-struck", struck);
  for (const cell of cells) {
    if (struck) kept.set(cell, { value: cell.value, checked: cell.checked });
    const box = ["radio", "checkbox"].includes(cell.type);
    put(cell, struck ? { value: box ? cell.value : "", checked: false } : kept.get(cell) ?? { value: cell.value, checked: cell.checked });
    cell.disabled = struck;
  }
}

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

function start(form) {
  form.addEventListener("kit:saved", (event) => {
    showProgress(event.detail.complete?.sections);
    showApplying(form);
    showSums(form);
  });
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-rows-add]");
    if (!button) return;
    event.preventDefault();
    addRow(button.closest("[data-rows]")).querySelector("input, select, textarea")?.focus();
  });
  form.addEventListener("kit:merging", (event) => makeRoom(form, event.detail));
  form.addEventListener("input", () => showSums(form));
  form.addEventListener("change", (event) => {
    const box = event.target.closest(".answers-remove input");
    if (box) strike(box.closest("[data-row]"), box.checked);
    showApplying(form);
  });
  showApplying(form);
  if (NARROW.matches) for (const examples of form.querySelectorAll(".answers-examples")) examples.open = false;
}

for (const form of document.querySelectorAll("form.answers")) start(form);
