// What is shown of a document: the stretches with most of what was looked for,
// and every hit in them.
var zoufang = window.zoufang || {};

(() => {
  // hits returns where texts in normal form stand in an original, by from and
  // to, those that touch joined.
  zoufang.hits = (original, texts) => {
    const all = [];
    for (const run of zoufang.segments(original)) {
      for (const text of texts) {
        for (let i = run.text.indexOf(text); i >= 0; i = run.text.indexOf(text, i + 1)) {
          all.push({ from: run.from[i], to: run.to[i + text.length - 1], texts: [text] });
        }
      }
    }
    const joined = [];
    for (const hit of all.sort((a, b) => a.from - b.from)) {
      const before = joined[joined.length - 1];
      if (before && hit.from <= before.to) {
        before.to = Math.max(before.to, hit.to);
        before.texts.push(...hit.texts);
      } else {
        joined.push(hit);
      }
    }
    return joined;
  };

  // marked cuts an original into parts, of which those that are hits say so.
  zoufang.marked = (original, hits) => {
    const parts = [];
    let at = 0;
    const add = (to, hit) => {
      if (to > at) parts.push({ text: original.slice(at, to), hit });
      at = Math.max(at, to);
    };
    for (const hit of hits) {
      add(hit.from, false);
      add(hit.to, true);
    }
    add(original.length, false);
    return parts;
  };

  // best returns the hits of a paragraph that lie within room and have most
  // different texts; null where it has none.
  const best = (paragraph, order, texts, room) => {
    const hits = zoufang.hits(paragraph, texts);
    const stretches = hits.map((hit, i) => {
      const near = hits.slice(i).filter((other) => other === hit || other.to <= hit.from + room);
      return { paragraph, order, hits, near, texts: new Set([].concat(...near.map((other) => other.texts))) };
    });
    return stretches.sort(better(new Set()))[0] || null;
  };

  // better orders stretches, given the texts that are shown already.
  const better = (shown) => {
    const fresh = (stretch) => Array.from(stretch.texts).filter((text) => !shown.has(text)).length;
    return (a, b) =>
      fresh(b) - fresh(a) || isSentence(b) - isSentence(a) || b.near.length - a.near.length || a.order - b.order;
  };

  // A word or two by themselves, as fields have them, say little.
  const isSentence = ({ paragraph }) => paragraph.length > 20;

  // cut takes a stretch with what stands around it, from the beginning of a
  // clause where one is near.
  const cut = ({ paragraph, hits, near }, room) => {
    const first = near[0].from;
    const last = near[near.length - 1].to;
    let from = Math.max(0, first - Math.min(30, Math.max(0, room - (last - first)) >> 1));
    const clause = paragraph.slice(from, first).search(/[，。；：！？、]/);
    if (from > 0 && clause >= 0) from += clause + 1;
    let to = Math.max(last, Math.min(paragraph.length, from + room));
    if (splits(paragraph, from)) from--;
    if (splits(paragraph, to)) to++;
    const inside = hits
      .filter((hit) => hit.to > from && hit.from < to)
      .map((hit) => ({ from: hit.from - from, to: Math.min(hit.to, to) - from }));
    const parts = zoufang.marked(paragraph.slice(from, to), inside);
    if (from > 0) parts.unshift({ text: "…", hit: false });
    if (to < paragraph.length) parts.push({ text: "…", hit: false });
    return parts;
  };

  // splits reports whether a place is within one character.
  const splits = (text, at) => /^[\udc00-\udfff]/.test(text.slice(at, at + 1));

  // excerpt returns the stretches of a document, room characters together, as
  // lists of parts; with few hits also how the text begins. The fragment is
  // what leads from the address of the page to the best of them.
  zoufang.excerpt = (paragraphs, texts, room = 90) => {
    const found = paragraphs.map((text, order) => best(text, order, texts, room)).filter(Boolean);
    const shown = new Set();
    const chosen = [];
    while (found.length && room > 20) {
      const stretch = found.sort(better(shown)).shift();
      stretch.texts.forEach((text) => shown.add(text));
      stretch.parts = cut(stretch, room);
      room -= stretch.parts.reduce((sum, part) => sum + part.text.length, 0);
      chosen.push(stretch);
    }
    const link = chosen.length ? fragment(chosen[0]) : "";
    chosen.sort((a, b) => a.order - b.order);
    const stretches = chosen.map((stretch) => stretch.parts);
    const others = paragraphs.filter((_, i) => chosen.every(({ order }) => order !== i));
    if (room > 50 && others.length) stretches.push(beginning(others, room));
    return { stretches, fragment: link };
  };

  const beginning = (paragraphs, room) => {
    const text = paragraphs.find((p) => p.length >= room) || paragraphs.join(" ");
    return [{ text: text.length > room ? text.slice(0, room - splits(text, room)) + "…" : text, hit: false }];
  };

  // fragment names the words in which hits lie, for browsers that go to words;
  // parts of words mean nothing to them.
  const fragment = ({ paragraph, near }) => {
    const words = Array.from(new Set(near.map((hit) => wholeWords(paragraph, hit)))).slice(0, 3);
    return "#:~:" + words.map((text) => "text=" + encodeURIComponent(text).replace(/-/g, "%2D")).join("&");
  };

  // wholeWords returns the words of a hit, and so many behind them that they are
  // likely to stand nowhere else.
  const wholeWords = (paragraph, { from, to }) => {
    if (!Intl.Segmenter) return paragraph.slice(from, to);
    const words = new Intl.Segmenter("zh", { granularity: "word" }).segment(paragraph);
    const begin = words.containing(from).index;
    let word = words.containing(to - 1);
    let end;
    do {
      end = word.index + word.segment.length;
      word = words.containing(end);
    } while (end < begin + 8 && word && word.isWordLike);
    return paragraph.slice(begin, end);
  };
})();
