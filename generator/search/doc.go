// Package search makes the full-text index of a site: files that a browser loads
// a few of for each query, without a server.
//
// What is indexed are pairs of adjacent characters, with positions, so that any
// stretch of a text is found exactly as it stands, whatever words it is cut into;
// Chinese has no spaces, and no two segmenters agree. A query of seven characters
// needs four pairs, of which each lies in a file of its own.
//
// A client loads as little as may be. First entry.js, which says of every other file
// what it must be, in four characters, and about how large, in one: see sumText; and
// columns.js, the numbers, kinds, dates and lengths of all documents. Of a query it
// then loads the smallest files, and once few documents are left it reads those,
// which it would show anyway, instead of the larger files. What facets they have is
// in choices.js, which only queries that are narrowed by one need.
//
// The index is a function of the documents alone, and made so that one edit
// touches little: the number of a document follows from its name, and the place of
// a stretch of text within it from its words, so that neither depends on what
// stands before. Write makes the whole; where an earlier index of the same
// documents but a few is at hand it changes only the files that have to change, to
// the same bytes.
//
// Every file is a script that calls zoufang.take, for a page that was opened from a
// shared drive may load scripts and nothing else. Numbers lie in them as bits,
// fifteen to a character: see [bitWriter] for the codes and packScript for the
// form. The client that reads them is templates/assets/js/search.
package search
