// What documents a query finds.
var zoufang = window.zoufang || {};

(() => {
  // alternatives returns a word and up to four others in which something is
  // replaced by a synonym.
  const alternatives = (entry, word) => {
    const all = new Set([word]);
    for (const [key, values] of Object.entries(entry.synonyms || {})) {
      const [said] = zoufang.words(key);
      if (!said || !word.includes(said)) continue;
      for (const value of values) all.add(word.split(said).join(zoufang.words(value).join("")));
    }
    return Array.from(all).slice(0, 5);
  };

  // termsOf returns what is to be found of words: each of them, or what stands for it.
  const termsOf = (index, words) =>
    words.map((word) => alternatives(index.entry, word).map((text) => new zoufang.Phrase(index, text)));

  // every returns the rows that have all words, and how they were found.
  const every = async (index, words) => {
    const terms = termsOf(index, words);
    await zoufang.prove(index, terms);
    return { terms, found: zoufang.rank(index, terms, terms.length) };
  };

  // most returns the rows that have most words, of those that say most.
  const most = async (index, words) => {
    const terms = telling(termsOf(index, words));
    await Promise.all(terms.map((term) => zoufang.prove(index, [term])));
    return { terms, found: zoufang.rank(index, terms, Math.ceil(terms.length / 2)) };
  };

  // What may be loaded to find something similar.
  const enough = 15e4;

  // telling returns the terms in the smallest files, as far as that is not too much.
  const telling = (terms) => {
    let sum = 0;
    const sizes = new Map(terms.map((term) => [term, term.reduce((size, phrase) => size + phrase.size, 0)]));
    return terms.sort((a, b) => sizes.get(a) - sizes.get(b)).filter((term, i) => (sum += sizes.get(term)) <= enough || i === 0);
  };

  // pieces cuts words that stand nowhere as they are written. Single characters
  // stand nearly everywhere, and are left out.
  const pieces = (words) => {
    const long = (word) => cut(word).filter((piece) => Array.from(piece).length > 1);
    return Array.from(new Set([].concat(...words.map((word) => (long(word).length ? long(word) : [word])))));
  };

  const cut = (word) => {
    if (!Intl.Segmenter) return Array.from(word.slice(1), (_, i) => word.substr(i, 2));
    return Array.from(new Intl.Segmenter("zh", { granularity: "word" }).segment(word), (part) => part.segment);
  };

  // passes returns which rows the choices leave, 1 or 0 each.
  const passes = async (index, ask) => {
    const { entry, columns } = index;
    const day = (date) => Math.round((Date.parse(date) - Date.parse(entry.first)) / 864e5) + 1;
    const kind = ask.in && entry.kinds.findIndex((k) => k.id === ask.in);
    const from = ask.from ? day(ask.from) : -Infinity;
    const to = ask.to ? day(ask.to) : Infinity;
    const chosen = entry.facets.map((facet) => {
      const value = ask.facets[facet.key];
      return value && facet.sets.map((set) => set.some((i) => facet.values[i].id === value));
    });
    const choices = chosen.some(Boolean) ? await index.choices() : [];
    const pass = (row) =>
      (!ask.in || columns.kinds[row] === kind) &&
      ((!ask.from && !ask.to) || (columns.dates[row] > 0 && columns.dates[row] >= from && columns.dates[row] <= to)) &&
      chosen.every((sets, i) => !sets || sets[choices[i][row]]);
    return Uint8Array.from({ length: columns.size }, (_, row) => pass(row));
  };

  // textsIn returns the texts of which one of the rows has a hit.
  const textsIn = (terms, rows) => {
    const found = new Set(rows);
    return [].concat(...terms).filter(({ hits }) => hits.rows.some((row) => found.has(row))).map(({ text }) => text);
  };

  // search answers with rows in their order; the texts to be marked in them;
  // also, what was looked for besides; similar, whether the query as it is
  // written is found nowhere; and unfiltered, how many documents there are
  // without the choices.
  zoufang.search = async (index, ask) => {
    await index.ready();
    const pass = await passes(index, ask);
    const words = zoufang.words(ask.q);
    let { terms, found } = await every(index, words);
    const similar = words.length > 0 && !found.length;
    if (similar) ({ terms, found } = await every(index, pieces(words)));
    if (similar && !found.length) ({ terms, found } = await most(index, pieces(words)));
    const rows = found.filter((row) => pass[row]);
    if (ask.sort === "date" || !words.length) zoufang.newestFirst(index, rows);
    const texts = textsIn(terms, found);
    return {
      rows,
      texts,
      also: texts.filter((text) => !similar && !words.includes(text)),
      similar,
      unfiltered: found.length,
    };
  };
})();
