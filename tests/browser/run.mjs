// Drives a built site in headless Chromium: node run.mjs SITE_DIR
//
// SITE_DIR holds the folders of the audiences (or is one of them). Chromium is /usr/bin/chromium, or CHROMIUM. Every page
// type is visited in both themes and at 1440 and 390 px; CAP sets how many pages per type and language (pages.mjs).
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { HtmlValidate } from "html-validate";
import { chromium } from "playwright-core";
import * as check from "./checks.mjs";
import { findPages, sample } from "./pages.mjs";
import { serve } from "./serve.mjs";

const ARGUMENTS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];
const THEMES = ["light", "dark"];
const WIDTHS = [1440, 390];
const NARROWEST = 320;
/** Paper, and its printable width in CSS pixels inside the margins of the stylesheet. */
const PAPERS = [["A4", 703], ["Letter", 725]];
const FIRST_PAINT_MS = 1_000;
const AT_ONCE = 2;

const folder = process.argv[2];
if (!folder || !existsSync(folder)) {
  console.error("usage: node run.mjs SITE_DIR");
  process.exit(2);
}

let passed = 0;
let failed = 0;
const record = (name, complaints) => {
  if (complaints.length === 0) { passed += 1; return; }
  failed += 1;
  console.log(`FAILED ${name}`);
  for (const complaint of complaints) console.log(`  ${complaint}`);
};

const all = findPages(folder);
const chosen = sample(all);
const types = [...new Set(all.map((page) => page.type))].sort();
console.log(`${chosen.length} of ${all.length} pages, ${types.length} types: ${types.join(", ")}`);

const validator = new HtmlValidate({
  extends: ["html-validate:standard"],
  // A header cell may hold flow content except sectioning; `details` is not sectioning content.
  elements: ["html5", { details: { sectioning: false } }],
  rules: { "void-style": "off", "long-title": "off", "no-redundant-role": "off" },
});
const { origin, close } = await serve(folder);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ARGUMENTS });

/** Opens a page and collects what it complains about and asks for. */
async function open(address, options = {}) {
  const context = await browser.newContext({ viewport: { width: WIDTHS[0], height: 900 }, colorScheme: "light", ...options });
  const page = await context.newPage();
  const errors = [];
  const requests = [];
  page.on("console", (message) => { if (["error", "warning"].includes(message.type())) errors.push(message.text()); });
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(address, { waitUntil: "load" });
  return { page, errors, requests, close: () => context.close() };
}

const ids = new Map();
/** Whether a link leads to a file of the site, and its fragment to an element in it. */
function leadsNowhere(path, fragment) {
  const file = join(resolve(folder), decodeURIComponent(path));
  if (!existsSync(file)) return `link to ${path}, which does not exist`;
  if (!fragment || !file.endsWith(".html")) return null;
  if (!ids.has(file)) ids.set(file, new Set([...readFileSync(file, "utf8").matchAll(/\sid="([^"]+)"/g)].map((match) => match[1])));
  return ids.get(file).has(decodeURIComponent(fragment)) ? null : `link to ${path}#${fragment}, which has no such element`;
}

async function visit(item) {
  const { page, errors, requests, close: leave } = await open(`${origin}/${item.path}`);
  record(`${item.path}: structure and budgets`, await check.structure(page, item));
  record(`${item.path}: network`, check.network(requests, origin));
  record(`${item.path}: links`, [...new Set((await check.links(page)).map(([path, hash]) => leadsNowhere(path, hash)).filter(Boolean))]);
  // What is folded away must hold as well.
  await page.evaluate(() => { for (const part of document.querySelectorAll("details")) part.open = true; });
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      record(`${item.path}: accessibility, ${colorScheme}, ${width} px`, await check.axe(page));
      record(`${item.path}: reflow, ${colorScheme}, ${width} px`, await check.reflow(page));
    }
  }
  await page.setViewportSize({ width: NARROWEST, height: 900 });
  record(`${item.path}: reflow, ${NARROWEST} px`, await check.reflow(page));
  await page.setViewportSize({ width: WIDTHS[0], height: 900 });
  record(`${item.path}: script`, await check.script(page));
  record(`${item.path}: console`, errors);
  await leave();
  const report = await validator.validateString(readFileSync(join(folder, item.path), "utf8"));
  record(`${item.path}: markup`, [...new Set(report.results.flatMap(({ messages }) => messages.map(({ ruleId, message, line, column }) => `${ruleId} ${line}:${column} ${message}`)))].slice(0, 8));
}

