import { describe, expect, it } from '@jest/globals';
import { CustomerMessageAdded, deriveId, PassagesRetrieved, Topics, type CustomerMessageAddedData, type Passage } from '@parley/contracts';
import type { AnswerWriter, RetrievalQuery, Retriever, Turn, WritingRequest } from '@parley/knowledge/domain';
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

  describe('with a model that words answers', () => {
    const turns: readonly Turn[] = [{ by: 'customer', text: 'How long does delivery take?' }, { by: 'service', text: 'Two days.' }];
    const requests: WritingRequest[] = [];
    const writer: AnswerWriter = {
      model: 'spy',
      write: (request) => {
        requests.push(request);
        return Promise.resolve({ kind: 'failed', tookMs: 1 });
      },
    };
    const asking = async (text: string, retriever: Retriever = new SpyRetriever(), before: readonly Turn[] = turns) => {
      requests.length = 0;
      const places: unknown[] = [];
      const memory = {
        before: (asked: readonly object[]) => {
          places.push(...asked);
          return Promise.resolve(asked.map(() => [...before]));
        },
      };
      const [computed] = await new PassageFinder(retriever, writer, memory).find([added('a', { content: { kind: 'text', text } })]);
      return { places, passages: (computed!.event.data as { passages: Passage[] }).passages };
    };

    it('shows it what was said before the message', async () => {
      const { places } = await asking('refund');
      expect(places).toEqual([{ tenant: 'demo', conversationId: 'conversation-1', seq: 2 }]);
      expect(requests).toMatchObject([{ question: 'refund', conversation: turns }]);
    });

    it('looks up a question that leans on the one before it together with that, if it finds nothing by itself', async () => {
      const retriever = new SpyRetriever();
      const leaning: Retriever = { name: 'l', version: '1', retrieve: async (queries) => (await retriever.retrieve(queries)).map((found, at) => (queries[at]!.text.startsWith('and') ? [] : found)) };
      expect((await asking('and for abroad?', leaning)).passages).toMatchObject([{ title: 'How long does delivery take? and for abroad?' }]);
      expect(requests).toMatchObject([{ question: 'and for abroad?' }]);
      expect((await asking('and for abroad?', leaning, [])).passages).toEqual([]);
      expect((await asking('and for abroad?')).passages).toMatchObject([{ title: 'and for abroad?' }]);
    });

    it('keeps what was found when the question before it does not help', async () => {
      const nowhere: Retriever = { name: 'n', version: '1', retrieve: (queries) => Promise.resolve(queries.map(() => [{ ...passage, confidence: 0.3 }])) };
      expect((await asking('and for abroad?', nowhere)).passages).toEqual([{ ...passage, confidence: 0.3 }]);
      expect(requests).toEqual([]);
    });

    it('asks for nothing that was said without one', async () => {
      const memory = { before: () => Promise.reject(new Error('asked')) };
      expect(await new PassageFinder(new SpyRetriever(), null, memory).find([added('a')])).toHaveLength(1);
    });
  });

  it('passes on that the index is away, so that the reader waits', async () => {
    const away: Retriever = { name: 'away', version: '1', retrieve: () => Promise.reject(new Error('away')) };
    await expect(new PassageFinder(away).find([added('a')])).rejects.toThrow('away');
  });
});
