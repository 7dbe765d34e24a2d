import { describe, expect, it } from '@jest/globals';
import { normalise } from '../../text/units';
import { recogniseEntities } from '../recognise-entities';

/** A Wednesday morning. */
const TIME = '2026-11-18T10:00:00.000Z';
const datesOf = (text: string, language: 'zh' | 'en') =>
  recogniseEntities({ text, normal: normalise(text), language, time: TIME, utcOffsetMinutes: 0 }).map(({ kind, value, normal }) => `${kind} ${value} ${normal}`);

describe('dates', () => {
  it.each([
    ['后天下午三点', '后天下午三点', '2026-11-20T15:00'],
    ['下周三上午可以吗', '下周三上午', '2026-11-25T06:00/12:00'],
    ['明晚八点半', '明晚八点半', '2026-11-19T20:30'],
    ['今早', '今早', '2026-11-18T06:00/12:00'],
    ['周五中午12点', '周五中午12点', '2026-11-20T12:00'],
    ['周一签收了', '周一', '2026-11-16'],
    ['周一可以吗', '周一', '2026-11-23'],
    ['上上周五', '上上周五', '2026-11-06'],
    ['下個月初', '下個月初', '2026-12'],
    ['上个月', '上个月', '2026-10'],
    ['下周', '下周', '2026-W48'],
    ['这周末', '这周末', '2026-11-21/2026-11-22'],
    ['三天后', '三天后', '2026-11-21'],
    ['两周前', '两周前', '2026-11-04'],
    ['二十号有空', '二十号', '2026-11-20'],
    ['1月3号', '1月3号', '2027-01-03'],
    ['去年12月1日', '去年12月1日', '2025-12-01'],
    ['凌晨两点', '凌晨两点', '2026-11-18T02:00'],
    ['晚上12点', '晚上12点', '2026-11-19T00:00'],
    ['20：30开始', '20：30', '2026-11-18T20:30'],
    ['三点一刻', '三点一刻', '2026-11-18T15:15'],
  ])('reads "%s" as %s = %s', (text, value, normal) => {
    expect(datesOf(text, 'zh')).toEqual([`date ${value} ${normal}`]);
  });

  it.each([
    ['tomorrow at 5', 'tomorrow at 5', '2026-11-19T17:00'],
    ['next Friday', 'next Friday', '2026-11-27'],
    ['this Friday at 2', 'this Friday at 2', '2026-11-20T14:00'],
    ['last Tuesday', 'last Tuesday', '2026-11-17'],
    ['it was due on Monday', 'Monday', '2026-11-16'],
    ['see you Monday', 'Monday', '2026-11-23'],
    ['3pm tomorrow', '3pm tomorrow', '2026-11-19T15:00'],
    ['Sunday 9:30 am', 'Sunday 9:30 am', '2026-11-22T09:30'],
    ['tonight at 8', 'tonight at 8', '2026-11-18T20:00'],
    ['Saturday at noon', 'Saturday at noon', '2026-11-21T12:00'],
    ['the day after tomorrow in the morning', 'the day after tomorrow in the morning', '2026-11-20T06:00/12:00'],
    ['28 November at 5:30pm', '28 November at 5:30pm', '2026-11-28T17:30'],
    ['next weekend', 'next weekend', '2026-11-28/2026-11-29'],
    ['next month', 'next month', '2026-12'],
    ['last week', 'last week', '2026-W46'],
    ['in three days', 'in three days', '2026-11-21'],
    ['on the 27th', 'the 27th', '2026-11-27'],
    ['promised in May', 'May', '2026-05'],
    ['due 11/20/2026', '11/20/2026', '2026-11-20'],
    ['by 12 am', '12 am', '2026-11-18T00:00'],
  ])('reads "%s" as %s = %s', (text, value, normal) => {
    expect(datesOf(text, 'en')).toEqual([`date ${value} ${normal}`]);
  });

  it.each(['open on sundays', 'every saturday', 'it may be late', 'for 5 days', 'he sat here', '每周三都来', '早点发货', '有点慢', '周一到周五上班', '三个月了', '第三周', '大一号的'])(
    'sees no point in time in "%s"', (text) => {
      expect(datesOf(text, 'zh').filter((entity) => entity.startsWith('date'))).toEqual([]);
    },
  );

  it('counts weeks over the end of a year as ISO 8601 does', () => {
    const at = (time: string) => recogniseEntities({ text: '下周', normal: '下周', language: 'zh', time, utcOffsetMinutes: 0 })[0]?.normal;
    expect(at('2026-12-24T10:00:00Z')).toBe('2026-W53');
    expect(at('2026-12-31T10:00:00Z')).toBe('2027-W01');
  });
});
