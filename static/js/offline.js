/* Without a line a pressed button would exchange the page for the browser's own, which says nothing of what was typed. */

export function tellOffline() {
  const dialog = document.getElementById("kit-offline");
  if (!dialog.open) dialog.showModal();
}

export function startOffline() {
  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented || navigator.onLine || event.target.method === "dialog") return;
    event.preventDefault();
    tellOffline();
  });
  window.addEventListener("online", () => document.getElementById("kit-offline").close());
}
