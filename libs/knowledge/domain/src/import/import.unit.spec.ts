import { describe, expect, it } from '@jest/globals';
import { escapeCell, readRow, unescapeCell, isHeader, type RawRow } from '.';

const row = (fields: RawRow['fields']): RawRow => ({ place: '2', fields });
const good = { title: 'Returns', question: 'How do I return it?', answer: 'Within 30 days.', businessLine: 'retail' };
const problemsOf = (fields: RawRow['fields'], defaults = {}) => readRow(row(fields), defaults).problems;

describe('a row of an import', () => {
  it('is read by English and Chinese column names, with lists in one cell', () => {
    const { content } = readRow(
      row({ 标题: '退货', 标准问题: '怎么退货？', 答案: '三十天内寄回。', 业务线: '零售', 相似问题: '能退吗？|可以寄回吗？；不想要了', 关键词: '退货；寄回', 类型: '政策', 生效日期: '2026年3月1日', 编号: 'kb-1', 备注: '内部' }),
    );
    expect(content).toEqual({
      kind: 'policy', businessLine: '零售', language: 'zh', title: '退货', question: '怎么退货？', answer: '三十天内寄回。',
      similarQuestions: ['能退吗？', '可以寄回吗？', '不想要了'], keywords: ['退货', '寄回'], tags: [], validFrom: '2026-03-01T00:00:00.000Z', externalId: 'kb-1',
    });
  });

  it('takes what it leaves out from the defaults, the question from the title, and the language from the words', () => {
    const { businessLine: _line, question: _question, ...rest } = good;
    expect(readRow(row(rest), { businessLine: 'retail', kind: 'process' }).content).toMatchObject({
      businessLine: 'retail', kind: 'process', language: 'en', question: 'Returns',
    });
  });

  it.each([
    [{ answer: '' }, [{ code: 'missing', field: 'answer' }]],
    [{ title: '', question: ' ' }, [{ code: 'missing', field: 'title' }, { code: 'missing', field: 'question' }]],
    [{ kind: 'novel' }, [{ code: 'unknown-kind', field: 'kind', detail: 'faq, process, product, policy' }]],
    [{ language: '火星文 2' }, [{ code: 'unknown-language', field: 'language' }]],
    [{ validFrom: '2026-02-30' }, [{ code: 'bad-date', field: 'validFrom' }]],
    [{ reviewDate: 'soon' }, [{ code: 'bad-date', field: 'reviewDate' }]],
    [{ validFrom: '2026-03-01', validTo: '2026-02-01' }, [{ code: 'ends-before-it-begins', field: 'validTo' }]],
    [{ url: 'javascript:alert(1)' }, [{ code: 'bad-url', field: 'url' }]],
    [{ answer: 'x'.repeat(65_537) }, [{ code: 'too-long', field: 'answer', detail: '65536' }]],
    [{ similarQuestions: Array.from({ length: 201 }, (_, index) => `q${index}`) }, [{ code: 'too-many', field: 'similarQuestions', detail: '200' }]],
    [{ tags: ['x'.repeat(65)] }, [{ code: 'too-long', field: 'tags', detail: '64' }]],
  ])('with %j is wrong, and says why', (change, expected) => {
    expect(problemsOf({ ...good, ...change })).toEqual(expected);
  });

  it('loses control characters and halves of characters, which no store takes', () => {
    expect(readRow(row({ ...good, answer: 'a\u0000b\u001bc\ud800d\r\ne' })).content?.answer).toBe('abc\ufffdd\ne');
  });

  it('that could not be read tells only that', () => {
    expect(readRow({ ...row({}), problems: [{ code: 'unreadable' }] })).toEqual({ title: '', problems: [{ code: 'unreadable' }] });
  });
});

describe('a header', () => {
  it('names something to ask by and something to answer', () => {
    expect([isHeader(['Question', 'Answer']), isHeader(['标题', '正文']), isHeader(['How do I pay?', 'By card.'])]).toEqual([true, true, false]);
  });
});

describe('a cell of an export', () => {
  it.each(['=1+1', '+49', '-1', '@SUM(A1)', '\t=1', '\r=1', '  =cmd', '＝1', "'=1", "''=1"])('%j is marked as text, and comes back as it was', (text) => {
    expect(escapeCell(text)).toBe(`'${text}`);
    expect(unescapeCell(escapeCell(text))).toBe(text);
  });

  it.each(['Returns', "'quoted'", '5 - 3', ''])('%j stays as it is', (text) => {
    expect(escapeCell(text)).toBe(text);
    expect(unescapeCell(text)).toBe(text);
  });
});
