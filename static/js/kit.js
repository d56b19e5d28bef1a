/* Starts what a page carries; each part stands alone and works on what htmx brings in later too. */
import { startDialogs } from "./dialogs.js";
import { startAutosave } from "./autosave.js";
import { startUploads } from "./upload.js";
import { startMoney } from "./money.js";
import { startOffline } from "./offline.js";
import { startUnsent } from "./unsent.js";

function start(root) {
  startAutosave(root);
  startUploads(root);
  startMoney(root);
  startUnsent(root);
  const summary = root.querySelector("[data-focus]");
  if (summary) summary.focus();
}

startDialogs();
startOffline();
/* Only once every part of the page listens: what comes back from this device needs the rows that another part makes. */
document.addEventListener("DOMContentLoaded", () => start(document));
document.addEventListener("htmx:afterSwap", (event) => start(event.detail.elt));
