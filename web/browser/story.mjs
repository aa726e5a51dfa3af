// Plays a desk's whole story, from log-in to result, as a person with a mouse or a thumb does:
//
//   node browser/story.mjs plan.json
//
// The plan is JSON: address, scene, script (whether the browser runs any), width, patience (how many
// milliseconds a page may take), and what the scene needs.
// Printed is JSON: what the scene ended with, and what was wrong with the pages on the way.
import { readFile } from "node:fs/promises";
import { fits, sit, start, watch } from "./desk.mjs";

const plan = JSON.parse(await readFile(process.argv[2], "utf8"));
const found = [];

/** A desk: its page, and the few things a person does there. */
async function desk(browser, persona) {
  const { context, page } = await sit(browser, { ...plan, persona });
  watch(page, plan.address, found);
  const looks = async () => {
    await fits(page, plan.width, found);
    return new URL(page.url()).pathname;
  };
  return {
    page,
    close: () => context.close(),
    async goes(path) {
      const answer = await page.goto(path);
      if (answer.status() !== 200) found.push(`${path} answers ${answer.status()}`);
      return looks();
    },
    async follows(selector) {
      await page.locator(selector).first().click();
      await page.waitForLoadState();
      return looks();
    },
    /** Fills a form by the names of its fields and sends it; unfolds it first where it is folded. */
    async sends(form, fields = {}) {
      const act = page.locator(`main form[action${form}]`).first();
      const folded = page.locator("main details:not([open])").filter({ has: page.locator(`form[action${form}]`) });
      for (let left = await folded.count(); left > 0; left -= 1) await folded.first().locator("summary").first().click();
      for (const [name, value] of Object.entries(fields)) {
        const field = act.locator(`[name="${name}"]`).first();
        const kind = await field.evaluate((one) => (one.tagName === "SELECT" ? "select" : one.type));
        if (kind === "select") await field.selectOption(value);
        else if (kind === "radio") await act.locator(`[name="${name}"][value="${value}"]`).check();
        else await field.fill(value);
      }
      const [answer] = await Promise.all([
        page.waitForResponse((one) => one.request().method() === "POST"),
        act.locator('button[type="submit"]:not([formaction])').last().click(),
      ]);
      await page.waitForLoadState();
      if (answer.status() !== 303) found.push(`${form} answers ${answer.status()}: ${await page.locator(".ds-error-summary, main").first().innerText()}`);
      return looks();
    },
    says: () => page.locator("main").innerText(),
    /** A file behind a link of the page, asked for by the same person. */
    async downloads(selector) {
      const href = await page.locator(selector).first().getAttribute("href");
      const answer = await page.request.get(href);
      if (answer.status() !== 200) found.push(`${href} answers ${answer.status()}`);
      return { href, text: await answer.text() };
    },
  };
}

const SCENES = {
  /** The kommune asks, the intake desk searches and offers, the kommune accepts and the child moves in. */
  async place(browser) {
    const kommune = await desk(browser, "kommune.saksbehandler@kommune:4601");
    await kommune.follows('a[href="/anmodninger/ny"]');
    const request = await kommune.sends('="/anmodninger/ny"', plan.request);
    const id = request.split("/").pop();

    const intake = await desk(browser, "bufetat.inntak@bufetat:vest");
    await intake.goes("/inntak");
    await intake.follows(`a.row-link[href*="${id}"]`);
    await intake.sends(`$="/${id}/hendelser/taken"`);
    await intake.sends(`="/inntak/${id}/soklogg"`, { unit: "demo-vest-01", answer: "full" });
    await intake.sends(`="/inntak/${id}/tilbud"`, { unit: "demo-vest-02", distance: "30" });

    await kommune.goes("/");
    await kommune.follows(`a[href="${request}"]`);
    const offered = await kommune.says();
    await kommune.sends('$="/aksepter"');
    await kommune.sends('$="/innflyttet"');
    const ended = await kommune.says();
    await intake.goes("/inntak");
    const board = await intake.says();
    await kommune.close();
    await intake.close();
    return { request, offered, ended, board };
  },

  /** The kommune asks for supervision with two clicks, statsforvalteren opens, steps and concludes. */
  async supervision(browser) {
    const kommune = await desk(browser, "kommune.saksbehandler@kommune:4601");
    await kommune.goes(plan.request);
    await kommune.follows('a[href$="/tilsynsanmodning"]');
    await kommune.sends('$="/tilsynsanmodning"');

    const office = await desk(browser, "statsforvalter.saksbehandler@statsforvalter:vestland");
    await office.goes("/mulige-brudd");
    const supervision = await office.sends(`="${plan.request}/tilsyn"`);
    const opened = await office.says();
    await office.sends('$="/steg"', { text: "Oppdiktet: ber om Bufetats uttalelse." });
    await office.sends('$="/konklusjon"', { conclusion: "breach", concluded_on: plan.today });
    const concluded = await office.says();
    await office.goes("/mulige-brudd");
    const list = await office.says();

    await kommune.goes(plan.request);
    const told = await kommune.says();
    await kommune.close();
    await office.close();
    return { supervision, opened, concluded, list, told };
  },

  /** The leader sees the numbers, each with its table, and takes out the month's report. */
  async figures(browser) {
    const leader = await desk(browser, "bufdir.leder@bufdir");
    await leader.goes("/styring");
    const charts = await leader.page.locator("main svg").count();
    const tables = await leader.page.locator("main table").count();
    const styring = await leader.says();
    const table = await leader.downloads('a[href^="/styring/"][href*=".csv"]');
    await leader.goes("/rapporter");
    await leader.follows('form[action="/rapporter"] button[type="submit"]');
    const report = await leader.says();
    const json = await leader.downloads('a[href*="/rapport.json"]');
    await leader.close();
    return { charts, tables, styring, table, report, json };
  },
};

const browser = await start();
let ended = null;
try {
  ended = await SCENES[plan.scene](browser);
} catch (fault) {
  found.push(fault.message);
}
await browser.close();
console.log(JSON.stringify({ ended, found }));
