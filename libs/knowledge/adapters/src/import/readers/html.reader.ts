import type { RawRow } from '@parley/knowledge/domain';
import { decodeText } from '@parley/platform/files';
import { markdownOfHtml, wordsOfHtml } from '../markup';
import { folderOf } from './markdown.reader';
import type { ImportReader } from './reader';

/** One page, one article: its title, the text of its main part, and what its meta elements say by our field names. */
export const readHtml: ImportReader = async function* (bytes, fileName) {
  yield htmlRow(bytes, fileName);
};

export function htmlRow(bytes: Buffer, place: string): RawRow {
  const page = decodeText(bytes);
  const heading = /<h1\b[^>]*>([\s\S]{0,4000}?)<\/h1\s*>/i.exec(page);
  const title = wordsOfHtml(heading?.[1] ?? /<title\b[^>]*>([^<]{0,4000})<\/title/i.exec(page)?.[1] ?? '');
  const language = /<html\b[^>]*\slang=["']?([a-z-]{2,16})/i.exec(page)?.[1];
  const main = mainPart(heading ? page.replace(heading[0], '') : page);
  return {
    place,
    fields: { ...folderOf(place), ...(language !== undefined && { language }), title, ...metaOf(page), answer: markdownOfHtml(main) },
  };
}

function mainPart(page: string): string {
  for (const tag of ['main', 'article', 'body']) {
    const begin = new RegExp(`<${tag}\\b[^>]*>`, 'i').exec(page);
    const end = page.toLowerCase().lastIndexOf(`</${tag}`);
    if (begin && end > begin.index) return page.slice(begin.index + begin[0].length, end);
  }
  const head = page.toLowerCase().indexOf('</head');
  return head < 0 ? page : page.slice(page.indexOf('>', head) + 1);
}

const META = new Set(['question', 'keywords', 'similarQuestions', 'tags', 'businessLine', 'kind', 'owner', 'externalId', 'validFrom', 'validTo', 'reviewDate', 'url']);

function metaOf(page: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [tag] of page.matchAll(/<meta\b[^>]{0,4000}>/gi)) {
    const name = /\bname=["']?([\w-]+)/i.exec(tag)?.[1];
    const content = /\bcontent="([^"]*)"|\bcontent='([^']*)'/i.exec(tag);
    const value = content?.[1] ?? content?.[2];
    // Web pages part their keywords by commas.
    if (name !== undefined && META.has(name) && value !== undefined) fields[name] = name === 'keywords' ? wordsOfHtml(value).replaceAll(/[,，]\s*/g, '|') : wordsOfHtml(value);
  }
  return fields;
}
