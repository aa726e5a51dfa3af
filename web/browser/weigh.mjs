// Adds up what a page costs on the line, headers and all: at the first visit, with nothing kept, and at
// the next one. Prints a JSON list of { page, path, first, next } in bytes.
import { readFile } from "node:fs/promises";
import { sit, start } from "./desk.mjs";

const plan = JSON.parse(await readFile(process.argv[2], "utf8"));
const weights = [];
const browser = await start();

async function cost(page, path) {
  const line = await page.context().newCDPSession(page);
  await line.send("Network.enable");
  let bytes = 0;
  line.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  // A page with live updates is never idle: the fonts are the last that is fetched.
  await page.goto(path, { waitUntil: "load" });
  await page.evaluate(() => document.fonts.ready);
  await line.detach();
  return bytes;
}

for (const persona of new Set(plan.visits.map(({ persona }) => persona ?? null))) {
  const seat = await sit(browser, { address: plan.address, persona });
  const storageState = await seat.context.storageState();
  for (const { name, path } of plan.visits.filter((one) => (one.persona ?? null) === persona)) {
    const context = await browser.newContext({ baseURL: plan.address, storageState });
    const page = await context.newPage();
    const first = await cost(page, path);
    const next = await cost(page, path);
    weights.push({ page: name, path, first, next });
    await context.close();
  }
  await seat.context.close();
}
await browser.close();
console.log(JSON.stringify(weights));