/** The one-page report fills exactly one sheet. */
async function print(item) {
  const { page, close: leave } = await open(`${origin}/${item.path}`);
  for (const [paper, width] of PAPERS) {
    const count = await check.printedPages(page, paper);
    record(`${item.path}: one sheet of ${paper}`, count === 1 ? [] : [`${count} sheets`]);
    record(`${item.path}: whole on ${paper}`, await check.cutOff(page, width));
  }
  await leave();
}

/** The door of an audience leads to its portfolio, served and from disk. */
async function enter(item) {
  for (const address of [`${origin}/${item.path}`, pathToFileURL(join(resolve(folder), item.path)).href]) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(address, { waitUntil: "commit" });
    const arrived = await page.waitForURL(/\/[a-z]{2}(-[A-Z][a-z]{3})?\/index\.html$/, { timeout: 5_000 }).then(() => [], () => ["it leads nowhere"]);
    record(`${item.path}: entry, ${address.split(":")[0]}`, arrived);
    await context.close();
  }
}

/** From disk: styled, scripted, silent. */
async function fromDisk(item) {
  const { page, errors, close: leave } = await open(pathToFileURL(join(resolve(folder), item.path)).href);
  const styled = await page.evaluate(() => getComputedStyle(document.querySelector(".skip")).position === "absolute");
  record(`${item.path}: from disk`, [...errors, ...(styled ? [] : ["the stylesheet is not applied"]), ...(await check.script(page))]);
  await leave();
}

/** Without script the page says the same. */
async function withoutScript(item) {
  const read = (page) => page.evaluate(() => document.querySelector("main").innerText.replace(/\s+/g, " ").trim());
  const plain = await open(`${origin}/${item.path}`, { javaScriptEnabled: false });
  const scripted = await open(`${origin}/${item.path}`);
  const [without, with_] = [await read(plain.page), await read(scripted.page)];
  record(`${item.path}: without script`, without === with_ ? [] : ["the text differs"]);
  await plain.close();
  await scripted.close();
}

/** First paint of the heaviest page with a processor four times slower; the best of five, since machines share cores. */
async function firstPaint(item) {
  let best = Infinity;
  for (let run = 0; run < 5; run++) {
    const context = await browser.newContext({ viewport: { width: WIDTHS[0], height: 900 } });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await page.goto(`${origin}/${item.path}`, { waitUntil: "load" });
    const paint = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Infinity);
    best = Math.min(best, paint);
    await context.close();
  }
  console.log(`first paint of ${item.path}, 4× slowed: ${Math.round(best)} ms`);
  record(`${item.path}: first paint`, best <= FIRST_PAINT_MS ? [] : [`${Math.round(best)} ms, at most ${FIRST_PAINT_MS}`]);
}

const queue = [...chosen];
await Promise.all(Array.from({ length: AT_ONCE }, async () => {
  for (let item = queue.shift(); item; item = queue.shift()) {
    try {
      if (item.type === "entry") await enter(item);
      else await visit(item);
    } catch (error) {
      record(`${item.path}: visit`, [String(error)]);
    }
  }
}));
for (const item of all.filter(({ type }) => type === "report")) await print(item);
const heaviest = all.toSorted((a, b) => b.bytes - a.bytes)[0];
for (const type of types) {
  const item = chosen.find((page) => page.type === type && type !== "entry");
  if (!item) continue;
  await fromDisk(item);
  await withoutScript(item);
}
if (heaviest) await firstPaint(heaviest);

const assets = new Map();
for (const { path } of chosen)
  for (const [, file] of readFileSync(join(folder, path), "utf8").matchAll(/(?:href|src)="([^"]*site[^"]*\.(?:css|js))"/g))
    assets.set(resolve(folder, path, "..", file), path);
for (const file of assets.keys()) {
  const limit = file.endsWith(".css") ? 30_000 : 6_000;
  const bytes = existsSync(file) ? readFileSync(file).length : Infinity;
  record(`${file}: budget`, bytes <= limit ? [] : [`${bytes} bytes, at most ${limit}`]);
}

await browser.close();
close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
