// The nonce is made here and does not leave this browser before it is shown: only its commitment is sent.
(() => {
  const place = document.querySelector("[data-draw-nonce]");
  if (!place || !window.crypto || !window.crypto.subtle) return;
  const nonce = place.querySelector("[data-nonce]");
  const commitment = document.querySelector("input[name=commitment]");
  const hex = (bytes) => Array.from(bytes, (one) => one.toString(16).padStart(2, "0")).join("");
  const sha256 = async (text) => hex(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))));
  const renew = async () => { commitment.value = await sha256(`${place.dataset.pool}:${place.dataset.party}:${nonce.value.trim().toLowerCase()}`); };
  const make = () => { nonce.value = hex(crypto.getRandomValues(new Uint8Array(32))); return renew(); };
  nonce.removeAttribute("readonly");
  nonce.addEventListener("input", renew);
  for (const shown of document.querySelectorAll("[data-draw-here]")) shown.hidden = false;
  for (const away of document.querySelectorAll("[data-draw-server]")) away.hidden = true;
  place.querySelector("[data-keep]").addEventListener("click", () => {
    const text = `${place.dataset.title}\n${place.dataset.pool}:${place.dataset.party}:${nonce.value}\n`;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
    link.download = `nonce-${place.dataset.party}.txt`;
    link.click();
    URL.revokeObjectURL(link.href);
  });
  make();
})();
