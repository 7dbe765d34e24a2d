import { describe, expect, it } from '@jest/globals';
import type { WrittenMessage } from '../past-message';
import { dateOrderOf, type DateOrder } from './date-order';
import { headerOf } from './chat-line';
import { entriesOf, readChat, type ChatOptions } from './whatsapp';

function read(text: string, options: Partial<ChatOptions> = {}): WrittenMessage[] {
  const entries = [...entriesOf(text)].filter((entry) => entry !== undefined);
  return [...readChat(entries, { business: ['Sun Shop'], timeZone: 'UTC', ...options })].filter((message) => message !== undefined);
}

const told = (text: string, options?: Partial<ChatOptions>) => read(text, options).map(({ author, time, text: said, kind }) => [author, time, kind === 'media' ? `[${said}]` : said]);
const refused = (reason: string, details: object = {}) => expect.objectContaining({ code: 'CONVERSATION.IMPORT_FILE_REJECTED', details: expect.objectContaining({ reason, ...details }) });

const ENGLISH = [
  '12/03/2024, 15:04 - Messages and calls are end-to-end encrypted. No one outside of this chat can read them.',
  '12/03/2024, 15:04 - Ann Lee: Hello,',
  '',
  'where is my order?',
  '12/03/2024, 15:06 - Sun Shop: On its way: see below',
  '12/03/2024, 15:06 - Sun Shop: <Media omitted>',
  '13/03/2024, 09:00 - Ann Lee: This message was deleted',
  '13/03/2024, 09:01 - Ann Lee: thanks',
  '',
].join('\r\n');

const CHINESE = [
  '\u200e[2024/3/5 下午3:04:05] 阳光小店: \u200e消息和通话已进行端到端加密。',
  '[2024/3/5 下午3:04:05] 张三: 你好，',
  '我的订单到哪了？',
  '\u200e[2024/3/5 下午3:05:00] 张三: \u200e图片已省略',
  '[2024/3/5 下午3:06:10] 阳光小店: 已经发货',
].join('\n');

describe('a WhatsApp export', () => {
  it('is read in English from Android, with lines that belong together and without notices', () => {
    expect(told(ENGLISH)).toEqual([
      ['customer', '2024-03-12T15:04:00.000Z', 'Hello,\n\nwhere is my order?'],
      ['agent', '2024-03-12T15:06:00.000Z', 'On its way: see below'],
      ['agent', '2024-03-12T15:06:00.000Z', '[]'],
      ['customer', '2024-03-13T09:01:00.000Z', 'thanks'],
    ]);
  });

  it('is read in Chinese from an iPhone, by the clock of its zone', () => {
    expect(told(CHINESE, { business: ['阳光小店'], timeZone: 'Asia/Shanghai' })).toEqual([
      ['customer', '2024-03-05T07:04:05.000Z', '你好，\n我的订单到哪了？'],
      ['customer', '2024-03-05T07:05:00.000Z', '[]'],
      ['agent', '2024-03-05T07:06:10.000Z', '已经发货'],
    ]);
  });

  it('knows the business by any spelling of its name, and several people of it', () => {
    const chat = '13/03/24, 10:00 - Ann: Hi\n13/03/24, 10:01 - \u200eSUN  shop: Hi\n13/03/24, 10:02 - Chen: Hello';
    expect(told(chat, { business: ['sun shop', 'Chen'] }).map(([author]) => author)).toEqual(['customer', 'agent', 'agent']);
  });

  it.each([
    ['not-a-chat', 'Dear diary,\n12/03/2024, 15:04 - Ann: no', {}],
    ['business-not-found', ENGLISH, { business: ['Moon Shop'] }],
    ['several-customers', `${ENGLISH}14/03/2024, 09:00 - Bob: me too`, {}],
    ['no-customer', ENGLISH, { business: ['Sun Shop', 'Ann Lee'] }],
    ['no-messages', '13/03/2024, 15:04 - Ann created this group', {}],
    ['contradicting-dates', '13/03/24, 10:00 - Ann: Hi\n03/13/24, 10:01 - Sun Shop: Hi', {}],
    ['contradicting-dates', ENGLISH, { dateOrder: 'mdy' as const }],
    ['unknown-date-order', '01/02/24, 10:00 - Ann: Hi\n01/02/24, 10:01 - Sun Shop: Hi', {}],
    ['line-too-long', `13/03/24, 10:00 - Ann: ${'x'.repeat(65_537)}`, {}],
    ['line-too-long', `13/03/24, 10:00 - Ann: x\n${'y\n'.repeat(40_000)}`, {}],
  ])('is refused as %s, and nothing of its text is told', (reason, text, options) => {
    let error: unknown;
    try {
      read(text, options);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toEqual(refused(reason));
    expect(JSON.stringify([error, (error as Error).message])).not.toMatch(/Ann|diary|Lee|xxx/);
  });
});

describe('the order of a date', () => {
  const entries = (...dates: string[]) => dates.map((date) => headerOf(`${date}, 10:00 - Ann: x`)!);

  it.each<[DateOrder, string[]]>([
    ['dmy', ['1/2/24', '13/2/24']],
    ['mdy', ['1/2/24', '2/13/24']],
    ['ymd', ['2024/2/1', '2024/2/2']],
    // Neither day nor month is over twelve: only one order never jumps back.
    ['dmy', ['11/1/24', '12/1/24', '1/2/24']],
    ['mdy', ['1/11/24', '1/12/24', '2/1/24']],
  ])('is %s in %j', (order, dates) => expect(dateOrderOf(entries(...dates))).toBe(order));

  it('may be given where dates do not tell, also with years of two digits first', () => {
    expect(dateOrderOf(entries('1/2/24'), 'mdy')).toBe('mdy');
    expect(dateOrderOf(entries('24/3/5'), 'ymd')).toBe('ymd');
  });
});
