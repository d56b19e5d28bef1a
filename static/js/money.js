/* Separators while an amount is being typed, digits for one typed in words; the server takes both. */

import { won } from "./won.js";

function grouped(text) {
  const digits = text.replace(/[^\d-]/g, "");
  return /^-?\d+$/.test(digits) ? BigInt(digits).toLocaleString("en-US") : digits;
}

/* A whole amount as it is shown: digits with separators, words as digits; anything else stays for the server to judge. */
export function understood(text) {
  if (!/[^\d,\s-]/.test(text)) return grouped(text);
  return won(text)?.toLocaleString("en-US") ?? text;
}

function onInput(event) {
  const input = event.target;
  if (/[^\d,\s-]/.test(input.value)) return; // something else was written: the server says what is wrong with it
  const behind = input.value.length - input.selectionEnd;
  input.value = grouped(input.value);
  const place = Math.max(input.value.length - behind, 0);
  input.setSelectionRange(place, place);
}

/* `160억` becomes 16,000,000,000 when the field is left: the writer sees what was understood. */
function onChange(event) {
  const amount = /[조억만천백십]/.test(event.target.value) ? won(event.target.value) : null;
  if (amount !== null) event.target.value = amount.toLocaleString("en-US");
}

export function startMoney(root) {
  for (const input of root.querySelectorAll(".is-money input:not([data-started])")) {
    input.dataset.started = "yes";
    input.addEventListener("input", onInput);
    input.addEventListener("change", onChange);
  }
}
