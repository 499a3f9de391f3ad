// Package tally counts. A tally is a table of rows, which are records of a
// collection, by columns, which are periods, terms of a vocabulary or records of
// another collection, with a measure in each cell: how many records, the sum or
// the distinct values of a field, or days. A quota is a tally with a target, a
// coverage matrix one with a vocabulary across, a duty one with due dates.
//
// Load reads the definitions (schemas/tallies/*.yaml), and Count makes a table of
// one of them from the model of a site. What counts, exactly:
//
//   - A record counts when its date, or the one that its source names, lies
//     within the period of the campaign and not after the as-of date.
//   - It falls into the column that holds that date; where columns are terms or
//     records, into each that it names.
//   - It counts in full for every row that it is credited to. A total over rows or
//     columns counts it once.
//   - Records of several sources are united: one that two of them find is one.
//   - Distinct values are compared by id, text without regard to width, case and
//     spaces; days are those of the calendar, both ends included, from the start
//     of the campaign to the as-of date, each in the column that holds it.
package tally
