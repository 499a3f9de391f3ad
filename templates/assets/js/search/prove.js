// How words are found with as little loaded as may be: the smallest files first;
// and once few documents are left, those documents are read instead of what is
// large and says no more.
var zoufang = window.zoufang || {};

(() => {
  // Files that are together no larger are loaded at once.
  const atOnce = 16e3;

  // prove finds which rows have all terms, each of them one of several phrases. The
  // hits of the phrases are exact for those rows; none where there is no such row.
  zoufang.prove = async (index, terms) => {
    const phrases = [].concat(...terms);
    for (;;) {
      const open = stepsOf(index, phrases);
      const rows = possible(terms);
      if (!open.length || (rows && !rows.length)) return;
      const cost = open.reduce((sum, step) => sum + step.cost, 0);
      if (rows && readingCost(index, rows) < cost) {
        await Promise.all(phrases.filter((phrase) => phrase.open().length).map((phrase) => phrase.read(rows)));
        return;
      }
      await Promise.all(cheapest(open).map(({ phrase, pair }) => phrase.lookUp(pair)));
    }
  };

  // stepsOf returns what phrases have open, the cheapest first.
  const stepsOf = (index, phrases) => {
    const steps = phrases.map((phrase) => phrase.open().map((pair) => ({ phrase, pair, cost: index.cost(pair.text) })));
    return [].concat(...steps).sort((a, b) => a.cost - b.cost);
  };

  const cheapest = (steps) => {
    let cost = 0;
    return steps.filter((step, i) => (cost += step.cost) <= atOnce || i === 0);
  };

  // possible returns the rows that may have all terms; null: any.
  const possible = (terms) => {
    let rows = null;
    for (const choices of terms) {
      if (!choices.every((phrase) => phrase.begun)) continue;
      const some = new Set([].concat(...choices.map((phrase) => phrase.hits.rows)));
      rows = rows ? rows.filter((row) => some.has(row)) : Array.from(some);
    }
    return rows;
  };

  // What reading takes, in bytes: for each document, for each of its characters.
  // Those that a page shows are loaded anyway.
  const perDocument = 500;
  const perCharacter = 3.2;
  const shown = 10;

  const readingCost = (index, rows) => {
    const { lengths } = index.columns;
    const all = rows.reduce((sum, row) => sum + perDocument + perCharacter * lengths[row], 0);
    return all * Math.max(0, 1 - shown / rows.length);
  };
})();
