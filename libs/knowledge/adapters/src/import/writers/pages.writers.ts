import type { Readable } from 'node:stream';
import { escapeMarkup, htmlOfMarkdown } from '../markup';
import { stringify } from 'yaml';
import { ZipFile } from 'yazl';
import { pathOf, type ExportedArticle } from './exported';

/** A ZIP of Markdown files in folders by language and business line, fields in the front matter. */
export const writeMarkdown = (articles: AsyncIterable<ExportedArticle>): Promise<Readable> => packed(articles, 'md', markdownPage);

/** A ZIP of HTML pages in folders by language and business line. */
export const writeHtml = (articles: AsyncIterable<ExportedArticle>): Promise<Readable> => packed(articles, 'html', htmlPage);

async function packed(articles: AsyncIterable<ExportedArticle>, ending: string, page: (article: ExportedArticle) => string): Promise<Readable> {
  const zip = new ZipFile();
  for await (const article of articles) zip.addBuffer(Buffer.from(page(article)), pathOf(article, ending));
  zip.end();
  return zip.outputStream as Readable;
}

function markdownPage({ content: { answer, title, ...fields } }: ExportedArticle): string {
  return `---\n${stringify({ title, ...fields })}---\n\n${answer}\n`;
}

function htmlPage({ content }: ExportedArticle): string {
  const { title, language, answer, question, keywords, similarQuestions, tags, ...fields } = content;
  const lists = { keywords: keywords.join(','), similarQuestions: similarQuestions.join('|'), tags: tags.join('|') };
  const metas = Object.entries({ question, ...fields, ...lists })
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `<meta name="${name}" content="${escapeMarkup(value)}">`);
  return [
    '<!doctype html>', `<html lang="${escapeMarkup(language)}">`, '<head>', '<meta charset="utf-8">', `<title>${escapeMarkup(title)}</title>`, ...metas, '</head>',
    '<body>', `<h1>${escapeMarkup(title)}</h1>`, '<main>', htmlOfMarkdown(answer), '</main>', '</body>', '</html>', '',
  ].join('\n');
}
