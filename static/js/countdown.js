/* Counts on from the server's own time, so that a wrong clock of the device changes nothing. */

const SECOND = 1000;
const two = (number) => String(number).padStart(2, "0");

function told(left) {
  const seconds = Math.floor(left / SECOND);
  const rest = seconds % 86400;
  return [Math.floor(seconds / 86400), `${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}`];
}

function seoul(at) {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Seoul", year: "numeric", month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" }).formatToParts(at);
  const of = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  return `${of.year}. ${Number(of.month)}. ${Number(of.day)}. ${of.hour}:${of.minute}:${of.second}`;
}

function start(place) {
  const until = Date.parse(place.dataset.countdown);
  const begun = Date.parse(place.dataset.now);
  const since = performance.now();
  const show = (name, text) => place.querySelector(`[data-${name}]`)?.replaceChildren(text);
  const tick = () => {
    const now = begun + performance.now() - since;
    show("server", seoul(now));
    if (now >= until) {
      place.querySelector("[role=timer]").hidden = true;
      place.querySelector("[data-over]").hidden = false;
      return;
    }
    const [days, clock] = told(until - now);
    show("days", String(days));
    show("clock", clock);
  };
  tick();
  setInterval(tick, SECOND);
}

for (const place of document.querySelectorAll("[data-countdown]")) start(place);
