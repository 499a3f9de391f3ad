// The search page: runs what its form asks for, and follows those who type, walk
// through results and go back.
var zoufang = window.zoufang || {};

zoufang.Page = class {
  constructor(root) {
    this.root = root;
    this.form = new zoufang.Form(root);
    this.box = this.form.form.elements.q;
    this.results = new zoufang.Results(root);
    this.title = document.title;
    this.opening = null;
    this.latest = 0; // search
    this.typing = 0; // timer
    this.settled = true; // what was asked last was entered or chosen, not just typed
  }

  start() {
    const on = (target, event, act) => target.addEventListener(event, (e) => act.call(this, e));
    on(this.box, "input", this.soon);
    on(this.box, "compositionend", this.soon);
    on(this.form.filters, "change", () => this.go(true));
    on(this.form.form, "submit", this.submit);
    on(this.root, "click", this.click);
    on(this.root, "keydown", this.walk);
    on(window, "popstate", this.back);
    this.form.read();
    const run = () => this.run();
    this.open().then(run, run);
  }

  open() {
    if (!this.opening) {
      this.opening = zoufang.Index.open(this.root.dataset.search);
      this.opening.then((index) => this.form.offer(index.entry)).catch(() => {});
    }
    return this.opening;
  }

  // find answers, if need be with the index opened anew: the site may have been
  // published while the page was open.
  async find(ask) {
    try {
      return await this.answer(ask);
    } catch (_) {
      this.opening = null;
      return this.answer(ask);
    }
  }

  async answer(ask) {
    const index = await this.open();
    const answer = await zoufang.search(index, ask);
    const page = Math.max(1, Math.min(ask.page, zoufang.pages(answer.rows)));
    const documents = await Promise.all(zoufang.shown(answer.rows, page).map((row) => index.document(row)));
    return { index, answer, page, documents };
  }

  // run searches. What comes after somebody has asked for something else is
  // dropped.
  async run() {
    const number = ++this.latest;
    const ask = this.form.ask();
    document.title = (ask.q ? ask.q + " – " : "") + this.title;
    if (!zoufang.words(ask.q).length && !this.form.isNarrowed()) {
      this.show("", "help");
      return;
    }
    this.results.busy(true);
    const slow = setTimeout(() => number === this.latest && this.results.say("loading"), 400);
    try {
      const { index, answer, page, documents } = await this.find(ask);
      if (number !== this.latest) return;
      this.tell(ask, answer);
      this.results.show(index, answer, page, documents, (p) => this.form.address(p));
    } catch (_) {
      if (number === this.latest) this.show("failed", "failed");
    } finally {
      clearTimeout(slow);
    }
  }

  // show says something where there is no result.
  show(message, note) {
    this.results.clear();
    this.results.say(message);
    this.results.note(note);
  }

  tell(ask, { rows, similar, also, unfiltered }) {
    const { results } = this;
    if (!rows.length) return this.show("none", unfiltered ? "narrowed" : "none");
    results.note("");
    if (similar) return results.say("similar", ask.q, rows.length);
    if (also.length) return results.say("also", rows.length, also.join(this.root.dataset.separator));
    return results.say("found", rows.length);
  }

  // go runs what the form asks for and puts it into the history: what is typed
  // after a search that was entered is one more entry, whatever its letters.
  go(settled, page = 1) {
    clearTimeout(this.typing);
    this.form.page = page;
    const address = this.form.address();
    if (address !== location.pathname + location.search) {
      history[this.settled ? "pushState" : "replaceState"](null, "", address);
    }
    this.settled = settled;
    return this.run();
  }

  soon(event) {
    clearTimeout(this.typing);
    if (!event.isComposing) this.typing = setTimeout(() => this.go(false), 250);
  }

  submit(event) {
    event.preventDefault();
    this.go(true);
  }

  back() {
    clearTimeout(this.typing);
    this.settled = true;
    this.form.read();
    this.run();
  }

  click(event) {
    const { target } = event;
    if (target.matches("[data-again]")) this.run();
    if (target.matches("[data-widen]")) {
      this.form.widen();
      this.go(true);
    }
    const link = target.closest("[data-pager] a");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      this.turn(Number(new URL(link.href).searchParams.get("page")) || 1);
    }
  }

  async turn(page) {
    await this.go(true, page);
    this.results.walk(this.box, 1);
    this.results.status.scrollIntoView();
  }

  walk(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const { target } = event;
    if (step && !event.isComposing && (target === this.box || this.results.list.contains(target))) {
      event.preventDefault();
      this.results.walk(this.box, step);
    } else if (event.key === "Escape" && target !== this.box) {
      this.box.focus();
    }
  }
};

addEventListener("DOMContentLoaded", () => {
  const root = document.querySelector("[data-search]");
  if (root) new zoufang.Page(root).start();
});
