import { describe, expect, it } from '@jest/globals';
import { readJsonLines } from './json-lines';

const good = { conversation: 'c-1', author: 'customer', time: '2024-03-05T15:04:05+08:00', text: 'Where is it?' };
const read = (lines: readonly unknown[], timeZone?: string) => [...readJsonLines(lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\r\n'), { timeZone })];

describe('a line of old conversations', () => {
  it('has what it must have, and may have more', () => {
    const full = { ...good, channel: 'live chat', customer: 'Ann', agent: 'Bo', language: 'en-GB', resolution: 'solved', other: 1 };
    expect(read([good, '', full])).toEqual([
      { line: 1, conversation: 'c-1', author: 'customer', time: '2024-03-05T07:04:05.000Z', kind: 'text', text: 'Where is it?', channel: 'other' },
      {
        line: 3, conversation: 'c-1', author: 'customer', time: '2024-03-05T07:04:05.000Z', kind: 'text', text: 'Where is it?',
        channel: 'live chat', customer: 'Ann', agent: 'Bo', language: 'en', resolution: 'solved',
      },
    ]);
  });

  it.each([
    ['2024-03-05 15:04', 'Asia/Shanghai', '2024-03-05T07:04:00.000Z'],
    ['2024-03-05T15:04:05.1234Z', undefined, '2024-03-05T15:04:05.123Z'],
    ['2024-03-05T15:04:05-0330', undefined, '2024-03-05T18:34:05.000Z'],
  ])('of the time %s in %s is of %s', (time, zone, expected) => expect(read([{ ...good, time }], zone)).toMatchObject([{ time: expected }]));

  it.each([
    ['not json', { code: 'unreadable' }],
    ['[1]', { code: 'unreadable' }],
    [{ ...good, text: ' ' }, { code: 'missing', field: 'text' }],
    [{ ...good, conversation: null }, { code: 'missing', field: 'conversation' }],
    [{ ...good, conversation: 'x'.repeat(257) }, { code: 'too-long', field: 'conversation' }],
    [{ ...good, text: 'x'.repeat(65_537) }, { code: 'too-long', field: 'text' }],
    [{ ...good, text: { deep: 1 } }, { code: 'bad-value', field: 'text' }],
    [{ ...good, author: 'Ann' }, { code: 'unknown-author', field: 'author' }],
    [{ ...good, time: '2024-02-30T10:00:00Z' }, { code: 'bad-time', field: 'time' }],
    [{ ...good, time: '2024-03-05 15:04' }, { code: 'bad-time', field: 'time' }],
    [{ ...good, time: 'yesterday' }, { code: 'bad-time', field: 'time' }],
    [{ ...good, channel: 'a/b' }, { code: 'bad-value', field: 'channel' }],
    [{ ...good, language: 'Ann Lee' }, { code: 'bad-value', field: 'language' }],
  ])('%j is wrong, and says why by code and field only', (line, problem) => expect(read([good, line])[1]).toEqual({ line: 2, ...problem }));
});
