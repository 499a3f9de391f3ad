// The index: which documents there are, and where in them characters stand.
// Documents go by rows, their places in columns.js; hits are rows in ascending
// order, and for each row the positions of what was looked for, up to ends[i].
// Costs are in bytes to be loaded.
var zoufang = window.zoufang || {};

(() => {
  const hex = (n, digits) => n.toString(16).padStart(digits, "0");

  // sumLength is how many characters of entry.js there are for each file: four of
  // digest, and one of the class of its size.
  const sumLength = 5;
  const sizeOf = (sum) => 256 * 2 ** (parseInt(sum[4], 36) / 2);

  zoufang.Index = class {
    static async open(base) {
      const loader = new zoufang.Loader(base);
      const entry = await loader.load("entry", "t=" + Date.now());
      return new zoufang.Index(loader, Object.assign(entry, { kinds: entry.kinds || [], facets: entry.facets || [] }));
    }

    constructor(loader, entry) {
      this.loader = loader;
      this.entry = entry;
      this.columns = null;
      this.hits = new zoufang.Recent(4e6, (hits) => hits.positions.length);
      this.wordings = new zoufang.Recent(2e6, ({ title, body }) => title.length + body.length);
    }

    // isTitle reports whether a position is in the title.
    isTitle(position) {
      return position < this.entry.body;
    }

    // ready loads what every query needs.
    async ready() {
      if (!this.columns) this.columns = zoufang.columns(await this.file("columns", this.entry.columns));
      return this;
    }

    // choices loads which of a facet's sets each row has, by facet.
    async choices() {
      return zoufang.choices(await this.file("choices", this.entry.choices), this.entry);
    }

    // file loads a file that must carry a sum, or else is of another index: the
    // site has been published since this one was opened.
    async file(name, sum) {
      const text = await this.loader.load(name, "v=" + sum);
      if (!text.startsWith(sum)) throw new Error(name + " is of another index");
      return new zoufang.Bits(text, sum.length);
    }

    // fileOf says in which file the hits of one or two characters lie.
    fileOf(text) {
      const { pairBits, charBits } = this.entry;
      const [first, second] = [text.charCodeAt(0), text.charCodeAt(1)];
      const [kind, number] =
        text.length > 1 ? ["pairs", (first * 40503 + second) & ((1 << pairBits) - 1)] : ["chars", first & ((1 << charBits) - 1)];
      return { number, name: kind + "/" + hex(number, 4), sum: this.entry[kind].substr(sumLength * number, sumLength) };
    }

    size(text) {
      return sizeOf(this.fileOf(text).sum);
    }

    // cost is what it takes to look characters up.
    cost(text) {
      const { name, sum } = this.fileOf(text);
      return this.loader.has(name) ? 0 : sizeOf(sum);
    }

    // lookUp returns the hits of a character, or of two adjacent ones.
    lookUp(text) {
      return this.hits.get(text, () => (text.length > 1 ? this.readPair(text) : this.readChar(text)));
    }

    async readPair(text) {
      const bits = this.entry.pairBits;
      const mask = (1 << bits) - 1;
      const { number, name, sum } = this.fileOf(text);
      const file = await this.file(name, sum);
      const terms = file.gamma();
      const step = file.bits(5);
      const gap = file.bits(5);
      for (let i = 0, c = 0; i < terms; i++) {
        c += file.rice(step);
        const d = (file.bits(16 - bits) << bits) | ((number - c * 40503) & mask);
        const hits = this.postings(file, (to) => readPositions(file, gap, to));
        if (c === text.charCodeAt(0) && d === text.charCodeAt(1)) return hits;
      }
      return nowhere();
    }

    // readChar knows of a single character whether it is in the title or the text,
    // but not where.
    async readChar(text) {
      const bits = this.entry.charBits;
      const { name, sum } = this.fileOf(text);
      const file = await this.file(name, sum);
      const terms = file.gamma();
      const step = file.bits(5);
      for (let i = 0, high = -1; i < terms; i++) {
        high += file.rice(step) + 1;
        const hits = this.postings(file, (to) => to.push(file.bits(1) ? 0 : this.entry.body));
        if (high === text.charCodeAt(0) >> bits) return hits;
      }
      return nowhere();
    }

    postings(file, readInto) {
      const count = file.gamma() + 1;
      const gap = zoufang.log2(Math.max(1, Math.floor(this.entry.space / count)));
      const hits = nowhere();
      for (let i = 0, number = -1; i < count; i++) {
        number += file.rice(gap) + 1;
        hits.rows.push(this.columns.rowOf[number]);
        readInto(hits.positions);
        hits.ends.push(hits.positions.length);
      }
      return hits;
    }

    // document loads what is shown of a row.
    async document(row) {
      const number = this.columns.numbers[row];
      const name = "texts/" + hex(number >> 8, 2) + "/" + hex(number & 255, 2);
      return Object.assign({ row }, await this.loader.load(name, "v=" + this.entry.version));
    }

    // wording returns title and text of a row in normal form.
    wording(row) {
      return this.wordings.get(row, async () => zoufang.wording(await this.document(row), this.entry.body));
    }

    // facts returns in words of what kind a document is, and its values of the first
    // two facets, if they are not many.
    facts({ kind, facets = [] }) {
      const known = this.entry.facets.slice(0, 2);
      const names = known.map(({ values }, i) => (values || []).filter(({ id }) => (facets[i] || []).includes(id)).map(({ name }) => name));
      const kinds = this.entry.kinds.filter(({ id }) => id === kind).map(({ label }) => label);
      return kinds.concat(...names.filter((all) => all.length < 3));
    }
  };

  const nowhere = () => ({ rows: [], ends: [], positions: [] });

  const readPositions = (file, gap, to) => {
    const count = file.gamma() + 1;
    const k = Math.max(0, gap - zoufang.log2(count));
    for (let i = 0, position = -1; i < count; i++) to.push((position += file.rice(k) + 1));
  };
})();
