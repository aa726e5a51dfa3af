// A real browser at the service's pages, for the tests: Debian's Chromium, driven by playwright-core.
// Nothing here is part of what is served.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const AXE = await readFile(require.resolve("axe-core/axe.min.js"), "utf8");
// WCAG 2.1 A and AA are the law's; 2.2 adds what is not yet.
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

// Beside a build or other tests a machine is slow, not wrong: only what never comes is a fault.
const PATIENCE = 180_000;

/** Chromium as Debian installs it; in a container there is no sandbox to be had. */
export function start() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
}

/** Somebody at a desk: a browser of their own, logged in, with their language and colours. */
export async function sit(browser, { address, persona, language, theme, script = true, width = 1280, patience = PATIENCE }) {
  const context = await browser.newContext({
    baseURL: address,
    colorScheme: theme ?? "light",
    javaScriptEnabled: script,
    reducedMotion: "reduce",
    locale: language === "nn" ? "nn-NO" : "nb-NO",
    viewport: { width, height: 900 },
    timezoneId: "Europe/Oslo",
  });
  context.setDefaultTimeout(patience);
  if (language) {
    await context.addCookies([{ name: "malform", value: language, url: address }]);
  }
  const page = await context.newPage();
  if (persona) {
    await page.goto("/logg-inn");
    await page.locator(`button[value="${persona}"]`).click();
    await page.waitForLoadState();
  }
  return { context, page };
}

/** Notes what no page may do: ask another host, break its own policy, fail in its script, open a box. */
export function watch(page, address, found) {
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${address}/`) && !url.startsWith("data:")) found.push(`asks another host: ${url}`);
  });
  page.on("console", (message) => {
    if (message.type() === "error" && !/status of 4\d\d/.test(message.text())) found.push(`says: ${message.text()}`);
  });
  page.on("pageerror", (fault) => found.push(`fails: ${fault.message}`));
  page.on("dialog", async (dialog) => {
    found.push(`opens a box: ${dialog.message()}`);
    await dialog.dismiss();
  });
}

/** What the page's own headers allow, and that it was sent without anything inline. */
export async function policy(answer, found) {
  // What stands between quotes is a value: whoever typed it, it is no attribute.
  const sent = (await answer.text()).replace(/"[^"]*"/g, '""');
  const inline = sent.match(/<style|<script(?![^>]*\ssrc=)|<[a-z][^>]*\s(?:style|on[a-z]+)=/i);
  if (inline) found.push(`was sent with an inline style or script: ${inline[0].slice(-40)}`);
  const told = answer?.headers()["content-security-policy"] ?? "";
  if (!told.includes("default-src 'none'")) found.push(`no policy that begins with nothing: «${told}»`);
  for (const word of ["unsafe-inline", "unsafe-eval", "http:", "https:", "*"]) {
    if (told.includes(word)) found.push(`the policy allows ${word}`);
  }
}

/** Folded parts are part of the page. What is looked at next stands still. */
export function unfold(page) {
  return page.evaluate(async () => {
    for (const one of document.querySelectorAll("details")) one.open = true;
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    await Promise.allSettled(document.getAnimations({ subtree: true }).map((one) => one.finished));
  });
}

/** What axe-core finds, one line for each place. */
export async function axe(page, found) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    (values) => globalThis.axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] }),
    RULES,
  );
  for (const { id, help, nodes } of violations) {
    for (const node of nodes) found.push(`axe ${id} (${help}): ${node.html.slice(0, 200)}`);
  }
}

/** What scrolls sideways and is reached by no key. axe says so too, but only of the width it is run at. */
function beyondKeys() {
  const inside = "a[href], button, input, select, textarea, [tabindex]";
  const stuck = [...document.querySelectorAll("main *")].filter((one) => {
    const scrolls = /auto|scroll/.test(getComputedStyle(one).overflowX) && one.scrollWidth > one.clientWidth + 1;
    return scrolls && one.clientWidth > 0 && one.tabIndex < 0 && !one.querySelector(inside);
  });
  return stuck.map((one) => one.outerHTML.slice(0, 160));
}

/** Whether the page fits a width without scrolling sideways; says what sticks out. */
export async function fits(page, width, found) {
  await page.setViewportSize({ width, height: 640 });
  const wide = await page.evaluate((limit) => {
    const { scrollWidth } = document.documentElement;
    if (scrollWidth <= limit) return null;
    const out = [...document.querySelectorAll("body *")].filter((one) => {
      const { right, width: own } = one.getBoundingClientRect();
      return own > 0 && right > limit + 0.5 && !one.closest(".table-scroll, .rapport-rulle");
    });
    return { scrollWidth, out: out.slice(0, 3).map((one) => one.outerHTML.slice(0, 160)) };
  }, width);
  if (wide) found.push(`is ${wide.scrollWidth} wide at ${width}: ${wide.out.join(" | ")}`);
  for (const one of await page.evaluate(beyondKeys)) found.push(`scrolls beyond the keyboard at ${width}: ${one}`);
}

/** The page's own frame: language, one heading, a way past the menu, no missing text. */
export async function frame(page, language, found) {
  const told = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    headings: document.querySelectorAll("h1").length,
    // The same act on each of several offers is one act.
    primary: new Set(
      [...document.querySelectorAll('.ds-button[data-variant="primary"]')]
        .filter((one) => !one.closest("details"))
        .map((one) => one.textContent.trim()),
    ).size,
    skips: document.querySelector(".ds-skip-link")?.getAttribute("href"),
    missing: document.body.textContent.match(/⟦[^⟧]*⟧/)?.[0],
  }));
  if (told.lang !== language) found.push(`is marked ${told.lang}, not ${language}`);
  if (told.headings !== 1) found.push(`has ${told.headings} h1`);
  if (told.primary > 1) found.push(`has ${told.primary} primary acts`);
  if (told.skips !== "#innhold") found.push("has no skip link");
  if (told.missing) found.push(`lacks a text: ${told.missing}`);
}
