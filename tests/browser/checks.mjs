// What holds for a page in the browser. Each check returns a list of complaints; an empty list is a pass.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Bytes of the page itself; the Gantt makes program and schedule pages heavier. */
const PAGE_BYTES = { program: 150_000, schedule: 150_000 };
const OTHER_BYTES = 60_000;
const ELEMENTS = 5_000;
const REQUESTS = 3;
const CSP = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:";

/** Accessibility in the current theme and width, all rules of WCAG 2.2 AA and the best practices. */
export async function axe(page) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    (tags) => window.axe.run(document, { runOnly: tags, resultTypes: ["violations"] }),
    RULES,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.length} × ${nodes[0].html.slice(0, 160)} — ${nodes[0].any[0]?.message ?? nodes[0].failureSummary}`);
}

/** No sideways scrolling of the page at this width. */
export async function reflow(page) {
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  return content > window ? [`content is ${content} px wide in a window of ${window} px`] : [];
}

/** Security policy, structure, size. */
export async function structure(page, { type, bytes }) {
  const found = await page.evaluate(() => ({
    csp: document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.content ?? "",
    lang: document.documentElement.lang,
    title: document.title,
    h1: document.querySelectorAll("h1").length,
    styled: document.querySelectorAll("[style]").length,
    handlers: [...document.querySelectorAll("*")].filter((e) => e.getAttributeNames().some((n) => n.startsWith("on"))).length,
    ids: [...document.querySelectorAll("[id]")].map((e) => e.id),
    elements: document.querySelectorAll("*").length,
  }));
  const complaints = [];
  if (!found.csp.startsWith(CSP)) complaints.push(`content security policy is "${found.csp}"`);
  if (!found.lang) complaints.push("html has no lang");
  if (!found.title) complaints.push("no title");
  if (found.h1 !== 1) complaints.push(`${found.h1} h1`);
  if (found.styled) complaints.push(`${found.styled} style attributes`);
  if (found.handlers) complaints.push(`${found.handlers} inline handlers`);
  const twice = found.ids.filter((id, index) => found.ids.indexOf(id) !== index);
  if (twice.length) complaints.push(`ids used twice: ${[...new Set(twice)].slice(0, 5).join(", ")}`);
  if (found.elements > ELEMENTS) complaints.push(`${found.elements} elements, at most ${ELEMENTS}`);
  const limit = PAGE_BYTES[type] ?? OTHER_BYTES;
  if (bytes > limit) complaints.push(`${bytes} bytes, at most ${limit}`);
  return complaints;
}

/** What the page asked the network for. */
export function network(requests, origin) {
  const complaints = requests.filter((url) => !url.startsWith(`${origin}/`) && !url.startsWith("data:")).map((url) => `request to ${url}`);
  const own = requests.filter((url) => url.startsWith(`${origin}/`));
  if (own.length > REQUESTS) complaints.push(`${own.length} requests, at most ${REQUESTS}: ${own.join(" ")}`);
  return complaints;
}

/** Links of the page, as path and fragment, resolved against its address. */
export async function links(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll("a[href]")].filter((a) => a.protocol === location.protocol && a.host === location.host).map((a) => [a.pathname, a.hash.slice(1)]),
  );
}

/** Sorting, filtering and the schedule's controls, where the page has them. */
export async function script(page) {
  return page.evaluate(() => {
    const complaints = [];
    for (const table of document.querySelectorAll("table[data-sort]")) {
      const button = table.tHead.querySelector("th button");
      if (!button) { complaints.push("a sortable table has no buttons"); continue; }
      const rows = () => [...table.tBodies[0].rows].map((row) => row.textContent);
      const before = rows();
      button.click();
      if (table.tHead.querySelector("[aria-sort]")?.ariaSort !== "ascending") complaints.push("no aria-sort after a click");
      const up = rows();
      button.click();
      const down = rows();
      if (new Set(before).size > 1 && up.join() === down.join()) complaints.push("sorting twice changes nothing");
      if (up.toSorted().join() !== before.toSorted().join()) complaints.push("sorting loses rows");
    }
    for (const box of document.querySelectorAll(".find")) {
      const table = box.closest("section").querySelector("table[data-filter]");
      const shown = () => [...table.tBodies[0].rows].filter((row) => !row.hidden).length;
      const all = shown();
      box.value = "no row has these words";
      box.dispatchEvent(new Event("input"));
      if (shown() !== 0) complaints.push("the filter hides nothing");
      box.value = "";
      box.dispatchEvent(new Event("input"));
      if (shown() !== all) complaints.push("the emptied filter does not show all rows");
    }
    const late = document.querySelector('.tools [name="show"][value="late"]');
    if (late) {
      const visible = () => [...document.querySelectorAll("details.lane[open] tbody tr")].filter((row) => row.getClientRects().length);
      late.click();
      if (visible().some((row) => !row.classList.contains("l"))) complaints.push("“late” shows rows that are not late");
      document.querySelector('.tools [name="show"][value="all"]').click();
    }
    return complaints;
  });
}

/** Pages a printout has, read from the PDF. */
export async function printedPages(page, format) {
  const pdf = await page.pdf({ format, printBackground: true });
  return (pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g) ?? []).length;
}

/** On paper nothing of the one-page report is cut off: `width` is the printable width in CSS pixels. */
export async function cutOff(page, width) {
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await page.setViewportSize({ width, height: 900 });
  const [content, box] = await page.evaluate(() => {
    const main = document.querySelector("main");
    return [main.scrollHeight, main.clientHeight];
  });
  await page.emulateMedia({ media: null });
  return content > box + 1 ? [`${content - box} px are cut off`] : [];
}
