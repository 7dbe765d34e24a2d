import { describe, expect, it } from '@jest/globals';
import { CustomerMessageAdded, deriveId, MessageUnderstood, Topics, type CustomerMessageAddedData } from '@parley/contracts';
import { Glossaries, LexicalEngine } from '@parley/nlu/domain';
import { validate, type ReceivedEvent } from '@parley/platform/event-log';
import { EngineRoster } from './library/engine-roster';
import { RecentMessages } from './library/recent-messages';
import { MessageUnderstander } from './message-understander';

const glossaries = new Glossaries();
const understander = new MessageUnderstander(new EngineRoster({ builtIn: new LexicalEngine(), make: () => new LexicalEngine() }), new RecentMessages(), glossaries);

function added(id: string, change: Partial<CustomerMessageAddedData> = {}): ReceivedEvent {
  const data: CustomerMessageAddedData = {
    messageId: `message-${id}`, conversationId: 'conversation-1', threadId: 'thread-1', channel: 'webchat', accountId: 'webchat-demo',
    externalMessageId: id, content: { kind: 'text', text: 'where is my order' }, controller: 'bot', epoch: 1, ...change,
  };
  return {
    id, type: CustomerMessageAdded.type, source: '/parley/conversation', subject: 'conversation-1', time: '2026-03-01T10:00:00.000Z',
    recordedtime: '2026-03-01T10:00:00.100Z', tenant: 'demo', subjectid: 'subject-1', partitionkey: 'conversation-1', dataversion: 1, seq: 2,
    correlationid: 'correlation-1', traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    topic: Topics.conversation.name, partition: 0, offset: 0, data: data as unknown as Record<string, unknown>,
  };
}

describe('MessageUnderstander', () => {
  it('answers each message with one valid event on the conversation\'s stream, traced back to it', async () => {
    const [first, second] = await understander.understand([added('a'), added('b', { content: { kind: 'text', text: '转人工' } })]);
    expect(first!.topic).toBe(Topics.nlu);
    expect(first!.event).toMatchObject({
      id: deriveId('a', 'nlu', 0), type: MessageUnderstood.type, subject: 'conversation-1', partitionkey: 'conversation-1', tenant: 'demo',
      subjectid: 'subject-1', causationid: 'a', correlationid: 'correlation-1', traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
      data: { messageId: 'message-a', engine: { name: 'lexical' }, understanding: { language: 'en', outOfScope: false } },
    });
    expect(second!.event).toMatchObject({ data: { messageId: 'message-b', understanding: { wantsHuman: true } } });
    for (const { event } of [first!, second!]) expect(() => validate(event.type, event.data)).not.toThrow();
  });

  it('carries the beginning of a message that no intent fits, and nothing of others', async () => {
    const text = `do you gift wrap? ${'x'.repeat(981)}😀`;
    const [fits, fitsNone] = await understander.understand([added('a'), added('b', { content: { kind: 'text', text } })]);
    expect(fits!.event.data).not.toHaveProperty('text');
    expect(fitsNone!.event.data).toMatchObject({ understanding: { outOfScope: true }, text: text.slice(0, 999) });
    expect(() => validate(fitsNone!.event.type, fitsNone!.event.data)).not.toThrow();
  });

  it('stamps its answers with the glossary that they were made by, where the tenant has one', async () => {
    const only = async () => (await understander.understand([added('a')]))[0]!.event;
    expect(await only()).toMatchObject({ data: { engine: { name: 'lexical', version: '1' } } });
    glossaries.use('demo', 4, { feelings: [], humanRequests: [], ignored: [], lists: [], patterns: [] });
    expect(await only()).toMatchObject({ data: { engine: { name: 'lexical', version: '1+glossary-4' } } });
  });

  it('makes the same ids again when it runs again', async () => {
    const ids = async () => (await understander.understand([added('a'), added('b')])).map(({ event }) => event.id);
    expect(await ids()).toEqual(await ids());
  });

  it('leaves messages alone that a queue or an agent has', async () => {
    expect(await understander.understand([added('a', { controller: 'queue' }), added('b', { controller: 'agent' })])).toEqual([]);
  });

  it('answers a message without text with nothing understood', async () => {
    const [only] = await understander.understand([added('a', { content: { kind: 'location' } })]);
    expect(only!.event).toMatchObject({ data: { understanding: { language: 'und', intents: [] } } });
  });
});
