/* The rows of a table: they come, are named, struck out and summed while somebody types. */

import { startMoney } from "./money.js";
import { spoken, won } from "./won.js";

const ROW = "__row__";

export const cellsOf = (row) => [...row.querySelectorAll(".answers-cell [name]")];
const rowsOf = (table) => [...table.querySelectorAll("[data-row]")];
export const standing = (table) => rowsOf(table).filter((row) => !row.classList.contains("is-struck"));

function renamed(element, id) {
  for (const one of [element, ...element.querySelectorAll("*")]) {
    for (const { name, value } of [...one.attributes]) if (value.includes(ROW)) one.setAttribute(name, value.replaceAll(ROW, id));
  }
  return element;
}

function number(row, place) {
  for (const told of row.querySelectorAll("[data-row-number]")) told.textContent = told.textContent.replace(/\d+/, place);
}

const freshId = () => [...crypto.getRandomValues(new Uint8Array(4))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

export const isFull = (table) => standing(table).length >= Number(table.dataset.most || 500);

export function addRow(table, id = freshId()) {
  const pattern = table.querySelector("template[data-rows-pattern]").content.firstElementChild;
  const row = renamed(pattern.cloneNode(true), id);
  number(row, rowsOf(table).length + 1);
  table.querySelector("[data-rows-list]").append(row);
  startMoney(row);
  return row;
}

/* Rows that somebody else has added get their place before their cells are written. */
export function makeRoom(form, merged) {
  for (const [path, value] of Object.entries(merged)) {
    const [code, id, column] = path.split(".");
    if (!column || value === null) continue;
    const table = form.querySelector(`[data-rows="${CSS.escape(code)}"]`);
    if (table && !table.querySelector(`[data-row="${CSS.escape(id)}"]`)) addRow(table, id);
  }
}

/* As the server sums: a row with something in it that is no amount counts in no sum. */
function isRead(row, summed) {
  return summed.every((column) => {
    const text = row.querySelector(`[name$=".${column}"]`).value.trim();
    return !text || (won(text) ?? -1n) >= 0n;
  });
}

/* Sums of money below a table, while it is typed, and how many rows they are without. */
function showTableSums(table) {
  const tell = (place, sum) => (place.textContent = place.dataset.pattern.replace("{amount}", sum.toLocaleString("en-US")));
  const places = [...table.querySelectorAll("[data-sum]")];
  const there = standing(table);
  const rows = there.filter((row) => isRead(row, places.map((place) => place.dataset.sum)));
  const note = table.querySelector("[data-left-out]");
  note.hidden = rows.length === there.length;
  note.querySelector("[data-left-out-count]").textContent = there.length - rows.length;
  let total = 0n;
  for (const place of places) {
    const cells = rows.map((row) => row.querySelector(`[name$=".${place.dataset.sum}"]`));
    const sum = cells.reduce((before, cell) => before + (won(cell.value) ?? 0n), 0n);
    total += sum;
    tell(place, sum);
  }
  for (const place of table.querySelectorAll("[data-total]")) tell(place, total);
}

export function showSums(form) {
  for (const table of form.querySelectorAll("[data-rows]:has([data-sum])")) showTableSums(table);
}

/* What a row comes to, where several amounts are summed and each of them can be read. */
function sumOf(row) {
  const table = row.closest("[data-rows]");
  const summed = [...table.querySelectorAll("[data-sum]")].map((place) => place.dataset.sum);
  const texts = summed.map((column) => row.querySelector(`[name$=".${column}"]`).value.trim()).filter(Boolean);
  const amounts = texts.map((text) => won(text));
  if (amounts.length < 2 || amounts.includes(null)) return [];
  return [`${table.dataset.totalWord} ${spoken(amounts.reduce((before, amount) => before + amount, 0n))}`];
}

/* What a folded row says: its first answers, its total and the first amount, as the server writes it. */
function gist(row) {
  const words = [];
  const paid = [];
  for (const cell of cellsOf(row)) {
    const text = cell.selectedOptions ? (cell.value && cell.selectedOptions[0]?.text) : cell.value.trim();
    if (!text) continue;
    const amount = cell.closest(".is-amount") ? won(cell.value) : null;
    if (!cell.closest(".is-amount")) words.push(text);
    else paid.push(`${cell.closest("[data-field]").querySelector("label").firstChild.textContent.trim()} ${amount === null ? text : spoken(amount)}`);
  }
  return [...words.slice(0, paid.length ? 2 : 3), ...sumOf(row), ...paid.slice(0, 1)].join(" · ");
}

export function showGist(row) {
  row.querySelector("[data-row-gist]").textContent = gist(row);
}

/* A row struck out is emptied, which removes it at the next saving; the tick taken away again brings its cells back. */
const kept = new WeakMap();

export function put(cell, { value, checked }) {
  cell.value = value;
  cell.checked = checked;
  cell.dispatchEvent(new Event("input", { bubbles: true }));
}

export function strike(row, struck) {
  row.classList.toggle("is-struck", struck);
  for (const cell of cellsOf(row)) {
    if (struck) kept.set(cell, { value: cell.value, checked: cell.checked });
    const box = ["radio", "checkbox"].includes(cell.type);
    put(cell, struck ? { value: box ? cell.value : "", checked: false } : kept.get(cell) ?? { value: cell.value, checked: cell.checked });
    cell.disabled = struck;
  }
}

/* On a phone rows that are done fold when another one is begun. */
export function foldDone(table) {
  for (const row of standing(table)) {
    const done = cellsOf(row).some((cell) => cell.value) && !row.querySelector(".form-hint-invalid");
    if (done) row.querySelector(".answers-fold").open = false;
  }
}

/* On a phone a row with something to mend stands open, so that nothing wrong is folded away. */
export function openWrong(form) {
  for (const fold of form.querySelectorAll("[data-row]:has(.form-hint-invalid) .answers-fold")) fold.open = true;
}
