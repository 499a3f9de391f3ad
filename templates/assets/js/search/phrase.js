// A word that is looked for, in normal form. Its hits are narrowed file by file,
// until nothing is open.
var zoufang = window.zoufang || {};

(() => {
  zoufang.Phrase = class {
    constructor(index, text) {
      this.index = index;
      this.text = text;
      this.left = cover(index, text); // pairs that have not been looked up
      this.begun = false; // whether hits are all that there can be
      this.hits = { rows: [], ends: [], positions: [] };
      this.place = 0; // in the text, of the pair that positions are of
    }

    // open returns the pairs that are still to be looked up.
    open() {
      return this.begun && !this.hits.rows.length ? [] : this.left;
    }

    async lookUp(pair) {
      const hits = await this.index.lookUp(pair.text);
      this.left = this.left.filter((other) => other !== pair);
      this.hits = this.begun ? narrow(this.hits, hits, pair.place - this.place) : hits;
      if (!this.begun) this.place = pair.place;
      this.begun = true;
    }

    // read finds the hits among rows by reading them: as many as the index has, all
    // in the title or in the text at one place.
    async read(rows) {
      const found = { rows: [], ends: [], positions: [] };
      const wordings = await Promise.all(rows.map((row) => this.index.wording(row)));
      wordings.forEach(({ title, body }, i) => {
        const inTitle = new Array(zoufang.times(title, this.text)).fill(0);
        const inBody = new Array(zoufang.times(body, this.text)).fill(this.index.entry.body);
        const all = inTitle.concat(inBody);
        if (!all.length) return;
        found.positions.push(...(this.text.length > 1 ? all : all.slice(0, 1)));
        found.rows.push(rows[i]);
        found.ends.push(found.positions.length);
      });
      this.left = [];
      this.begun = true;
      this.hits = found;
    }

    // size is that of the smallest of its files, which bounds in how many documents
    // it stands.
    get size() {
      return pairsOf(this.text).reduce((least, { text }) => Math.min(least, this.index.size(text)), Infinity);
    }

    // rarity grows as fewer documents have the word. It depends on nothing that has
    // been loaded, so that results keep their order.
    get rarity() {
      return Math.log(1 + (this.index.entry.documents * usualHits) / this.size);
    }
  };

  // What a pair takes in a file that is in every document, bytes for each.
  const usualHits = 8;

  // pairsOf returns the pairs of a word. A single character stands for itself.
  const pairsOf = (text) => Array.from({ length: Math.max(1, text.length - 1) }, (_, place) => ({ place, text: text.substr(place, 2) }));

  // cover returns those pairs that are the cheapest to prove a word: the first, the
  // last, and of two neighbours one at least.
  const cover = (index, text) => {
    let next;
    let over;
    for (const pair of pairsOf(text).reverse()) {
      const rest = over && over.cost <= next.cost ? over : next || { cost: 0, pairs: [] };
      over = next;
      next = { cost: rest.cost + index.cost(pair.text), pairs: [pair].concat(rest.pairs) };
    }
    return next.pairs;
  };

  // narrow returns those hits that have one of the others at a distance.
  const narrow = (hits, others, distance) => {
    const left = { rows: [], ends: [], positions: [] };
    for (let i = 0, j = 0; i < hits.rows.length; i++) {
      while (j < others.rows.length && others.rows[j] < hits.rows[i]) j++;
      if (j === others.rows.length) break;
      if (others.rows[j] !== hits.rows[i]) continue;
      const before = left.positions.length;
      let q = start(others, j);
      for (let p = start(hits, i); p < hits.ends[i]; p++) {
        const wanted = hits.positions[p] + distance;
        while (q < others.ends[j] && others.positions[q] < wanted) q++;
        if (q < others.ends[j] && others.positions[q] === wanted) left.positions.push(hits.positions[p]);
      }
      if (left.positions.length === before) continue;
      left.rows.push(hits.rows[i]);
      left.ends.push(left.positions.length);
    }
    return left;
  };

  const start = (hits, i) => (i ? hits.ends[i - 1] : 0);
})();
