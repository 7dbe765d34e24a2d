import { describe, expect, it } from '@jest/globals';
import { headerOf } from './chat-line';

const clock = (line: string): unknown => {
  const header = headerOf(line);
  return header && [...header.date, header.hour, header.minute, header.second, header.sender, header.text];
};

describe('the first line of an entry', () => {
  it.each([
    ['Android, 24 hours', '31/12/2023, 23:59 - Ann Lee: Hi: there', [31, 12, 2023, 23, 59, 0, 'Ann Lee', 'Hi: there']],
    ['Android, 12 hours', '1/2/24, 12:05 am - Ann: Hi', [1, 2, 24, 0, 5, 0, 'Ann', 'Hi']],
    ['Android with the narrow space of newer versions', '1/2/24, 1:05\u202fPM - Ann: Hi', [1, 2, 24, 13, 5, 0, 'Ann', 'Hi']],
    ['Android with points in the half of the day', '1/2/24, 1:05 p. m. - Ann: Hi', [1, 2, 24, 13, 5, 0, 'Ann', 'Hi']],
    ['Android, German', '31.12.23, 09:07 - Ann: Hallo', [31, 12, 23, 9, 7, 0, 'Ann', 'Hallo']],
    ['iPhone with seconds', '[31/12/2023, 23:59:58] Ann: Hi', [31, 12, 2023, 23, 59, 58, 'Ann', 'Hi']],
    ['iPhone, 12 hours', '[1/2/24, 12:05:09\u202fPM] Ann: Hi', [1, 2, 24, 12, 5, 9, 'Ann', 'Hi']],
    ['iPhone with ISO days', '[2024-03-05, 15:04:05] Ann: Hi', [2024, 3, 5, 15, 4, 5, 'Ann', 'Hi']],
    ['iPhone, German clock', '[31.12.23, 09.07.08] Ann: Hallo', [31, 12, 23, 9, 7, 8, 'Ann', 'Hallo']],
    ['iPhone, Chinese', '[2024/3/5 下午3:04:05] 张三: 你好', [2024, 3, 5, 15, 4, 5, '张三', '你好']],
    ['iPhone, Chinese, with marks', '\u200e[2024/3/5 上午12:04:05] 张三: \u200e图片已省略', [2024, 3, 5, 0, 4, 5, '张三', '图片已省略']],
    ['Android, Chinese', '2024/3/5 下午12:30 - 张三: 你好：在吗', [2024, 3, 5, 12, 30, 0, '张三', '你好：在吗']],
    ['Android, Chinese, 24 hours', '2024/3/5 15:04 - 张三: 你好', [2024, 3, 5, 15, 4, 0, '张三', '你好']],
    ['Chinese days in words', '2024年3月5日 晚上9:04 - 张三: 你好', [2024, 3, 5, 21, 4, 0, '张三', '你好']],
    ['noon that begins before twelve', '2024/3/5 中午11:30 - 张三: 你好', [2024, 3, 5, 11, 30, 0, '张三', '你好']],
    ['the hour after it', '2024/3/5 中午1:30 - 张三: 你好', [2024, 3, 5, 13, 30, 0, '张三', '你好']],
    ['before dawn', '2024/3/5 凌晨2:30 - 张三: 你好', [2024, 3, 5, 2, 30, 0, '张三', '你好']],
    ['a number as sender', '1/2/24, 10:05 - \u202a+86\u00a0138\u00a00013\u00a08000\u202c: 你好', [1, 2, 24, 10, 5, 0, '+86 138 0013 8000', '你好']],
    ['an empty first line', '1/2/24, 10:05 - Ann:', [1, 2, 24, 10, 5, 0, 'Ann', '']],
  ])('of %s', (_, line, expected) => expect(clock(line)).toEqual(expected));

  it.each(['1/2/24, 10:05 - Ann created this group', '2024/3/5 15:04 - 消息和通话均为端到端加密。', '[2024/3/5 15:04:05] 张三更改了群名：新的群'])(
    'without a sender is a notice: %s', (line) => expect(headerOf(line)).toMatchObject({ text: '', generated: true }),
  );

  it.each(['see you 1/2/24, 10:05 - Ann: no', '1/2/24, 25:05 - Ann: Hi', '1/2/24, 10:65 - Ann: Hi', '13:05 tomorrow', '', '1. first\t2. second', '[1/2] done: yes'])(
    'is none of: %s', (line) => expect(headerOf(line)).toBeUndefined(),
  );

  it('tells what WhatsApp marked as its own', () => {
    expect(headerOf('[31/12/2023, 23:59:58] Ann: \u200eAnn changed their number')?.generated).toBe(true);
    expect(headerOf('[31/12/2023, 23:59:58] Ann: hello')?.generated).toBe(false);
  });
});
