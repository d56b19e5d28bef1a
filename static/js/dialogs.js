/* Asking before something is done, opening dialogs, and closing menus that were left open. */

export function ask(sentence) {
  const dialog = document.getElementById("kit-confirm");
  dialog.querySelector("#kit-confirm-text").textContent = sentence;
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
}

async function confirmFirst(event) {
  const button = event.target.closest("[data-confirm]");
  if (!button || button.dataset.confirmed) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (!(await ask(button.dataset.confirm))) return;
  button.dataset.confirmed = "yes";
  button.click();
  delete button.dataset.confirmed;
}

function openOrAnswer(event) {
  const opener = event.target.closest("[data-opens]");
  if (opener) document.getElementById(opener.dataset.opens)?.showModal();
  const answer = event.target.closest("dialog [data-answer]");
  if (answer) answer.closest("dialog").close(answer.dataset.answer);
}

function closeMenus(event) {
  for (const menu of document.querySelectorAll(".kit-drop[open], .kit-menu[open]")) {
    const left = event.type === "keydown" ? event.key === "Escape" : !menu.contains(event.target);
    if (!left) continue;
    menu.open = false;
    if (event.type === "keydown") menu.querySelector("summary").focus();
  }
}

export function startDialogs() {
  document.addEventListener("click", confirmFirst, true);
  document.addEventListener("click", openOrAnswer);
  document.addEventListener("click", closeMenus);
  document.addEventListener("keydown", closeMenus);
}
