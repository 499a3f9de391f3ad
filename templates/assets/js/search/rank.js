// The order of what was found.
var zoufang = window.zoufang || {};

(() => {
  const saturation = 1.2;
  const lengthWeight = 0.75;
  const synonymWeight = 0.5;
  const newness = 0.1;

  // What a hit in a title is worth, and a word more: more than all below it.
  const inTitle = 1e3;
  const wordMore = 1e6;

  // rank returns the rows with at least so many of the terms: those with most
  // of them first, then those with titles that have them; then by how often and
  // in how short a text they stand (BM25), new ones a little favoured.
  zoufang.rank = (index, terms, least) => {
    const { size, lengths, dates, meanLength, newest } = index.columns;
    const scores = new Float64Array(size);
    const counts = new Uint8Array(size);
    const last = new Int32Array(size).fill(-1);
    terms.forEach((choices, number) => {
      choices.forEach(({ hits, rarity }, choice) => {
        const weight = choice ? synonymWeight : 1;
        hits.rows.forEach((row, i) => {
          const first = i ? hits.ends[i - 1] : 0;
          const times = hits.ends[i] - first;
          const long = 1 - lengthWeight + (lengthWeight * lengths[row]) / meanLength;
          const fresh = 1 + (newness * dates[row]) / newest;
          const body = (rarity * times * (saturation + 1)) / (times + saturation * long);
          scores[row] += weight * (body * fresh + (index.isTitle(hits.positions[first]) ? inTitle : 0));
          if (last[row] !== number) counts[row]++;
          last[row] = number;
        });
      });
    });
    const rows = [];
    counts.forEach((count, row) => {
      if (count >= least) rows.push(row);
      scores[row] += wordMore * count;
    });
    return rows.sort((a, b) => scores[b] - scores[a] || a - b);
  };

  zoufang.newestFirst = (index, rows) => {
    const { dates } = index.columns;
    return rows.sort((a, b) => dates[b] - dates[a] || a - b);
  };
})();
