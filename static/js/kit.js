/* Starts what a page carries; each part stands alone and works on what htmx brings in later too. */
import { startDialogs } from "./dialogs.js";
import { startAutosave } from "./autosave.js";
import { startUploads } from "./upload.js";
import { startMoney } from "./money.js";

function start(root) {
  startAutosave(root);
  startUploads(root);
  startMoney(root);
  const summary = root.querySelector("[data-focus]");
  if (summary) summary.focus();
}

startDialogs();
start(document);
document.addEventListener("htmx:afterSwap", (event) => start(event.detail.elt));
