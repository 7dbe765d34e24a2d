import { compiler } from 'markdown-to-jsx/html';
import sanitizeHtml from 'sanitize-html';
import TurndownService from 'turndown';

const ALLOWED: sanitizeHtml.IOptions = {
  allowedTags: [
    'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'br', 'hr', 'ul', 'ol', 'li', 'b', 'strong', 'i', 'em', 'a', 'code', 'pre', 'blockquote', 'div', 'span',
    'table', 'thead', 'tbody', 'tr', 'th', 'td',
  ],
  allowedAttributes: { a: ['href'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  // Deeper than any page: what comes after has to walk the tree.
  nestingLimit: 50,
};

const turndown = new TurndownService({ headingStyle: 'atx', codeBlockStyle: 'fenced', bulletListMarker: '-', emDelimiter: '*' });
/** What of a DOM node the rule below looks at; the compiler knows no DOM here. */
interface ListItem {
  readonly parentNode: { readonly nodeName: string; readonly children: Iterable<ListItem> } | null;
  readonly nextSibling: object | null;
}

// One blank behind the mark, as people write lists.
turndown.addRule('listItem', {
  filter: 'li',
  replacement: (text, element) => {
    const node = element as unknown as ListItem;
    const ordinal = node.parentNode?.nodeName === 'OL' ? [...node.parentNode.children].indexOf(node) + 1 : undefined;
    const item = text.trim().replaceAll('\n', '\n  ');
    return `${ordinal === undefined ? '-' : `${ordinal}.`} ${item}${node.nextSibling ? '\n' : ''}`;
  },
});
turndown.addRule('cells', { filter: ['td', 'th'], replacement: (text) => `${text.trim()} ` });

const TAG = /<\/?[a-z][a-z0-9-]*(\s[^<>]*)?\/?>|<!--|<!doctype/i;

/** HTML without anything that runs, loads or leads astray. */
export const safeHtml = (html: string): string => sanitizeHtml(html, ALLOWED);

/** The words of some HTML in one line. */
export const wordsOfHtml = (html: string): string => turndown.turndown(sanitizeHtml(html, { allowedTags: [] })).replace(/\\([[\]_*`#\-.!()>+])/g, '$1').replace(/\s+/g, ' ').trim();

/** Markdown of a safe part of some HTML. */
export const markdownOfHtml = (html: string): string => turndown.turndown(safeHtml(html)).replace(/[ \t]+$/gm, '').trim();

/** Longer than any article: such a text is not looked at for Markdown. */
const LONGEST = 200_000;

/** A text that holds HTML as Markdown without it; any other text as it is. */
export function markdownOf(text: string): string {
  if (!TAG.test(text)) return text;
  return markdownOfHtml(text.length > LONGEST ? text : compiler(text, { tagfilter: false }));
}

/** Safe HTML of a text in Markdown. */
export const htmlOfMarkdown = (text: string): string => safeHtml(compiler(text, { tagfilter: false, forceBlock: true }));

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A text inside HTML, also inside a quoted attribute. */
export const escapeMarkup = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
