import { describe, expect, it } from '@jest/globals';
import { readRow, type RawRow } from '@parley/knowledge/domain';
import { pack } from '@parley/testing';
import { formatOf, readFile } from './read-file';

async function read(fileName: string, content: string | Buffer, from = 0): Promise<RawRow[]> {
  const rows: RawRow[] = [];
  for await (const { row } of readFile(formatOf(fileName), Buffer.from(content as string), fileName, from)) rows.push(row);
  return rows;
}

const contentOf = (row: RawRow | undefined) => readRow(row!, { businessLine: 'retail' }).content;
const refused = (reason: string) => expect.objectContaining({ code: 'KNOWLEDGE.IMPORT_FILE_REJECTED', details: expect.objectContaining({ reason }) });

// 「标题,问题,答案」 and one line, as a Chinese spreadsheet saves them.
const GB18030 = Buffer.from('b1eacce22ccecacce22cb4f0b0b80acdcbbbf52cd4f5c3b4cdcbbbf5a3bf2cc8fdcaaeccecc4daa1a30a', 'hex');

describe('CSV', () => {
  it('keeps quotes, line breaks and commas inside cells, and tells the line of a row', async () => {
    const rows = await read('faq.csv', 'question,answer\r\n"How, exactly?","Say ""please"".\nThen wait."\r\n\r\nWhen?,Soon.\r\n');
    expect(rows).toEqual([
      { place: '3', fields: { question: 'How, exactly?', answer: 'Say "please".\nThen wait.' } },
      { place: '5', fields: { question: 'When?', answer: 'Soon.' } },
    ]);
  });

  it.each([
    ['UTF-8 with a byte-order mark', Buffer.from('\ufeff标题,问题,答案\n退货,怎么退货？,三十天内。\n')],
    ['UTF-16 with a byte-order mark', Buffer.from('\ufeff标题,问题,答案\n退货,怎么退货？,三十天内。\n', 'utf16le')],
    ['GB18030', GB18030],
  ])('is read as %s', async (_, bytes) => {
    expect(await read('faq.csv', bytes)).toEqual([{ place: '2', fields: { 标题: '退货', 问题: '怎么退货？', 答案: '三十天内。' } }]);
  });

  it.each([[';'], ['\t']])('may be parted by %j', async (sign) => {
    const [row] = await read('faq.csv', `question${sign}answer\nA, b?${sign}C, d.\n`);
    expect(row?.fields).toEqual({ question: 'A, b?', answer: 'C, d.' });
  });

  it('loses script and keeps the words of HTML', async () => {
    const [row] = await read('faq.csv', 'question,answer\nHow?,"<p>Press <b>Return</b>.<script>steal()</script></p><img src=x onerror=steal()><a href=""javascript:steal()"">here</a>"\n');
    expect(row?.fields['answer']).toBe('Press **Return**.\n\nhere');
  });

  it.each([
    ['no-header', 'How do I pay?,By card.\n'], ['no-rows', 'question,answer\n'], ['malformed', 'question,answer\n"never closed,x\n'],
    ['encoding', Buffer.from([0x71, 0x00, 0x01, 0xff, 0xff, 0xff])],
  ])('is refused as %s', async (reason, content) => {
    await expect(read('faq.csv', content)).rejects.toEqual(refused(reason));
  });
});

describe('JSON Lines', () => {
  it('takes lists as lists, and tells which line cannot be read', async () => {
    const rows = await read('faq.jsonl', '{"question":"How?","answer":"So.","keywords":["a","b"],"other":{"x":1}}\n\nnot json\n[1]\n');
    expect(rows).toEqual([
      { place: '1', fields: { question: 'How?', answer: 'So.', keywords: ['a', 'b'] } },
      { place: '3', fields: {}, problems: [{ code: 'unreadable' }] },
      { place: '4', fields: {}, problems: [{ code: 'unreadable' }] },
    ]);
  });

  it('may be one array', async () => {
    expect(await read('faq.json', '[{"question":"How?","answer":"So."}]')).toHaveLength(1);
    await expect(read('faq.json', '[{"question"')).rejects.toEqual(refused('malformed'));
  });

  it('goes on from a row', async () => {
    expect((await read('faq.jsonl', '{"a":1}\n{"a":2}\n{"a":3}\n', 2)).map(({ place }) => place)).toEqual(['3']);
  });
});

