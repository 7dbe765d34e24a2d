import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Queued } from '../conversation/routed-conversation';
import type { Candidate } from './assignment-policy';
import { LongestIdlePolicy } from './longest-idle.policy';

const NOW = '2026-03-01T10:00:00.000Z';
const minutesAgo = (minutes: number): string => new Date(Date.parse(NOW) - minutes * 60_000).toISOString();

const waiting = (conversationId: string, more: Partial<Queued> = {}): Queued => ({
  status: 'queued',
  conversationId,
  escalationId: `e-${conversationId}`,
  queueId: 'billing',
  priority: 50,
  language: 'en',
  waitingSince: minutesAgo(1),
  declined: {},
  ...more,
});
const agent = (agentId: string, more: Partial<Candidate> = {}): Candidate => ({
  agentId,
  presence: 'online',
  capacity: 1,
  load: 0,
  languages: ['en'],
  skills: ['billing'],
  idleSince: minutesAgo(5),
  ...more,
});
const match = (conversations: Queued[], agents: Candidate[]) =>
  new LongestIdlePolicy().match(conversations, agents, NOW);

describe('The longest-idle policy', () => {
  it('serves the higher priority first', () =>
    expect(match([waiting('low', { priority: 10 }), waiting('high', { priority: 90 })], [agent('ada')])).toEqual([
      { conversationId: 'high', agentId: 'ada' },
    ]));
  it('lets a long wait outweigh a higher priority', () =>
    expect(
      match(
        [waiting('new', { priority: 60 }), waiting('old', { priority: 50, waitingSince: minutesAgo(30) })],
        [agent('ada')],
      ),
    ).toEqual([{ conversationId: 'old', agentId: 'ada' }]));
  it('serves the older one among equals', () =>
    expect(
      match(
        [
          waiting('later', { priority: 51, waitingSince: minutesAgo(1) }),
          waiting('older', { priority: 50, waitingSince: minutesAgo(2) }),
        ],
        [agent('ada')],
      ),
    ).toEqual([{ conversationId: 'older', agentId: 'ada' }]));
  it('asks the agent who has been idle longest', () =>
    expect(match([waiting('c')], [agent('ada'), agent('bob', { idleSince: minutesAgo(9) })])).toEqual([
      { conversationId: 'c', agentId: 'bob' },
    ]));
  it('spreads several conversations over the agents before it comes back to one', () =>
    expect(
      match([waiting('a'), waiting('b'), waiting('c')], [agent('ada', { capacity: 2 }), agent('bob', { capacity: 2 })]),
    ).toEqual([
      { conversationId: 'a', agentId: 'ada' },
      { conversationId: 'b', agentId: 'bob' },
      { conversationId: 'c', agentId: 'ada' },
    ]));
  it.each([
    ['is not online', { presence: 'away' as const }],
    ['has no free capacity', { load: 1 }],
    ['does not speak the language', { languages: ['zh'] }],
    ['does not serve the queue', { skills: ['delivery'] }],
  ])('asks nobody who %s', (_, more) => expect(match([waiting('c')], [agent('ada', more)])).toEqual([]));
  it('matches the primary language of a regional tag', () =>
    expect(match([waiting('c', { language: 'zh-Hant' })], [agent('chen', { languages: ['zh'] })])).toHaveLength(1));
  it('lets everybody serve a conversation whose language is unknown', () =>
    expect(match([waiting('c', { language: 'und' })], [agent('chen', { languages: ['zh'] })])).toHaveLength(1));
  it('asks the next agent after one has let it go', () =>
    expect(
      match(
        [waiting('c', { declined: { ada: minutesAgo(0.5) } })],
        [agent('ada'), agent('bob', { idleSince: minutesAgo(1) })],
      ),
    ).toEqual([{ conversationId: 'c', agentId: 'bob' }]));
  it('asks the same agent again after a while when there is nobody else', () => {
    expect(match([waiting('c', { declined: { ada: minutesAgo(0.5) } })], [agent('ada')])).toEqual([]);
    expect(match([waiting('c', { declined: { ada: minutesAgo(2) } })], [agent('ada')])).toHaveLength(1);
  });

  it('never matches a conversation twice or an agent beyond capacity', () => {
    const agents = fc.array(fc.record({ capacity: fc.nat(4), load: fc.nat(4), idle: fc.nat(100) }), { maxLength: 6 });
    const conversations = fc.array(fc.record({ priority: fc.nat(100), waited: fc.nat(60) }), { maxLength: 20 });
    fc.assert(
      fc.property(agents, conversations, (people, queue) => {
        const candidates = people.map((one, n) => agent(`agent-${n}`, { ...one, idleSince: minutesAgo(one.idle) }));
        const matches = match(
          queue.map((one, n) => waiting(`c-${n}`, { priority: one.priority, waitingSince: minutesAgo(one.waited) })),
          candidates,
        );
        expect(new Set(matches.map((one) => one.conversationId)).size).toBe(matches.length);
        for (const { agentId, capacity, load } of candidates) {
          const taken = matches.filter((one) => one.agentId === agentId).length;
          expect(taken).toBeLessThanOrEqual(Math.max(0, capacity - load));
        }
        const free = candidates.reduce((sum, { capacity, load }) => sum + Math.max(0, capacity - load), 0);
        expect(matches).toHaveLength(Math.min(free, queue.length));
      }),
    );
  });
});
