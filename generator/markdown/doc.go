// Package markdown turns the body of a record into HTML and says what is wrong
// with it, with the Markdown that Chinese office workers write.
//
// Render is all there is to call. It gives a Fragment: HTML with open slots for
// relative links, images and live blocks, which the caller fills once it knows
// the whole site, and beside it the outline, a summary and a count of
// characters. Everything it reports is a finding of package diag with the exact
// place in the file; nothing that an author typed vanishes without one.
//
// # Dialect
//
// CommonMark with tables, task lists, footnotes and bare URLs, and these
// differences:
//
//   - Raw HTML is not read. It stays visible as typed and is an error.
//   - Indentation is no code block: spaces, tabs and U+3000 before a paragraph or
//     a heading are dropped. A line indented by four columns or two U+3000 begins
//     a paragraph. An underline (=== or ---) makes no heading.
//   - Only ~~ strikes through, so that 1~2个 stays what it is.
//   - Emphasis works beside Chinese text and punctuation, see emphasis.go.
//   - A line break between two Chinese characters leaves no space.
//   - “一、…” and “（一）…” on lines of their own are headings; “1、”, “1．”, “（1）”
//     and “①” begin a paragraph. Typed numbers are kept.
//   - Ordered lists count from 1 to 99, so that “2012. 全年” is text.
//   - A page's h1 is its title. Headings of a body keep the level they are typed
//     with (## is h2, 一、 is h2, （一） is h3); a body that uses # moves down by
//     one as a whole.
//   - A heading's id is its place in the outline, s1, s1-2, or what stands in
//     {#braces} at its end.
package markdown
