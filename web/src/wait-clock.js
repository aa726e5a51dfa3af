// The wait clock: the server computes, the page only counts on from the server's instant.
//
//   <div class="wait-clock" data-state="running"
//        data-since="2026-04-02T08:00:00Z"     when the wait began
//        data-now="2026-04-03T15:12:00Z"       the server's instant when it wrote the page
//        data-until="2026-04-03T22:00:00Z">    the last limit the bar runs towards (optional)
//     <p class="wait-clock__line">
//       <svg class="wait-clock__icon" data-for="warning" …> <svg class="wait-clock__icon" data-for="overdue" …>
//       <span>Ventet</span> <span class="wait-clock__time">31 t 12 min</span>
//       <span class="wait-clock__status"></span>
//     </p>
//     <progress class="wait-clock__bar" max="100" value="82" aria-hidden="true"></progress>
//     <span hidden data-threshold="2026-04-03T20:00:00Z" data-state="warning">Fristen går ut i dag kl. 24.00</span>
//   </div>
//   <div class="ds-sr-only" role="status" data-wait-clock-announcer></div>     once a page
//
// The words of a threshold come from the server. When its instant passes, the clock takes its state, shows
// its words, and they are spoken once. The running time itself is never spoken.
//
// Among several clocks each stands in an element with data-clock-name, and the name is spoken first.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** «31 t 12 min» below two days, «3 d 4 t» from then on; the server writes the same. */
export function formatWait(milliseconds) {
  const wait = Math.max(0, milliseconds);
  if (wait < HOUR) return `${Math.floor(wait / MINUTE)} min`;
  if (wait < 2 * DAY) return `${Math.floor(wait / HOUR)} t ${Math.floor((wait % HOUR) / MINUTE)} min`;
  return `${Math.floor(wait / DAY)} d ${Math.floor((wait % DAY) / HOUR)} t`;
}

/** Where the clock stands at `now`: its time, the bar's share in percent, and the threshold last passed. */
export function readWait({ since, until, thresholds }, now) {
  const passed = thresholds.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at);
  return {
    text: formatWait(now - since),
    share: until > since ? Math.min(100, Math.max(0, Math.floor((100 * (now - since)) / (until - since)))) : null,
    threshold: passed.at(-1) ?? null,
  };
}

function instant(text) {
  return text ? Date.parse(text) : Number.NaN;
}

function readClock(element) {
  return {
    element,
    since: instant(element.dataset.since),
    until: instant(element.dataset.until),
    // The difference to this device's clock, which may be wrong.
    ahead: instant(element.dataset.now) - Date.now(),
    thresholds: [...element.querySelectorAll("[data-threshold]")].map((line) => ({
      at: instant(line.dataset.threshold),
      state: line.dataset.state,
      words: line.textContent.trim(),
    })),
    spoken: null,
  };
}

/** What is spoken when clocks pass their thresholds: each after its name where it has one, nothing twice. */
export function spokenOf(passed) {
  const said = passed.map(({ name, words }) => (name ? `${name}: ${words}` : words));
  return [...new Set(said)].join(". ");
}

function setText(element, text) {
  if (element && element.textContent !== text) element.textContent = text;
}

/** Shows where the clock stands; gives what there is to say where a threshold has passed since the last time. */
function show(clock) {
  const { element } = clock;
  const { text, share, threshold } = readWait(clock, Date.now() + clock.ahead);
  setText(element.querySelector(".wait-clock__time"), text);
  const bar = element.querySelector(".wait-clock__bar");
  if (bar && share !== null) bar.value = share;
  if (!threshold || threshold.at === clock.spoken) return null;
  clock.spoken = threshold.at;
  element.dataset.state = threshold.state;
  setText(element.querySelector(".wait-clock__status"), threshold.words);
  return { name: element.closest("[data-clock-name]")?.dataset.clockName, words: threshold.words };
}

/** Starts every running clock under `root`; call it again for a part of the page that was replaced. */
export function startWaitClocks(root) {
  const clocks = [...root.querySelectorAll(".wait-clock[data-since][data-now]:not([data-state='stopped'])")]
    .map(readClock)
    .filter((clock) => Number.isFinite(clock.since) && Number.isFinite(clock.ahead));
  if (clocks.length === 0) return;

  // What had passed before the page was opened is on the page already: it is not news to be spoken.
  for (const clock of clocks) show(clock);

  const timer = setInterval(() => {
    const region = document.querySelector("[data-wait-clock-announcer]");
    const connected = clocks.filter(({ element }) => element.isConnected);
    if (connected.length === 0) clearInterval(timer);
    const passed = connected.map(show).filter(Boolean);
    if (passed.length > 0) setText(region, spokenOf(passed));
  }, 1000);
}
