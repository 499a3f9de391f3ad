// Sorts a table by the column whose head is clicked: upwards, then downwards, then
// as the page has it. Bodies with a head of their own keep their rows and are sorted
// by the figures of that head. The order stands in the address, under the table's id
// where it has one.
(() => {
  const digits = "零一二三四五六七八九";
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });

  // Sounds would bring the sixth group before the third.
  const number = (numeral) => {
    const [tens, ones] = numeral.includes("十") ? numeral.split("十") : ["零", numeral];
    return 10 * (tens ? digits.indexOf(tens) : 1) + Math.max(0, ones ? digits.indexOf(ones) : 0);
  };
  const value = (cell) => {
    const text = cell ? (cell.dataset.value || cell.textContent).trim() : "";
    if (/^-?\d+(\.\d+)?(?![\d.年月-])/.test(text)) return parseFloat(text);
    return text.replace(/[一二三四五六七八九十]+(?=[组季期号])/g, number);
  };
  const compare = (a, b) => typeof a === "number" && typeof b === "number" ? a - b : collator.compare(a, b);

  // What has no value stays at the end in both directions.
  const sorted = (list, cell, down) => list
    .map((item) => ({ item, key: value(cell(item)) }))
    .sort((a, b) => (a.key === "") - (b.key === "") || (down ? compare(b.key, a.key) : compare(a.key, b.key)))
    .map(({ item }) => item);

  // The rows of each body below its own head, if it has one.
  const partsOf = (table) => Array.from(table.tBodies, (body) => {
    const rows = Array.from(body.rows);
    const head = rows[0] && rows[0].querySelector("[scope=rowgroup]") ? rows.shift() : null;
    return { body, head, rows };
  });

  // Lays the rows by a column; without one, as the page has them.
  const lay = (table, parts, column, down) => {
    const cell = (row) => row.cells[column.cellIndex];
    for (const { body, head, rows } of parts) {
      body.append(...(head ? [head] : []), ...(column ? sorted(rows, cell, down) : rows));
    }
    const headed = column && parts.every(({ head }) => head && cell(head));
    for (const { body } of headed ? sorted(parts, (part) => cell(part.head), down) : parts) {
      table.insertBefore(body, table.tFoot);
    }
  };

  // Makes a head a button, or gives it one beside the link that it has.
  const buttonOf = (head, label) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.title = label;
    if (head.querySelector("a")) {
      button.setAttribute("aria-label", label);
      head.append("\u2060"); // no line is broken between the two
    } else {
      button.append(...head.childNodes);
    }
    head.append(button);
    return button;
  };

  const setUp = (table) => {
    const parts = partsOf(table);
    if (parts.every(({ rows }) => rows.length < 2)) return;
    const heads = Array.from(table.tHead.rows[table.tHead.rows.length - 1].cells).filter((head) => head.textContent.trim());
    const name = (head) => head.dataset.col || String(head.cellIndex + 1);
    const key = (table.id ? table.id + "-" : "") + "sort";
    const direction = (table.id ? table.id + "-" : "") + "dir";

    const show = (column, down) => {
      for (const head of heads) head.removeAttribute("aria-sort");
      if (column) column.setAttribute("aria-sort", down ? "descending" : "ascending");
      lay(table, parts, column, down);
    };

    const sort = (column, down) => {
      const query = new URLSearchParams(location.search);
      query.delete(key);
      query.delete(direction);
      if (column) query.set(key, name(column));
      if (column && down) query.set(direction, "desc");
      history.replaceState(null, "", (String(query) ? "?" + query : location.pathname) + location.hash);
      show(column, down);
    };

    for (const head of heads) {
      buttonOf(head, table.dataset.sort.replace("%s", head.textContent.trim())).addEventListener("click", () => {
        const before = head.getAttribute("aria-sort");
        sort(before === "descending" ? null : head, before === "ascending");
      });
    }

    const query = new URLSearchParams(location.search);
    const column = heads.find((head) => name(head) === query.get(key));
    if (column) show(column, query.get(direction) === "desc");
  };

  document.querySelectorAll("table[data-sort]").forEach(setUp);
})();
