// The results as they stand on the page.
var zoufang = window.zoufang || {};

(() => {
  const perPage = 10;

  const element = (tag, attributes, ...children) => {
    const made = Object.assign(document.createElement(tag), attributes);
    made.append(...children);
    return made;
  };

  const nodes = (parts) => parts.map((part) => (part.hit ? element("mark", {}, part.text) : part.text));

  const longDate = (date) =>
    new Intl.DateTimeFormat(document.documentElement.lang, { year: "numeric", month: "long", day: "numeric", timeZone: "UTC" }).format(new Date(date));

  zoufang.Results = class {
    constructor(root) {
      this.root = root;
      this.status = root.querySelector("[data-status]");
      this.list = root.querySelector("ol");
      this.pager = root.querySelector("[data-pager]");
      this.item = root.querySelector("template[data-item]");
    }

    // say shows one of the page's messages, with what belongs into it.
    say(name, ...words) {
      this.status.textContent = (this.root.dataset[name] || "").replace(/%[ds]/g, () => words.shift());
    }

    // note shows one of the notes that stand where results would.
    note(name) {
      for (const note of this.root.querySelectorAll("[data-note]")) note.hidden = note.dataset.note !== name;
    }

    busy(is) {
      this.root.setAttribute("aria-busy", is);
    }

    clear() {
      this.busy(false);
      this.list.textContent = "";
      this.pager.textContent = "";
      this.pager.hidden = true;
    }

    // show shows a page of an answer, of which documents have been loaded.
    show(index, answer, page, documents, addressOf) {
      this.clear();
      this.list.start = (page - 1) * perPage + 1;
      this.list.append(...documents.map((document) => this.result(index, document, answer.texts)));
      this.showPager(page, zoufang.pages(answer.rows), addressOf);
    }

    result(index, document, sought) {
      const { page, title, date, text } = document;
      const { stretches, fragment } = zoufang.excerpt(text, sought);
      const made = this.item.content.cloneNode(true);
      const fill = (name, ...children) => {
        const part = made.querySelector(`[data-part=${name}]`);
        part.append(...children);
        return part;
      };
      const facts = index.facts(document).map((fact) => element("span", {}, fact));
      if (date) facts.push(element("time", { dateTime: date }, longDate(date)));
      fill("facts", ...facts);
      const link = fill("link", ...nodes(zoufang.marked(title, zoufang.hits(title, sought))));
      link.href = this.root.dataset.root + page + (index.entry.relative ? "index.html" : "") + fragment;
      fill("text", ...stretches.map((parts) => element("span", {}, ...nodes(parts))));
      fill("address", "/" + page);
      return made;
    }

    showPager(page, pages, addressOf) {
      this.pager.hidden = pages < 2;
      const link = (number, text, rel) => element("li", {}, element("a", { href: addressOf(number), rel }, text));
      const items = [];
      if (page > 1) items.push(link(page - 1, this.root.dataset.previous, "prev"));
      for (let number = 1, last = 0; number <= pages; number++) {
        if (number > 1 && number < pages && Math.abs(number - page) > 2) continue;
        if (number > last + 1) items.push(element("li", { ariaHidden: "true" }, "…"));
        items.push(link(number, String(number), ""));
        if (number === page) items[items.length - 1].firstChild.setAttribute("aria-current", "page");
        last = number;
      }
      if (page < pages) items.push(link(page + 1, this.root.dataset.next, "next"));
      this.pager.append(element("ul", {}, ...items));
    }

    // walk moves the focus among the results, and from the first to the box.
    walk(box, step) {
      const links = Array.from(this.list.querySelectorAll("a"));
      const at = links.indexOf(document.activeElement) + step;
      if (at < 0) box.focus();
      else if (at < links.length) links[at].focus();
    }
  };

  zoufang.pages = (rows) => Math.ceil(rows.length / perPage);

  // shown returns the rows that stand on a page.
  zoufang.shown = (rows, page) => rows.slice((page - 1) * perPage, page * perPage);
})();
