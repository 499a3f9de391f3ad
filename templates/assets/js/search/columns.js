// What queries need of every document, by row: columns of numbers.
var zoufang = window.zoufang || {};

(() => {
  // readColumn returns a number for each row.
  const readColumn = (file, size) => {
    const ranked = new Array(file.gamma());
    const width = file.bits(5);
    for (let i = 0; i < ranked.length; i++) ranked[i] = file.bits(width);
    const k = file.bits(5);
    return Array.from({ length: size }, () => ranked[ranked.length > 1 ? file.rice(k) : 0]);
  };

  // columns reads what every query needs.
  zoufang.columns = (file) => {
    const size = file.gamma();
    const gap = file.bits(5);
    const numbers = [];
    const rowOf = [];
    for (let row = 0, number = -1; row < size; row++) {
      number += file.rice(gap) + 1;
      numbers.push(number);
      rowOf[number] = row;
    }
    const kinds = readColumn(file, size);
    const dates = readColumn(file, size); // days since the first, from 1; 0: none
    const lengths = readColumn(file, size).map((n) => 2 ** (n / 4)); // pairs
    const meanLength = lengths.reduce((sum, n) => sum + n, 0) / Math.max(1, size);
    const newest = dates.reduce((a, b) => Math.max(a, b), 1);
    return { size, numbers, rowOf, kinds, dates, lengths, meanLength, newest };
  };

  // choices reads which of a facet's sets each row has, by facet.
  zoufang.choices = (file, { facets, documents }) => facets.map(() => readColumn(file, documents));
})();
