import { describe, expect, it } from '@jest/globals';
import { RecentMessages } from './recent-messages';

describe('RecentMessages', () => {
  it('keeps no number, address or name of a mailbox, not even where a text is cut', () => {
    const recent = new RecentMessages();
    recent.remember('demo', 'Order #W2378156, call +44 20 7946 0958 or write to ann.lee@mail.example, card 4111 1111 1111 1111');
    recent.remember('demo', '我的手机号是13812345678');
    recent.remember('demo', `${'x '.repeat(248)}ann.lee@mail.example`);
    expect(JSON.stringify(recent.of('demo'))).not.toMatch(/2378156|7946|ann|4111|138/);
    expect(recent.of('demo')[1]).toBe('我的手机号是…');
  });

  it('keeps tenants apart, and of each the newest two hundred', () => {
    const recent = new RecentMessages();
    for (let count = 0; count <= 200; count += 1) recent.remember('demo', count === 0 ? 'the first one' : 'hello');
    expect(recent.of('demo')).toEqual(Array.from({ length: 200 }, () => 'hello'));
    expect(recent.of('other')).toEqual([]);
  });
});
