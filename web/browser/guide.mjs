// Takes the pictures of the user guide: what one sees first on a page, in each language.
// Prints a JSON list of the files.
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { sit, start } from "./desk.mjs";

const plan = JSON.parse(await readFile(process.argv[2], "utf8"));
const PHONE = { width: 390, height: 760 };
const DESK = { width: 1000, height: 640 };
const written = [];

await mkdir(plan.pictures, { recursive: true });
const browser = await start();
for (const language of plan.languages) {
  for (const { name, path, persona, phone } of plan.visits) {
    const { context, page } = await sit(browser, { address: plan.address, persona, language, theme: "light" });
    await page.setViewportSize(phone ? PHONE : DESK);
    await page.goto(path);
    const file = `${name}.${language}.png`;
    await page.screenshot({ path: join(plan.pictures, file) });
    written.push(file);
    await context.close();
  }
}
await browser.close();
console.log(JSON.stringify(written));
