/* Amounts in words, for sums on the page. What is not surely read is left to the server, which reads more and judges. */

const LARGE = { 조: 10n ** 12n, 억: 10n ** 8n, 만: 10n ** 4n };
const SMALL = { 천: 1000n, 백: 100n, 십: 10n };
const NUMBER = /^\d+(\.\d+)?$/;

function scaled(digits, factor) {
  if (!NUMBER.test(digits)) return null;
  const [whole, fraction = ""] = digits.split(".");
  const parts = 10n ** BigInt(fraction.length);
  const amount = BigInt(whole + fraction) * factor;
  return amount % parts ? null : amount / parts;
}

/* `5천3백` or `16,000백` or `16.5`, times its unit. */
function section(text, unit) {
  let sum = 0n;
  let least = null;
  for (const [, digits, small] of text.matchAll(/([\d.]*)([천백십]?)/g)) {
    if (!digits && !small) continue;
    const factor = (SMALL[small] ?? 1n) * unit;
    const amount = scaled(digits || "1", factor);
    if (amount === null || (least !== null && (amount >= least || sum % least))) return null;
    sum += amount;
    least = factor;
  }
  return sum;
}

/* Whole won as a BigInt, or null. */
export function won(text) {
  const bare = text.replace(/\s/g, "").replace(/^₩/, "").replace(/원$/, "");
  const below = bare.startsWith("-");
  const rest = below ? bare.slice(1) : bare;
  if (!/^[\d,.조억만천백십]+$/.test(rest) || !/^(?!.*,\d{0,2}(?!\d))(?!.*,\d{4})[\d,.조억만천백십]+$/.test(rest)) return null;
  if (!/\d/.test(rest) || (/\./.test(rest) && !/[조억만천백십]/.test(rest))) return null;
  let sum = 0n;
  let last = null;
  for (const [, words, unit] of rest.replaceAll(",", "").matchAll(/([^조억만]*)([조억만]?)/g)) {
    if (!words && !unit) continue;
    const factor = LARGE[unit] ?? 1n;
    const amount = words ? section(words, factor) : null;
    if (amount === null || (last !== null && (amount >= last || factor >= last || sum % last))) return null;
    sum += amount;
    last = factor;
  }
  return below ? -sum : sum;
}

/* An amount as it is read aloud: `12억 3,400만 원`; on English pages with separators. The server's `spoken`. */
export function spoken(amount) {
  if (document.documentElement.lang !== "ko") return `KRW ${amount.toLocaleString("en-US")}`;
  const parts = [];
  let rest = amount < 0n ? -amount : amount;
  for (const [name, size] of Object.entries(LARGE)) {
    if (rest >= size) parts.push(`${(rest / size).toLocaleString("en-US")}${name}`);
    rest %= size;
  }
  if (rest || !parts.length) parts.push(rest.toLocaleString("en-US"));
  return `${amount < 0n ? "-" : ""}${parts.join(" ")} 원`;
}
