// Visits every page of a plan and says what is wrong with each:
//
//   node browser/visit.mjs plan.json
//
// The plan is JSON: address, visits (name, path, persona, status, press), themes, languages, screenshots, progress.
// Printed is a JSON list of findings; an empty one is the good answer.
import { mkdir, readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { axe, fits, frame, policy, sit, start, unfold, watch } from "./desk.mjs";

const plan = JSON.parse(await readFile(process.argv[2], "utf8"));
const PHONE = 390;
const NARROW = 320;
const WIDE = 1280;
const findings = [];

async function picture(page, name, width) {
  await page.setViewportSize({ width, height: 900 });
  // As tall as the page: what sticks to the lower edge then lies where it belongs.
  const height = await page.evaluate(() => Math.min(document.documentElement.scrollHeight, 8000));
  await page.setViewportSize({ width, height });
  await page.screenshot({ path: join(plan.screenshots, `${name}-${width}.png`) });
}

async function visit(page, { name, path, press, status, control }, { theme, language }) {
  const found = [];
  watch(page, plan.address, found);
  await page.setViewportSize({ width: WIDE, height: 900 });
  if (control) await page.route(`**${path}`, (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: control }));
  let answer = await page.goto(path);
  if (press) {
    [answer] = await Promise.all([
      page.waitForResponse((one) => one.request().method() === "POST"),
      page.locator(press).first().click(),
    ]);
    await page.waitForLoadState();
  }
  if (status && answer.status() !== status) found.push(`answers ${answer.status()}, not ${status}`);
  await policy(answer, found);
  if (plan.screenshots && !control) {
    await picture(page, `${name}-${language}-${theme}`, WIDE);
    await picture(page, `${name}-${language}-${theme}`, PHONE);
    await page.setViewportSize({ width: WIDE, height: 900 });
  }
  await unfold(page);
  await frame(page, language, found);
  await axe(page, found);
  await fits(page, NARROW, found);
  page.removeAllListeners();
  for (const what of new Set(found)) {
    findings.push({ page: name, path, theme, language, what });
    // At once too, where it is long until the list comes.
    if (plan.progress) console.error(`${name} (${path}, ${theme}, ${language}): ${what}`);
  }
}

if (plan.screenshots) await mkdir(plan.screenshots, { recursive: true });
const browser = await start();
const personas = [...new Set(plan.visits.map(({ persona }) => persona ?? null))];
const rounds = plan.languages.flatMap((language) =>
  plan.themes.flatMap((theme) => personas.map((persona) => ({ persona, language, theme }))),
);

/** Takes rounds until none is left: each person sits at one desk at a time, and goes through it in order. */
async function seat() {
  for (let round = rounds.shift(); round; round = rounds.shift()) {
    const { context, page } = await sit(browser, { address: plan.address, ...round });
    for (const one of plan.visits.filter(({ persona }) => (persona ?? null) === round.persona)) {
      await visit(page, one, round);
    }
    await context.close();
    if (plan.progress) console.error(`${rounds.length} rounds left`);
  }
}

await Promise.all(Array.from({ length: availableParallelism() + 1 }, seat));
await browser.close();
console.log(JSON.stringify(findings));
