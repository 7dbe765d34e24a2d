import { describe, expect, it } from '@jest/globals';
import { LexicalEngine } from '@parley/nlu/domain';
import { RecentMessages } from './recent-messages';

const engine = new LexicalEngine();
const remember = async (recent: RecentMessages, text: string, tenant = 'demo') => {
  const [understanding] = await engine.understand([{ tenant, text, time: '2026-01-01T00:00:00.000Z' }]);
  recent.remember(tenant, text, understanding!);
};

describe('RecentMessages', () => {
  it('keeps no number, address or name of a mailbox', async () => {
    const recent = new RecentMessages();
    await remember(recent, 'Order #W2378156, call +44 20 7946 0958 or write to ann.lee@example.com, card 4111 1111 1111 1111');
    await remember(recent, '我的手机号是13812345678');
    expect(JSON.stringify(recent.of('demo'))).not.toMatch(/2378156|7946|ann\.lee|4111|138123/);
    expect(recent.of('demo')[1]!.text).toMatch(/^我的手机号是\[/);
  });

  it('keeps tenants apart, and the newest thousand of each', async () => {
    const recent = new RecentMessages();
    for (let count = 0; count <= 1_000; count += 1) await remember(recent, count === 0 ? 'the first one' : 'hello');
    expect(recent.of('demo')).toHaveLength(1_000);
    expect(recent.of('demo')[0]!.text).toBe('hello');
    expect(recent.of('other')).toEqual([]);
  });
});
