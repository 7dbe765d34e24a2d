import { describe, expect, it } from '@jest/globals';
import type { ArticleContent } from '@parley/contracts';
import { normalContent, readRow } from '@parley/knowledge/domain';
import { readFile, type ImportFormat } from './read-file';
import { EXPORT_FORMATS, EXPORT_WRITERS, type ExportFormat } from './write-file';

const contents: ArticleContent[] = [
  {
    kind: 'policy', businessLine: '零售', language: 'zh', title: '退货期限', question: '多久可以退货？', answer: '三十天内。\n\n- 未拆封\n- 有发票', similarQuestions: ['能退吗？', '怎么退？'],
    keywords: ['退货'], tags: ['售后'], url: 'https://help.example.com/returns', validFrom: '2026-01-01T00:00:00.000Z', owner: 'Customer care', externalId: 'kb-1',
  },
  {
    kind: 'faq', businessLine: 'retail', language: 'en', title: '=HYPERLINK("https://evil.example","Click")', question: '@SUM(1+1)*cmd|" /C calc"!A0', answer: '+49 30 1234, "quoted", <b>bold</b>',
    similarQuestions: ['-1'], keywords: [], tags: [],
  },
];

async function* exported() {
  for (const [index, content] of contents.entries()) yield { articleId: `article-${index}`, status: 'published', articleVersion: 1, content };
}

async function write(format: ExportFormat): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of await EXPORT_WRITERS[format].write(exported())) parts.push(Buffer.from(part as Buffer));
  return Buffer.concat(parts);
}

async function readBack(format: ExportFormat): Promise<unknown[]> {
  const archive: ImportFormat = format === 'markdown' || format === 'html' ? 'zip' : format;
  const found: unknown[] = [];
  for await (const { row } of readFile(archive, await write(format), `articles.${archive}`)) found.push(readRow(row).content);
  return found;
}

describe('an export', () => {
  it.each(EXPORT_FORMATS)('as %s is read again as it was', async (format) => {
    expect((await readBack(format))[0]).toEqual(normalContent(contents[0]!));
  });

  it.each(['csv', 'xlsx'] as const)('as %s has no cell that a spreadsheet runs, and brings such texts back', async (format) => {
    const [, second] = await readBack(format);
    expect(second).toMatchObject({ title: contents[1]!.title, answer: '+49 30 1234, "quoted", **bold**', similarQuestions: ['-1'] });
    if (format === 'csv') {
      const cells = (await write('csv')).toString().split(/[\r\n,]/).map((cell) => cell.replace(/^\ufeff?"?/, ''));
      expect(cells.filter((cell) => /^[=+\-@]/.test(cell) && !cell.startsWith('- '))).toEqual([]);
    }
  });

  it('as HTML shows a text and runs nothing of it', async () => {
    const pages = (await write('html')).toString('latin1');
    expect(pages).not.toContain('<script');
  });
});
