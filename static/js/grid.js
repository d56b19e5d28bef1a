/* A table as in a spreadsheet: Enter leads down and on, a copied block of cells is pasted over rows. */

import { understood } from "./money.js";
import { addRow, cellsOf, isFull, put, showGist, showSums, standing } from "./rows.js";

const isEmpty = (row) => cellsOf(row).every((cell) => cell.value === "");

/* Down the column; from the last row that holds something into the first cell of a new one. */
function goDown(table, cell) {
  const rows = standing(table);
  const row = cell.closest("[data-row]");
  const below = rows[rows.indexOf(row) + 1];
  if (below) return cellsOf(below)[cellsOf(row).indexOf(cell)].focus();
  if (!isEmpty(row) && !isFull(table)) cellsOf(addRow(table))[0].focus();
}

function onKey(event) {
  const cell = event.target.closest(".is-grid [data-row] .answers-cell :is(input, select)");
  if (!cell || event.key !== "Enter" || event.isComposing || event.altKey || event.shiftKey || event.metaKey) return;
  if (cell.tagName === "SELECT" && !event.ctrlKey) return;
  event.preventDefault();
  goDown(cell.closest("[data-rows]"), cell);
}

/* Lines and cells as spreadsheets copy them: a cell with a tab, a line break or a quotation mark stands in quotes. */
export function block(text) {
  const rows = [[]];
  for (const [, quoted, plain, end] of text.replace(/\r\n?/g, "\n").matchAll(/(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n|$)/g)) {
    rows.at(-1).push((quoted?.replaceAll('""', '"') ?? plain).replace(/\s+/g, " ").trim());
    if (end === "\n") rows.push([]);
    if (end === "") break;
  }
  while (rows.length && rows.at(-1).every((cell) => cell === "")) rows.pop();
  return rows;
}

const bare = (text) => text.normalize("NFKC").toLowerCase().replace(/[\s.·,/()-]/g, "");

/* A choice by its code or its words; what only one of them begins with is that one. */
function option(select, text) {
  if (text === "") return "";
  const wanted = bare(text).replace(/^(\d{4})년$/, "$1");
  const choices = [...select.options].filter((one) => one.value);
  const same = choices.find((one) => [one.value, one.text].some((told) => bare(told) === wanted));
  const begun = choices.filter((one) => bare(one.text).startsWith(wanted));
  return same?.value ?? (begun.length === 1 ? begun[0].value : null);
}

function day(text) {
  const parts = text.match(/^(\d{4})\s*[-./년]\s*(\d{1,2})\s*[-./월]\s*(\d{1,2})\s*[.일]?$/);
  return text === "" ? "" : parts ? `${parts[1]}-${parts[2].padStart(2, "0")}-${parts[3].padStart(2, "0")}` : null;
}

/* The value that a pasted text is for this cell, or null where it can be none. */
function meant(cell, text) {
  if (cell.tagName === "SELECT") return option(cell, text);
  if (cell.type === "date") return day(text);
  if (!cell.closest(".is-money")) return text;
  return /^[-–—]$/.test(text) ? "" : understood(text); // spreadsheets write nothing as a dash
}

/* A block copied with its headings begins below them. */
function withoutHeadings(table, rows, from) {
  const heads = [...table.querySelectorAll("thead [id]")].map((head) => bare(head.textContent)).slice(from);
  const isHead = (text, place) => text && heads[place] && (heads[place].startsWith(bare(text)) || bare(text).startsWith(heads[place]));
  return rows.length > 1 && rows[0].every(isHead) ? rows.slice(1) : rows;
}

function fill(table, cell, rows) {
  const told = { pasted: 0, beyond: 0, unknown: 0, before: [], added: [], cell };
  const from = cellsOf(cell.closest("[data-row]")).indexOf(cell);
  let row = cell.closest("[data-row]");
  for (const texts of withoutHeadings(table, rows, from)) {
    if (!row && !isFull(table)) told.added.push((row = addRow(table)));
    texts.forEach((text, place) => write(told, row && cellsOf(row)[from + place], text));
    const there = standing(table);
    row = row && there[there.indexOf(row) + 1];
  }
  return told;
}

function write(told, cell, text) {
  if (!cell) return void (told.beyond += text ? 1 : 0);
  const value = meant(cell, text);
  if (value === null) return void (told.unknown += 1);
  told.before.push([cell, cell.value]);
  cell.value = value;
  told.pasted += 1;
}

/* The form hears of every cell once all stand; the table is summed once, not for each of them. */
function announce(table, told) {
  table.classList.add("is-pasting");
  for (const [cell] of told.before) cell.dispatchEvent(new Event("input", { bubbles: true }));
  table.classList.remove("is-pasting");
  standing(table).forEach(showGist);
  showSums(table.form);
}

function say(table, told) {
  const place = table.querySelector("[data-rows-said]");
  const line = (key) => (told[key] ? place.dataset[key].replace("{count}", told[key]) : "");
  place.textContent = ["pasted", "beyond", "unknown"].map(line).filter(Boolean).join(" ");
  const undo = table.querySelector("[data-rows-undo]");
  undo.hidden = !told.pasted;
  undo.onclick = () => takeBack(table, told, undo);
}

function takeBack(table, told, undo) {
  for (const [cell, value] of [...told.before].reverse()) put(cell, { value, checked: cell.checked });
  for (const row of told.added) row.remove();
  undo.hidden = true;
  table.querySelector("[data-rows-said]").textContent = table.querySelector("[data-rows-said]").dataset.undone;
  told.cell.focus();
}

function onPaste(event) {
  const cell = document.activeElement?.closest?.(".is-grid [data-row] .answers-cell :is(input, select)");
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (!cell || !(/[\t\n]/.test(text.trim()) || cell.tagName === "SELECT")) return;
  const rows = block(text);
  if (!rows.length) return;
  event.preventDefault();
  const table = cell.closest("[data-rows]");
  const told = fill(table, cell, rows);
  announce(table, told);
  say(table, told);
}

export function startGrid(form) {
  form.addEventListener("keydown", onKey);
  for (const hint of form.querySelectorAll("[data-rows-hint]")) hint.hidden = false;
}

document.addEventListener("paste", onPaste);
