// Which pages a built site has, of what type each is, and which of them a run visits.
import { readdirSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** Pages of a type and language beyond this number are sampled; CAP=all visits every page. */
const CAP = process.env.CAP === "all" ? Infinity : Number(process.env.CAP ?? 3);
/** A site of at most this many pages is visited whole. */
const SMALL = 40;

/** All pages below a folder: {path, bytes, type, language}, sorted by path. */
export function findPages(folder) {
  const pages = [];
  const walk = (current) => {
    for (const entry of readdirSync(current, { withFileTypes: true })) {
      const full = join(current, entry.name);
      if (entry.isDirectory()) walk(full);
      else if (entry.name.endsWith(".html")) {
        const path = relative(folder, full).split(sep).join("/");
        pages.push({ path, bytes: statSync(full).size, ...classify(path) });
      }
    }
  };
  walk(folder);
  return pages.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** `internal/en/nbl/issues/ISS-NBL-041.html` is of type `issue` and language `en`. */
function classify(path) {
  const match = /(?:^|\/)(en|zh-Hans|[a-z]{2}(?:-[A-Z][a-z]{3})?)\/(.+)\.html$/.exec(path);
  if (!match) return { type: "entry", language: "" };
  const [, language, rest] = match;
  const parts = rest.split("/");
  const name = parts.at(-1).replace(/-\d+$/, "");
  if (parts.length === 1) return { type: name === "index" ? "portfolio" : name, language };
  if (parts[1] === "issues") {
    if (/^ISS-/.test(parts.at(-1))) return { type: "issue", language };
    return { type: name === "index" ? "issues" : "issues, filtered", language };
  }
  return { type: name === "index" ? "program" : name, language };
}

/**
 * The pages to visit: all of a small site; otherwise per type and language the largest, the smallest and others evenly
 * between them, up to the cap. Reports are all printed, whatever the cap.
 */
export function sample(pages) {
  if (pages.length <= SMALL) return pages;
  const groups = new Map();
  for (const page of pages) {
    const key = `${page.type} ${page.language}`;
    groups.set(key, [...(groups.get(key) ?? []), page]);
  }
  const chosen = [];
  for (const group of groups.values()) {
    const bySize = group.toSorted((a, b) => b.bytes - a.bytes || (a.path < b.path ? -1 : 1));
    const count = Math.min(CAP, bySize.length);
    const step = count > 1 ? (bySize.length - 1) / (count - 1) : 0;
    for (let i = 0; i < count; i++) chosen.push(bySize[Math.round(i * step)]);
  }
  return chosen.sort((a, b) => (a.path < b.path ? -1 : 1));
}
