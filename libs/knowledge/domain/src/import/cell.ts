/** What a spreadsheet would take for a formula, after any blanks. */
const FORMULA = /^\s*[=+\-@＝＋－＠\t\r]/;
const ESCAPED = /^'(?='*\s*[=+\-@＝＋－＠\t\r])/;

/** A cell that no spreadsheet runs: what begins like a formula is marked as text by an apostrophe. */
export const escapeCell = (text: string): string => (FORMULA.test(text) || ESCAPED.test(text) ? `'${text}` : text);

/** The text that {@link escapeCell} made safe. */
export const unescapeCell = (text: string): string => (ESCAPED.test(text) ? text.slice(1) : text);
