import { describe, expect, it, test } from '@jest/globals';
import * as fc from 'fast-check';
import { afterReport, DELIVERY_STATES, statesReached, type ReachedState } from './delivery-state';
import { eventTime } from './event-time';
import { receivedEvent } from './incoming-message';
import { nextDelayMs, retryAfterMs, type RetryPolicy } from './retry-policy';
import { fullSendRate, reserveSend } from './send-rate';
import { isSuperseded } from './supersession';
import { isWithinServiceWindow } from './whatsapp/service-window';

describe('a delivery', () => {
  test.each([
    ['pending', 'sent', ['sent']],
    ['pending', 'read', ['sent', 'delivered', 'read']],
    ['sent', 'delivered', ['delivered']],
    ['read', 'delivered', []],
    ['delivered', 'delivered', []],
    ['sent', 'failed', ['failed']],
    ['delivered', 'failed', []],
    ['failed', 'delivered', []],
  ] as const)('that is %s and is reported as %s newly reaches %j', (current, reported, reached) => {
    expect(statesReached(current, reported)).toEqual(reached);
  });

  it('reaches the same state and tells each step once, in whatever order and number reports come', () => {
    const reports = fc.array(fc.constantFrom<ReachedState>('sent', 'delivered', 'read'), { maxLength: 12 });
    fc.assert(
      fc.property(reports, (given) => {
        let state: (typeof DELIVERY_STATES)[number] = 'pending';
        const told: string[] = [];
        for (const report of given) {
          told.push(...statesReached(state, report));
          state = afterReport(state, report);
        }
        const last = (['read', 'delivered', 'sent'] as const).find((step) => given.includes(step)) ?? 'pending';
        expect(state).toBe(last);
        expect(new Set(told).size).toBe(told.length);
      }),
    );
  });
});

describe('the time of an event', () => {
  const recorded = '2026-11-21T03:00:00.000Z';
  it('is the vendor time, also when that lies days back', () => {
    expect(eventTime('2026-11-18T03:00:00.000Z', recorded)).toEqual({ time: '2026-11-18T03:00:00.000Z', timeclamped: false });
  });
  it('may lie five minutes ahead, not more', () => {
    expect(eventTime('2026-11-21T03:05:00.000Z', recorded).timeclamped).toBe(false);
    expect(eventTime('2026-11-21T03:05:00.001Z', recorded)).toEqual({ time: recorded, timeclamped: true });
  });
});

describe('the event of a message', () => {
  const account = { id: 'wa', tenant: 'demo', channel: 'whatsapp' } as const;
  const message = { externalMessageId: 'wamid.1', externalUserId: '861', time: '2026-11-21T02:00:00.000Z', content: { kind: 'text', text: 'hi' } } as const;

  it('has the same ids whenever the message is delivered again', () => {
    const first = receivedEvent(account, message, '2026-11-21T03:00:00.000Z');
    const again = receivedEvent(account, message, '2026-11-21T03:10:00.000Z');
    expect([again.id, again.subject, again.subjectid, again.time]).toEqual([first.id, first.subject, first.subjectid, first.time]);
    expect(first.id).toBe(first.data.messageId);
  });

  it('differs between tenants and accounts', () => {
    const ids = [account, { ...account, tenant: 'other' }, { ...account, id: 'wb' }].map((a) => receivedEvent(a, message, message.time).id);
    expect(new Set(ids).size).toBe(3);
  });

  it('is marked when the vendor clock runs ahead', () => {
    expect(receivedEvent(account, message, '2026-11-21T01:00:00.000Z')).toMatchObject({ time: '2026-11-21T01:00:00.000Z', timeclamped: true });
    expect(receivedEvent(account, message, message.time)).not.toHaveProperty('timeclamped');
  });
});

describe('a reply that waits to be sent', () => {
  const reply = { author: 'bot', purpose: 'answer', epoch: 1 } as const;
  it('of the bot is dropped once an agent took over', () => {
    expect(isSuperseded(reply, 3)).toBe(true);
  });
  it('stays while no agent took over since', () => {
    expect(isSuperseded(reply, undefined)).toBe(false);
    expect(isSuperseded({ ...reply, epoch: 4 }, 3)).toBe(false);
  });
  it('stays when an agent wrote it or when it announces the hand-over', () => {
    expect(isSuperseded({ ...reply, author: 'agent', purpose: 'agent' }, 3)).toBe(false);
    expect(isSuperseded({ ...reply, purpose: 'handover' }, 3)).toBe(false);
  });
});

describe('the service window', () => {
  const last = '2026-11-20T03:00:00.000Z';
  const hours = (n: number) => Date.parse(last) + n * 3_600_000;
  it('is open for 24 hours after the customer wrote', () => {
    expect(isWithinServiceWindow('text', last, hours(24) - 1)).toBe(true);
    expect(isWithinServiceWindow('text', last, hours(24))).toBe(false);
  });
  it('never closes for a template', () => {
    expect(isWithinServiceWindow('template', last, hours(500))).toBe(true);
  });
});

describe('the next attempt', () => {
  const policy: RetryPolicy = { maxAttempts: 4, maxAgeMs: 60_000, firstDelayMs: 1_000, longestDelayMs: 3_000 };
  const delay = (made: number, more: { ageMs?: number; retryAfterMs?: number } = {}) => nextDelayMs(policy, { made, ageMs: 0, jitter: 1, ...more });
  it('waits twice as long each time, up to a longest delay', () => {
    expect([delay(1), delay(2), delay(3)]).toEqual([1_000, 2_000, 3_000]);
  });
  it('waits as long as the vendor asks for', () => {
    expect(delay(1, { retryAfterMs: 9_000 })).toBe(9_000);
    expect(delay(3, { retryAfterMs: 10 })).toBe(3_000);
  });
  it('is not made after the last one, nor when the reply would be too old', () => {
    expect(delay(4)).toBeUndefined();
    expect(delay(1, { ageMs: 59_500 })).toBeUndefined();
    expect(delay(1, { retryAfterMs: 61_000 })).toBeUndefined();
  });
  test.each([
    ['7', 7_000],
    ['Sat, 21 Nov 2026 03:00:10 GMT', 10_000],
    ['soon', undefined],
    [null, undefined],
  ])('reads Retry-After %j as %s milliseconds', (header, expected) => {
    expect(retryAfterMs(header, Date.parse('2026-11-21T03:00:00Z'))).toBe(expected);
  });
});

describe('the send rate', () => {
  it('lets one second of sends through at once and spreads the rest', () => {
    let rate = fullSendRate(2, 0);
    const waits = [0, 0, 0, 0].map((now) => {
      const reserved = reserveSend(rate, 2, now);
      rate = reserved.rate;
      return reserved.waitMs;
    });
    expect(waits).toEqual([0, 0, 500, 1_000]);
  });
  it('never exceeds the rate over any time', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 100 }), (gaps) => {
        let rate = fullSendRate(10, 0);
        let now = 0;
        const sentAt: number[] = [];
        for (const gap of gaps) {
          now += gap;
          const reserved = reserveSend(rate, 10, now);
          rate = reserved.rate;
          sentAt.push(now + reserved.waitMs);
        }
        const inAnySecond = Math.max(...sentAt.map((start) => sentAt.filter((at) => at >= start && at < start + 1_000).length));
        expect(inAnySecond).toBeLessThanOrEqual(20);
      }),
    );
  });
});
