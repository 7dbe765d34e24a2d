import { describe, expect, it } from '@jest/globals';
import type { SignedInUser } from '@parley/platform/http';
import { ConversationController } from './conversation.controller';
import type { ConversationQuery } from './conversation-query';

const user: SignedInUser = { sub: 'ana', tenant: 'demo', roles: ['analyst'], name: 'Ana', locale: 'en', expiresAt: 0 };

function controller(): { asked: unknown[]; controller: ConversationController } {
  const asked: unknown[] = [];
  const query = {
    at: async (...parameters: unknown[]) => void asked.push(parameters),
    events: async (...parameters: unknown[]) => {
      asked.push(parameters);
      return [];
    },
  } as unknown as ConversationQuery;
  return { asked, controller: new ConversationController(query) };
}

describe('a look into a conversation', () => {
  it('asks for the present, a seq or a time, always for the tenant of the person', async () => {
    const { asked, controller: looked } = controller();
    await looked.conversation(user, 'c1');
    await looked.conversation(user, 'c1', '7');
    await looked.conversation(user, 'c1', '2026-03-01T10:00:00+01:00');
    await looked.events(user, 'c1', '200');
    expect(asked).toEqual([
      ['demo', 'c1', undefined],
      ['demo', 'c1', { seq: 7 }],
      ['demo', 'c1', { time: '2026-03-01T09:00:00.000Z' }],
      ['demo', 'c1', 200, 200],
    ]);
  });

  it.each(['yesterday', '-1', '1.5', '2026-13-01T00:00:00Z', '9'.repeat(20)])('at "%s" is refused', (at) => {
    expect(() => controller().controller.conversation(user, 'c1', at)).toThrow(expect.objectContaining({ code: 'HTTP.INVALID' }));
  });

  it('with an endless id is refused', () => {
    expect(() => controller().controller.conversation(user, 'c'.repeat(65))).toThrow(expect.objectContaining({ code: 'HTTP.INVALID' }));
  });
});
