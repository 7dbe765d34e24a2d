import { describe, expect, it } from '@jest/globals';
import { groupCorrections, type IntentCorrection } from './group-corrections';

let count = 0;
const correction = (text: string, intent: string, change: Partial<IntentCorrection> = {}): IntentCorrection => {
  count += 1;
  return { messageId: `m${count}`, text, recognised: 'order.status', intent, time: `2026-03-01T10:00:${String(count % 60).padStart(2, '0')}.000Z`, ...change };
};

describe('groupCorrections', () => {
  it('puts together what was mistaken in the same way, the most frequent first', () => {
    const groups = groupCorrections([
      correction('cancel it', 'order.cancel'), correction('points?', 'loyalty.points'), correction('my points', 'loyalty.points'), correction('points?', 'loyalty.points', { recognised: null }),
    ]);
    expect(groups.map(({ recognised, intent, count: messages }) => [recognised, intent, messages])).toEqual([
      ['order.status', 'loyalty.points', 2], [null, 'loyalty.points', 1], ['order.status', 'order.cancel', 1],
    ]);
  });

  it('counts a message once that two agents corrected alike', () => {
    const [group] = groupCorrections([correction('points?', 'loyalty.points', { messageId: 'm' }), correction('points?', 'loyalty.points', { messageId: 'm' })]);
    expect(group).toMatchObject({ count: 1, texts: [{ count: 1 }] });
  });

  it('shows a text once however it was typed, as it was written last', () => {
    const [group] = groupCorrections([
      correction('My  POINTS', 'loyalty.points', { time: '2026-03-01T10:00:00.000Z' }), correction('my points', 'loyalty.points', { time: '2026-03-02T10:00:00.000Z' }),
      correction('points?', 'loyalty.points', { time: '2026-03-03T10:00:00.000Z' }),
    ]);
    expect(group?.texts).toEqual([
      { text: 'my points', count: 2, last: '2026-03-02T10:00:00.000Z' }, { text: 'points?', count: 1, last: '2026-03-03T10:00:00.000Z' },
    ]);
  });

  it('shows at most fifty texts and counts all', () => {
    const [group] = groupCorrections(Array.from({ length: 60 }, (_, n) => correction(`text ${n}`, 'loyalty.points')));
    expect([group?.count, group?.texts.length]).toEqual([60, 50]);
  });

  it('makes nothing of nothing', () => {
    expect(groupCorrections([])).toEqual([]);
  });
});
