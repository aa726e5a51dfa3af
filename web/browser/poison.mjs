// Looks at cases whose names and texts are hostile: each must show as it was typed and run nowhere.
//
// The plan holds cases (path, persona, text) and typed (path, persona, fields, texts): what is typed into a
// form that is then sent with a fault. Printed is a JSON list of findings.
import { readFile } from "node:fs/promises";
import { policy, sit, start, watch } from "./desk.mjs";

const plan = JSON.parse(await readFile(process.argv[2], "utf8"));
const findings = [];
const browser = await start();

/** What a hostile text would leave behind: a title, a name in the window, an element of its own. */
function marks(page) {
  return page.evaluate(() => ({
    title: document.title,
    canary: "kanari" in globalThis,
    elements: document.querySelectorAll("main :is(script, iframe, object, embed, base, meta, link, img, video, marquee)").length,
    handlers: [...document.querySelectorAll("*")].filter((one) => one.getAttributeNames().some((name) => name.startsWith("on"))).length,
  }));
}

const plain = (text) => text.replace(/\s+/g, " ").trim();

async function look(page, text, shown, what) {
  const found = [];
  const { title, canary, elements, handlers } = await marks(page);
  if (/kanari/i.test(title)) found.push(`the title became «${title}»`);
  if (canary) found.push("a script left its mark");
  if (elements + handlers > 0) found.push(`${elements} elements and ${handlers} handlers came in`);
  const there = await shown();
  if (!plain(there).includes(plain(text))) found.push("does not show as typed");
  for (const one of found) findings.push({ what, text, found: one });
}

for (const persona of new Set([...plan.cases, ...plan.typed].map(({ persona }) => persona))) {
  const { context, page } = await sit(browser, { address: plan.address, persona });
  const noted = [];
  watch(page, plan.address, noted);
  const settle = async (answer, text, what) => {
    await policy(answer, noted);
    await page.evaluate(() => new Promise((done) => setTimeout(done, 0)));
    for (const one of noted.splice(0)) findings.push({ what, text, found: one });
  };
  for (const { path, text, control } of plan.cases.filter((one) => one.persona === persona)) {
    if (control) await page.route(`**${path}`, (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: control }));
    const answer = await page.goto(path);
    await look(page, text, () => page.evaluate(() => document.querySelector("main").textContent), path);
    await settle(answer, text, path);
  }
  for (const { path, fields, texts } of plan.typed.filter((one) => one.persona === persona)) {
    for (const text of texts) {
      await page.goto(path);
      await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
      for (const field of fields) await page.locator(`[name="${field}"]`).first().fill(text);
      const form = page.locator(`form:has([name="${fields[0]}"])`).first();
      const [answer] = await Promise.all([
        page.waitForResponse((one) => one.request().method() === "POST"),
        form.locator("button[type=submit]:not([formaction])").click(),
      ]);
      await page.waitForLoadState();
      for (const field of fields) {
        await look(page, text, () => page.locator(`[name="${field}"]`).first().inputValue(), `${path} ${field}`);
      }
      await settle(answer, text, path);
    }
  }
  await context.close();
}
await browser.close();
console.log(JSON.stringify(findings));
