// A page that tells itself when something has changed. The server's events say only that: the page then
// fetches its own address again and takes over the parts that are marked, so that it shows what a reload would.
//
//   <div data-live="/hendelser" data-live-since="1775116800123">
//     <p data-live-note hidden>…</p>                        shown while something is held back
//     <div id="liste" data-live-part>…</div>                replaced
//     <section id="valgt" data-live-part data-version="7">…</section>   replaced when its version moved
//   </div>
//
// Nothing moves under a hand: a part with the pointer or the focus in it, or with something typed, waits. Nothing
// is spoken: what is to be heard are the thresholds of the clocks (wait-clock.js).

import { startWaitClocks } from "./wait-clock.js";

/** Milliseconds between two fetches at least: a storm of acts is one new page. */
const REST = 2_000;

/** The ids of rows that were not there before. */
export function newRows(before, after) {
  const known = new Set(before);
  return after.filter((id) => !known.has(id));
}

/** What becomes of a part: left as it is, replaced, or held back until it is let go of. */
export function fate({ version, freshVersion, same, busy }) {
  const moved = version === undefined ? !same : version !== freshVersion;
  if (!moved) return "keep";
  return busy ? "hold" : "replace";
}

function isTouched(field) {
  if (field.type === "hidden") return false;
  if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
  if (field.tagName === "SELECT") return [...field.options].some((one) => one.selected !== one.defaultSelected && one.value);
  return field.value !== field.defaultValue;
}

function isBusy(part) {
  const held = part.matches(":hover") || part.contains(document.activeElement);
  return held || [...part.querySelectorAll("input, select, textarea")].some(isTouched);
}

function rowsOf(part) {
  return [...part.querySelectorAll("[data-row]")].map((row) => row.dataset.row);
}

function replace(part, fresh) {
  for (const id of newRows(rowsOf(part), rowsOf(fresh))) {
    fresh.querySelector(`[data-row="${CSS.escape(id)}"]`)?.classList.add("is-new");
  }
  part.replaceWith(fresh);
  startWaitClocks(fresh);
}

/** Takes over what is new; tells whether something was held back. */
function takeOver(live, page) {
  let held = false;
  for (const part of live.querySelectorAll("[data-live-part]")) {
    const fresh = page.getElementById(part.id);
    if (!fresh) continue;
    const is = fate({
      version: part.dataset.version,
      freshVersion: fresh.dataset.version,
      same: part.isEqualNode(fresh),
      busy: isBusy(part),
    });
    if (is === "replace") replace(part, document.adoptNode(fresh));
    held ||= is === "hold";
  }
  return held;
}

/** Follows the page's events, where it has any. */
export function startLive(root) {
  const live = root.querySelector("[data-live]");
  if (!live || typeof EventSource === "undefined") return;
  const note = live.querySelector("[data-live-note]");
  const source = new EventSource(`${live.dataset.live}?siden=${live.dataset.liveSince}`);
  let waiting = false;
  let held = false;

  async function update() {
    waiting = false;
    // Who is not looking at the page is shown it when they are.
    if (document.hidden) {
      held = true;
      return;
    }
    const answer = await fetch(location.href, { headers: { "X-Oppdatering": "1" }, redirect: "manual" });
    if (!answer.ok) {
      // The session has ended, or the page is nobody's to see any more.
      if (answer.type === "opaqueredirect" || answer.status < 500) source.close();
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    held = takeOver(live, page);
    if (note) note.hidden = !held;
  }

  function soon() {
    if (waiting) return;
    waiting = true;
    setTimeout(() => update().catch(() => {}), REST);
  }

  function letGo() {
    if (held) soon();
  }

  source.addEventListener("endret", soon);
  live.addEventListener("pointerout", letGo);
  live.addEventListener("focusout", letGo);
  document.addEventListener("visibilitychange", letGo);
  addEventListener("pagehide", () => source.close());
}
