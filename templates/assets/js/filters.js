// Narrows a list to the rows that have all chosen values. A row says what it has
// in data-filter, one key=value a line. The choice stands in the address, so
// that it can be linked to and survives going back.
(() => {
  const form = document.querySelector("form[data-filters]");
  if (!form) return;
  const rows = Array.from(document.querySelectorAll("[data-filter]"));
  const values = new Map(rows.map((row) => [row, new Set(row.dataset.filter.split("\n"))]));
  const groups = Array.from(document.querySelectorAll("[data-filter-group]"));
  const selects = Array.from(form.querySelectorAll("select"));
  const output = form.querySelector("output");

  const apply = () => {
    const wanted = selects.filter((s) => s.value).map((s) => s.name + "=" + s.value);
    let shown = 0;
    for (const row of rows) {
      row.hidden = !wanted.every((want) => values.get(row).has(want));
      if (!row.hidden) shown++;
    }
    for (const group of groups) group.hidden = !group.querySelector("[data-filter]:not([hidden])");
    output.textContent = wanted.length ? output.dataset.some.replace("%d", shown) : output.dataset.all;
  };

  const read = () => {
    const query = new URLSearchParams(location.search);
    for (const s of selects) {
      const value = query.get(s.name) || "";
      s.value = Array.from(s.options).some((o) => o.value === value) ? value : "";
    }
    apply();
  };

  const write = () => {
    const query = new URLSearchParams(location.search);
    for (const s of selects) {
      query.delete(s.name);
      if (s.value) query.set(s.name, s.value);
    }
    history.replaceState(null, "", (String(query) ? "?" + query : location.pathname) + location.hash);
    apply();
  };

  form.addEventListener("submit", (e) => e.preventDefault());
  form.addEventListener("change", write);
  form.addEventListener("reset", () => setTimeout(write));
  form.hidden = false;
  read();
})();
