// The normal form in which texts are indexed and searched: characters of one
// width, small letters, nothing between them but breaks. The index is made by
// the same rules.
var zoufang = window.zoufang || {};

(() => {
  const breaks = /[,。;:!?、\n\r]/;
  // What vanishes, with those signs that describe Han and are too new for some.
  const nothing = /[\p{P}\p{S}\p{Z}\p{Cc}\p{Cf}\u2ffc-\u2fff\u31ef]/u;
  const digit = /[0-9]/;
  const han = /^[\u4e00-\u9fff]$/;

  // Normalising joins a character with the marks behind it, and Korean letters
  // with each other; everything else stands alone.
  const clusters = /(?:[\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\uac00-\ud7ff\uffa0-\uffdc]+|[^])[\p{M}\uff9e\uff9f]*/gu;

  const spell = (cluster) =>
    han.test(cluster)
      ? cluster
      : Array.from(cluster.replace(/\u2026/g, "\n").normalize("NFKC"), (c) => Array.from(c.toLowerCase())[0]).join("");

  // spelt returns the text as it is spelt in the normal form, with punctuation,
  // and for each of its code units from where to where its origin stands.
  const spelt = (text) => {
    const from = [];
    const to = [];
    let all = "";
    for (const match of text.matchAll(clusters)) {
      all += spell(match[0]);
      while (from.length < all.length) {
        from.push(match.index);
        to.push(match.index + match[0].length);
      }
    }
    return { text: all, from, to };
  };

  const inNumber = (text, i) =>
    /[,:]/.test(text[i]) && digit.test(text[i - 1] || "") && digit.test(text[i + 1] || "");

  // segments returns the runs between the breaks of a paragraph, each with the
  // origin of its code units as spelt returns it.
  zoufang.segments = (paragraph) => {
    const all = spelt(paragraph);
    const runs = [];
    let run = { text: "", from: [], to: [] };
    let i = 0;
    for (const c of all.text) {
      if (inNumber(all.text, i)) {
        // a number is one word
      } else if (breaks.test(c)) {
        if (run.text) runs.push(run);
        run = { text: "", from: [], to: [] };
      } else if (!nothing.test(c)) {
        run.text += c;
        for (let k = i; k < i + c.length; k++) {
          run.from.push(all.from[k]);
          run.to.push(all.to[k]);
        }
      }
      i += c.length;
    }
    if (run.text) runs.push(run);
    return runs;
  };

  // words returns what a query asks for: its parts between spaces and breaks.
  zoufang.words = (query) => {
    const all = query.split(/[\s\p{Z}]+/u).map(zoufang.segments);
    return Array.from(new Set([].concat(...all).map((run) => run.text)));
  };
})();
