import { describe, expect, it } from '@jest/globals';
import { CustomerMessageAdded, deriveId, PassagesRetrieved, Topics, type CustomerMessageAddedData, type Passage } from '@parley/contracts';
import type { RetrievalQuery, Retriever } from '@parley/knowledge/domain';
import { validate, type ReceivedEvent } from '@parley/platform/event-log';
import { PassageFinder } from './passage-finder';

const passage: Passage = { articleId: 'a', articleVersion: 2, title: 'Refunds', text: 'Five days.', language: 'en', score: 7, confidence: 0.9 };

class SpyRetriever implements Retriever {
  readonly name = 'spy';
  readonly version = '1';
  readonly calls: (readonly RetrievalQuery[])[] = [];

  async retrieve(queries: readonly RetrievalQuery[]): Promise<Passage[][]> {
    this.calls.push(queries);
    return queries.map(({ text }) => (text === 'nothing' ? [] : [{ ...passage, title: text }]));
  }
}

function added(id: string, change: Partial<CustomerMessageAddedData> = {}): ReceivedEvent {
  const data: CustomerMessageAddedData = {
    messageId: `message-${id}`, conversationId: 'conversation-1', threadId: 'thread-1', channel: 'webchat', accountId: 'webchat-demo',
    externalMessageId: id, content: { kind: 'text', text: 'refund' }, controller: 'bot', epoch: 1, ...change,
  };
  return {
    id, type: CustomerMessageAdded.type, source: '/parley/conversation', subject: 'conversation-1', time: '2026-03-01T10:00:00.000Z',
    recordedtime: '2026-03-01T10:00:00.100Z', tenant: 'demo', subjectid: 'subject-1', partitionkey: 'conversation-1', dataversion: 1, seq: 2,
    correlationid: 'correlation-1', traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    topic: Topics.conversation.name, partition: 0, offset: 0, data: data as unknown as Record<string, unknown>,
  };
}

describe('PassageFinder', () => {
  it('asks for all messages of a fetch at once and answers each with one valid event, traced back to it', async () => {
    const retriever = new SpyRetriever();
    const computed = await new PassageFinder(retriever).find([added('a'), added('b', { content: { kind: 'text', text: 'nothing' } })]);
    expect(retriever.calls).toHaveLength(1);
    expect(computed.map(({ topic }) => topic)).toEqual([Topics.knowledge, Topics.knowledge]);
    expect(computed[0]!.event).toMatchObject({
      id: deriveId('a', 'knowledge', 0), type: PassagesRetrieved.type, subject: 'conversation-1', partitionkey: 'conversation-1', tenant: 'demo',
      subjectid: 'subject-1', causationid: 'a', correlationid: 'correlation-1', traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
      data: { messageId: 'message-a', engine: { name: 'spy', version: '1' }, passages: [{ title: 'refund' }] },
    });
    expect(computed[1]!.event).toMatchObject({ data: { messageId: 'message-b', passages: [] } });
    for (const { event } of computed) expect(() => validate(event.type, event.data)).not.toThrow();
  });

  it('asks nothing for messages without words, and for those that a queue or an agent has', async () => {
    const retriever = new SpyRetriever();
    const events = [
      added('a', { content: { kind: 'location' } }), added('b', { content: { kind: 'text', text: ' ' } }),
      added('c', { controller: 'queue' }), added('d', { controller: 'agent' }),
    ];
    expect(await new PassageFinder(retriever).find(events)).toEqual([]);
    expect(retriever.calls).toEqual([]);
  });

  it('passes on that the index is away, so that the reader waits', async () => {
    const away: Retriever = { name: 'away', version: '1', retrieve: () => Promise.reject(new Error('away')) };
    await expect(new PassageFinder(away).find([added('a')])).rejects.toThrow('away');
  });
});
