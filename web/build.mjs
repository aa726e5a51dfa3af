// Bundles web/src into web/dist: app.css, app.js and fonts/. File names are stable.
import { build } from "esbuild";
import { readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const DIST = join(HERE, "dist");
// Namespaces are names, not addresses: nothing is fetched from them.
const NAMES = /^https?:\/\/www\.w3\.org\//;

await rm(DIST, { recursive: true, force: true });
await build({
  absWorkingDir: HERE,
  entryPoints: ["src/app.css", "src/app.js"],
  outdir: DIST,
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2022", "chrome111", "firefox115", "safari16.4"],
  loader: { ".woff2": "file" },
  assetNames: "fonts/[name]",
  legalComments: "none",
  logLevel: "warning",
});

async function files(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

let foreign = [];
let total = 0;
for (const file of (await files(DIST)).sort()) {
  const { size } = await stat(file);
  total += size;
  const bytes = await readFile(file);
  if (file.endsWith(".woff2")) {
    console.log(`${file.slice(DIST.length + 1)}: ${size} bytes`);
    continue;
  }
  // Packed once, here, as small as it gets; the service hands out what the browser can read.
  const packed = { br: brotliCompressSync(bytes), gz: gzipSync(bytes, { level: 9 }) };
  for (const [ending, content] of Object.entries(packed)) await writeFile(`${file}.${ending}`, content);
  console.log(`${file.slice(DIST.length + 1)}: ${size} bytes, brotli ${packed.br.length}, gzip ${packed.gz.length}`);
  const found = bytes.toString("utf8").match(/https?:\/\/[^\s"'`)<>\\]+|url\(["']?\/\/[^)]+/g) ?? [];
  foreign.push(...found.filter((address) => !NAMES.test(address)).map((address) => `${file}: ${address}`));
}
console.log(`total: ${total} bytes`);

if (foreign.length > 0) {
  console.error(`The page may name no foreign host, but the bundle does:\n${foreign.join("\n")}`);
  process.exit(1);
}