describe('a folder of pages', () => {
  it('holds Markdown with front matter and HTML; the folder is the business line', async () => {
    const archive = await pack({
      'help/billing/invoice.md': '---\nkeywords: [invoice, VAT]\nkind: process\n---\n# Getting an invoice\n\nOpen **Orders**.\n',
      'help/returns.html':
        '<!doctype html><html lang="en-GB"><head><title>Shop</title><meta name="question" content="How do I return &quot;it&quot;?"></head>' +
        '<body><nav>Menu</nav><main><h1>Returns</h1><p>Within <em>30</em> days.</p><script>steal()</script></main></body></html>',
      'help/logo.png': Buffer.from([0x89, 0x50]),
      '__MACOSX/help/._returns.html': 'x',
    });
    const rows = await read('help.zip', archive);
    expect(rows.map(({ place }) => place)).toEqual(['help/billing/invoice.md', 'help/returns.html']);
    expect(contentOf(rows[0])).toMatchObject({ title: 'Getting an invoice', businessLine: 'billing', kind: 'process', keywords: ['invoice', 'VAT'], answer: 'Open **Orders**.' });
    expect(contentOf(rows[1])).toMatchObject({ title: 'Returns', question: 'How do I return "it"?', language: 'en', answer: 'Within *30* days.' });
  });

  it('tells which page cannot be read, and reads the others', async () => {
    const bomb = `---\na: &a [x,x]\n${Array.from({ length: 20 }, (_, index) => `b${index}: [*a,*a]`).join('\n')}\n---\n# Title\n`;
    const rows = await read('help.zip', await pack({ 'a.md': bomb, 'b.md': Buffer.from([0x00, 0xff]), 'c.md': '# Fine\n\nYes.\n' }));
    expect(rows.map(({ problems }) => problems?.[0]?.code)).toEqual(['unreadable', 'unreadable', undefined]);
  });
});

describe('a hostile archive', () => {
  it('that unpacks to far more than it should is refused before it is unpacked', async () => {
    await expect(read('bomb.zip', await pack({ 'zeros.md': Buffer.alloc(1_900_000) }))).rejects.toEqual(refused('archive-ratio'));
    await expect(read('large.zip', await pack({ 'large.md': Buffer.alloc(3 * 1024 * 1024) }))).rejects.toEqual(refused('archive-size'));
    await expect(read('bomb.xlsx', await pack({ 'xl/worksheets/sheet1.xml': Buffer.alloc(20_000_000) }))).rejects.toEqual(refused('archive-ratio'));
  });

  it('that holds more than it says of itself is refused when it shows', async () => {
    const archive = await pack({ 'page.md': Buffer.alloc(500_000, 'x') });
    const directory = archive.lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
    archive.writeUInt32LE(100, directory + 24);
    await expect(read('liar.zip', archive)).rejects.toEqual(refused('archive-broken'));
  });

  it('with paths out of its folder, or that is no archive at all, is refused', async () => {
    const outside = await pack({ 'aa/page.md': '# x' });
    for (let at = outside.indexOf('aa/'); at >= 0; at = outside.indexOf('aa/', at + 1)) outside.write('../', at);
    await expect(read('outside.zip', outside)).rejects.toEqual(refused('archive-broken'));
    await expect(read('none.zip', 'not a zip')).rejects.toEqual(refused('archive-broken'));
    await expect(read('none.xlsx', await pack({ 'a.txt': 'x' }))).rejects.toEqual(refused('malformed'));
  });
});

describe('a file', () => {
  it('of another kind is refused by its name', () => {
    expect(() => formatOf('report.pdf')).toThrow(refused('unknown-format'));
    expect(() => formatOf('none')).toThrow(refused('unknown-format'));
  });
});
