// The form of the search page. What it says stands in the address, so that a
// search can be linked to and gone back to.
var zoufang = window.zoufang || {};

(() => {
  const choose = (field, wanted) => {
    field.value = wanted.get(field.name) || "";
    if (field instanceof HTMLSelectElement && field.selectedIndex < 0) field.value = "";
  };

  zoufang.Form = class {
    constructor(root) {
      this.form = root.querySelector("form");
      this.page = 1;
      this.filters = root.querySelector("[data-filters]");
      this.template = this.filters.querySelector("template");
    }

    // offer shows what there is to choose from, with what the address chooses.
    offer(entry) {
      this.filters.querySelectorAll("[data-choice]").forEach((label) => label.remove());
      this.choice("in", this.filters.dataset.kinds, entry.kinds.map((kind) => ({ id: kind.id, name: kind.label })));
      for (const facet of entry.facets) this.choice(facet.key, facet.title, facet.values || []);
      this.filters.hidden = false;
      this.filters.open = matchMedia("(min-width: 60em)").matches;
    }

    choice(key, title, values) {
      if (!values.length) return;
      const label = this.template.content.cloneNode(true);
      const select = label.querySelector("select");
      label.querySelector("span").textContent = title;
      select.name = key;
      for (const value of values) select.add(new Option(value.name, value.id));
      choose(select, new URLSearchParams(location.search));
      this.filters.insertBefore(label, this.template);
    }

    // ask returns what is asked for.
    ask() {
      const { q, in: kind = "", from, to, sort, ...facets } = Object.fromEntries(new FormData(this.form));
      return { q: q.trim(), in: kind, from, to, sort, facets, page: this.page };
    }

    // address returns a link to what is asked for, at a page of its results.
    address(page = this.page) {
      const wanted = new URLSearchParams();
      for (const [key, value] of new FormData(this.form)) if (value.trim()) wanted.set(key, value.trim());
      if (page > 1) wanted.set("page", page);
      return location.pathname + "?" + wanted;
    }

    // read takes over what the address asks for, as far as there is such a choice.
    read() {
      const wanted = new URLSearchParams(location.search);
      for (const field of this.form.elements) {
        if (field.name) choose(field, wanted);
      }
      this.page = Math.max(1, parseInt(wanted.get("page"), 10) || 1);
    }

    // isNarrowed reports whether anything but words is asked for.
    isNarrowed() {
      const { in: kind, from, to, facets } = this.ask();
      return Boolean(kind || from || to || Object.values(facets).some(Boolean));
    }

    // widen takes all choices back but the words.
    widen() {
      for (const field of this.form.elements) if (field.name && field.name !== "q") field.value = "";
    }
  };
})();
