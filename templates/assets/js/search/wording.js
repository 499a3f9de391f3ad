// The words of a document, as far as they matter to a search.
var zoufang = window.zoufang || {};

(() => {
  // wording returns title and text of a document in normal form, a line for each
  // segment. As in the index, what of the title has no room before the text counts
  // as text.
  zoufang.wording = ({ title, text }, room) => {
    const all = { title: "", body: "" };
    for (const run of zoufang.segments(title)) {
      all[all.title.length + run.text.length < room ? "title" : "body"] += run.text + "\n";
    }
    for (const paragraph of text) {
      for (const run of zoufang.segments(paragraph)) all.body += run.text + "\n";
    }
    return all;
  };

  // times returns how often a text stands in another, itself overlapping.
  zoufang.times = (all, text) => {
    let n = 0;
    for (let i = all.indexOf(text); i >= 0; i = all.indexOf(text, i + 1)) n++;
    return n;
  };
})();
