// Progressive enhancement only: every page is complete without this file.
(() => {
  const make = (tag, props) => Object.assign(document.createElement(tag), props);

  // A cell's sort key: data-v as a number, the date of its <time>, else its text.
  const key = (row, column) => {
    const cell = row.cells[column];
    if (cell.dataset.v) return Number(cell.dataset.v);
    const time = cell.querySelector("time");
    if (time) return time.dateTime;
    const text = cell.textContent.trim();
    return text !== "" && !Number.isNaN(Number(text)) ? Number(text) : text;
  };
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const compare = (a, b) =>
    typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b));

  // table[data-sort]: its column heads become buttons. Empty cells stay last in both directions.
  for (const table of document.querySelectorAll("table[data-sort]")) {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = make("button", { type: "button", textContent: head.textContent });
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const rows = [...table.tBodies[0].rows].map((row) => ({ row, value: key(row, column) }));
        rows.sort((a, b) => {
          const empty = (a.value === "") - (b.value === "");
          return empty || compare(a.value, b.value) * (down ? -1 : 1);
        });
        table.tBodies[0].append(...rows.map((item) => item.row));
      });
    });
  }

  // table[data-filter="Filter issues"]: a box in the section's heading hides the rows without the words.
  for (const table of document.querySelectorAll("table[data-filter]")) {
    const head = table.closest("section")?.querySelector(".head");
    if (!head) continue;
    const label = table.dataset.filter;
    const box = make("input", { type: "search", className: "find", placeholder: label });
    box.setAttribute("aria-label", label);
    box.addEventListener("input", () => {
      const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
      for (const row of table.tBodies[0].rows) {
        const text = row.textContent.toLowerCase();
        row.hidden = !words.every((word) => text.includes(word));
      }
    });
    head.append(box);
  }

  // A filter on the schedule opens the lanes that have matching rows.
  const match = { critical: ".c", late: ".l", open: ":not(.x)" };
  for (const radio of document.querySelectorAll(".tools [name=show]"))
    radio.addEventListener("change", () => {
      const wanted = match[radio.value];
      if (!wanted) return;
      for (const lane of document.querySelectorAll("details.lane")) lane.open = !!lane.querySelector("tbody tr" + wanted);
    });

  // After a change of scale, bring today into view.
  for (const radio of document.querySelectorAll(".tools [name=scale]"))
    radio.addEventListener("change", () => {
      const box = document.querySelector(".gantt");
      const today = box.querySelector(".back .today");
      if (!today) return;
      box.scrollLeft += today.getBoundingClientRect().left - box.getBoundingClientRect().left - box.clientWidth * 0.6;
    });

  // On a narrow screen, bring the open tab into view.
  const tab = document.querySelector(".tabs [aria-current]");
  if (tab) tab.parentElement.scrollLeft = tab.offsetLeft - tab.parentElement.offsetLeft - 40;

  // A link to an item inside folded parts unfolds them, and a task's own row.
  const reveal = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (!target) return;
    for (let part = target.closest("details"); part; part = part.parentElement?.closest("details")) part.open = true;
    if (target.matches(".gantt tr")) {
      const own = target.querySelector("th details");
      if (own) own.open = true;
    }
    target.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", reveal);
  reveal();
})();
