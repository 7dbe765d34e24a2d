import { describe, expect, it } from '@jest/globals';
import { checkEverything } from './check-everything';
import type { LogRecord } from './log/log-event';
import { MODELS } from './source';
import { added, composed, IDS, journey, misunderstood, oldConversation, secondConversation, type LogBook } from './testing/journey';
import { MemorySource } from './testing/memory-source';

/** The differences, by check, once a defect is planted in stores that were as the log demands. */
async function found(plant: (source: MemorySource) => void, book: LogBook = journey()): Promise<Record<string, number>> {
  const source = new MemorySource(book.records);
  plant(source);
  return { ...(await checkEverything(source)).byCheck };
}

/** The differences that the log alone shows, when stores hold what it demands. */
const inLog = (book: LogBook): Promise<Record<string, number>> => found(() => undefined, book);

const indexOf = (records: readonly LogRecord[], type: string, at = 0): number =>
  records.flatMap(({ headers }, index) => (headers['ce_type'] === type ? [index] : []))[at] ?? -1;

function changed(record: LogRecord | undefined, change: Partial<LogRecord>): LogRecord {
  if (!record) throw new Error('no such record');
  return { ...record, ...change };
}

describe('verification', () => {
  it('finds nothing wrong with a whole journey, and counts it', async () => {
    const report = await checkEverything(new MemorySource(secondConversation(journey()).records));
    expect(report).toMatchObject({ differences: 0, events: 28, messages: 2, conversations: 2, escalations: 2, unsettled: 0, ledgerRows: 22, parked: 0 });
    expect(report.rowsCompared).toBeGreaterThan(10);
  });

  it('takes an old conversation for history: no message is owed an answer, none is counted', async () => {
    const report = await checkEverything(new MemorySource(oldConversation(journey()).records));
    expect(report).toMatchObject({ differences: 0, messages: 2, conversations: 1, escalations: 1, unsettled: 0 });
  });

  it('lists dead letters without calling them differences', async () => {
    const source = new MemorySource(journey().records);
    source.dead.push({ reader: 'r', code: 'CONTRACTS.UNDECODABLE', reason: 'its value is not JSON', origin: 'topic/0/1' });
    expect(await checkEverything(source)).toMatchObject({ differences: 0, deadLetters: [{ origin: 'topic/0/1' }] });
  });
});

describe('of a ledger it reports', () => {
  it('a hole, and the event that Kafka has beyond it', async () => {
    expect(await found(({ ledgerRows }) => ledgerRows.splice(2, 1))).toEqual({ 'ledger-hole': 1, 'not-in-ledger': 1 });
  });

  it('a repeated event', async () => {
    expect(await found(({ ledgerRows }) => ledgerRows.splice(2, 0, ledgerRows[1]!))).toEqual({ 'ledger-repeat': 2 });
  });

  it('an event that Kafka lacks', async () => {
    const defect = ({ ledgerRows }: MemorySource): void => {
      const last = ledgerRows.filter(({ schema }) => schema === 'routing').at(-1)!;
      ledgerRows.push({ ...last, seq: last.seq + 1, eventId: 'never-sent' });
    };
    expect(await found(defect)).toEqual({ 'not-in-kafka': 1 });
  });

  it('content other than what Kafka has', async () => {
    expect(await found(({ ledgerRows }) => ledgerRows.splice(1, 1, { ...ledgerRows[1]!, digest: 'other' }))).toEqual({ 'ledger-differs-from-kafka': 1 });
  });
});

describe('of Kafka it reports', () => {
  it('nothing for a true repeat, which it counts', async () => {
    const source = new MemorySource(journey().records);
    source.records.push(...source.records.slice(3, 6));
    expect(await checkEverything(source)).toMatchObject({ differences: 0, repeats: 3 });
  });

  it('a changed repeat', async () => {
    const defect = ({ records }: MemorySource): void => {
      const index = indexOf(records, 'conversation.ControlChanged');
      records.push(changed(records[index], { value: '{"conversationId":"c-1","epoch":2,"controller":"bot","cause":"closed"}' }));
    };
    expect(await found(defect)).toEqual({ 'changed-repeat': 1 });
  });

  it('events of a stream out of order', async () => {
    const defect = ({ records }: MemorySource): void => {
      const [from, to] = [indexOf(records, 'routing.ResolutionSubmitted'), indexOf(records, 'routing.AgentReplySubmitted')];
      [records[from], records[to]] = [records[to]!, records[from]!];
    };
    expect(await found(defect)).toEqual({ 'kafka-order': 2 });
  });

  it('bytes that are no event on an owned topic', async () => {
    expect(await found(({ records }) => records.push(changed(records[2], { value: 'not JSON' })))).toEqual({ unreadable: 1 });
  });
});

describe('of conversations it reports', () => {
  it('a received message that is in none', async () => {
    const book = journey().add('channel.MessageReceived', IDS.thread, {
      messageId: 'm-lost', threadId: IDS.thread, channel: 'webchat', accountId: 'webchat-demo', externalMessageId: 'x-lost', externalUserId: 'u',
      content: { kind: 'text', text: 'hello?' },
    });
    expect(await inLog(book)).toEqual({ 'message-lost': 1 });
  });

  it('a message that was added twice', async () => {
    const book = journey().add('conversation.CustomerMessageAdded', IDS.conversation, added(IDS.question, 'Where is my order?', { controller: 'queue', epoch: 4 }));
    expect(await inLog(book)).toEqual({ 'message-added-twice': 1, 'duplicate-external-id': 1 });
  });

  it('two messages with one external id', async () => {
    const twin = { ...added('m-twin', 'Where is my order?', { controller: 'bot', epoch: 4 }), externalMessageId: `x-${IDS.question}` };
    const book = journey()
      .add('channel.MessageReceived', IDS.thread, { ...twin, externalUserId: 'u' })
      .add('conversation.CustomerMessageAdded', IDS.conversation, twin)
      .add('conversation.SettlementFailed', IDS.conversation, { messageId: 'm-twin', conversationId: IDS.conversation, reason: 'INTERNAL' });
    expect(await inLog(book)).toEqual({ 'duplicate-external-id': 1 });
  });

  it('a message under a controller that was not in control', async () => {
    const book = journey();
    const at = indexOf(book.records, 'conversation.CustomerMessageAdded', 1);
    book.records[at] = changed(book.records[at], { value: JSON.stringify(added(IDS.request, 'a human please', { controller: 'agent', epoch: 1 })) });
    expect(await inLog(book)).toEqual({ 'wrong-controller': 1 });
  });

  it('an unsettled message', async () => {
    const book = journey().add('conversation.ReplyComposed', 'c-3', composed('r-8', { purpose: 'holding', messageId: 'm-8' }));
    const message = { ...added('m-8', 'and me?'), conversationId: 'c-3' };
    book
      .add('channel.MessageReceived', 't-3', { ...message, externalUserId: 'w', threadId: 't-3' })
      .add('conversation.CustomerMessageAdded', 'c-3', message);
    const source = new MemorySource(book.records);
    expect(await checkEverything(source)).toMatchObject({ byCheck: { 'unsettled-message': 1 }, unsettled: 1, differences: 1 });
  });

  it('a bot reply after a take-over, by conversation seq', async () => {
    const book = journey();
    const at = indexOf(book.records, 'conversation.ReplyComposed', 2);
    const late = composed(IDS.agentReply, { purpose: 'answer', messageId: IDS.request, epoch: 1 });
    book.records[at] = changed(book.records[at], { value: JSON.stringify(late) });
    expect(await inLog(book)).toEqual({ 'late-bot-reply': 1 });
  });

  it('a reply by an agent who is not in control', async () => {
    const book = journey();
    const at = indexOf(book.records, 'conversation.ReplyComposed', 2);
    const strange = composed(IDS.agentReply, { purpose: 'agent', author: 'agent', agentId: 'a-2', epoch: 3 });
    book.records[at] = changed(book.records[at], { value: JSON.stringify(strange) });
    expect(await inLog(book)).toEqual({ 'reply-without-control': 1 });
  });

  it('an agent’s reply that was never submitted, and a submitted one that was never decided', async () => {
    const book = journey();
    const at = indexOf(book.records, 'routing.AgentReplySubmitted');
    book.records[at] = changed(book.records[at], { value: book.records[at]!.value!.replace(IDS.agentReply, 'r-other') });
    expect(await inLog(book)).toEqual({ 'agent-reply-never-submitted': 1, 'agent-reply-undecided': 1 });
  });

  it('an epoch that was jumped over', async () => {
    const book = journey();
    const at = indexOf(book.records, 'conversation.ControlChanged', 2);
    book.records[at] = changed(book.records[at], { value: book.records[at]!.value!.replace('"epoch":4', '"epoch":5') });
    expect(await inLog(book)).toEqual({ 'epoch-jump': 1 });
  });
});

describe('of assignments it reports', () => {
  const assigned = (assignmentId: string, agentId: string, conversationId: string, escalationId: string): object =>
    ({ assignmentId, conversationId, escalationId, agentId, how: 'claimed' });

  it('two assignees at the same time', async () => {
    const book = journey().add('routing.AgentPresenceChanged', 'a-2', { agentId: 'a-2', presence: 'online', capacity: 5 });
    book
      .add('routing.ConversationAssigned', IDS.conversation, assigned('s-2', 'a-2', IDS.conversation, IDS.escalation))
      .add('routing.ConversationAssigned', IDS.conversation, assigned('s-3', 'a-1', IDS.conversation, IDS.escalation));
    expect(await inLog(book)).toEqual({ 'two-assignees': 1 });
  });

  it('an agent over capacity, across conversations', async () => {
    const book = secondConversation(journey());
    book
      .add('routing.ConversationAssigned', IDS.conversation, assigned('s-2', IDS.agent, IDS.conversation, IDS.escalation))
      .add('routing.ConversationAssigned', 'c-2', assigned('s-3', IDS.agent, 'c-2', 'e-2'));
    expect(await inLog(book)).toEqual({ 'over-capacity': 1 });
  });

  it('an escalation that no queue took', async () => {
    const book = secondConversation(journey());
    book.records.pop();
    expect(await inLog(book)).toEqual({ 'escalation-not-queued': 1 });
  });

  it('an end without a beginning', async () => {
    const book = journey().add('routing.AssignmentEnded', IDS.conversation, {
      assignmentId: IDS.assignment, conversationId: IDS.conversation, escalationId: IDS.escalation, agentId: IDS.agent, cause: 'released',
    });
    expect(await inLog(book)).toEqual({ 'ended-without-start': 1 });
  });
});

describe('of deliveries it reports', () => {
  const fact = { conversationId: IDS.conversation, threadId: IDS.thread, accountId: 'webchat-demo' };

  it('a second end', async () => {
    const book = journey().add('channel.MessageDeliveryFailed', IDS.thread, { replyId: IDS.answer, ...fact, reason: 'VENDOR' });
    expect(await inLog(book)).toEqual({ 'delivery-order': 1 });
  });

  it('a step back', async () => {
    const book = journey().add('channel.MessageSent', IDS.thread, { replyId: IDS.answer, ...fact });
    expect(await inLog(book)).toEqual({ 'delivery-order': 1 });
  });

  it('a reply that nobody composed', async () => {
    const book = journey().add('channel.MessageSent', IDS.thread, { replyId: 'r-none', ...fact });
    expect(await inLog(book)).toEqual({ 'delivery-of-unknown-reply': 1 });
  });
});

describe('of read models it reports', () => {
  const full = (): LogBook => misunderstood(oldConversation(secondConversation(journey())));

  it.each(MODELS)('a missing row of %s', async (model) => {
    const defect = ({ models: all }: MemorySource): void => void all[model].delete([...all[model].keys()][0]!);
    expect(await found(defect, full())).toEqual({ [`${model}-missing-row`]: 1 });
  });

  it.each(MODELS)('an extra row of %s', async (model) => {
    const defect = ({ models: all }: MemorySource): void => void all[model].set('extra', {});
    expect(await found(defect, full())).toEqual({ [`${model}-extra-row`]: 1 });
  });

  it.each(MODELS)('a changed field of %s, by name and without its value', async (model) => {
    const source = new MemorySource(full().records);
    const [key, row] = [...source.models[model]][0]!;
    const field = Object.keys(row).find((name) => row[name] !== undefined && row[name] !== null)!;
    source.models[model].set(key, { ...row, [field]: 'wrong' });
    const report = await checkEverything(source);
    expect(report.kept).toEqual([{ check: `${model}-field-differs`, subject: key, detail: field }]);
  });
});

describe('of texts that editors review', () => {
  const texts = ['intent-correction', 'unrecognised-message'] as const;

  it.each(texts)('it takes a masked part of %s for what was written, and reports what was not', async (model) => {
    const kept = (text: string) => ({ models: all }: MemorySource): void => {
      const [key, row] = [...all[model]][0]!;
      all[model].set(key, { ...row, text });
    };
    expect(await found(kept('Where … order?'), misunderstood(journey()))).toEqual({});
    expect(await found(kept('Where is … parcel?'), misunderstood(journey()))).toEqual({ [`${model}-field-differs`]: 1 });
  });

  it('it takes the last answer on a message, also where the engine answered twice', async () => {
    const book = misunderstood(journey());
    const first = book.records[indexOf(book.records, 'nlu.MessageUnderstood')]!;
    book.records.push({ ...first, offset: 99, headers: { ...first.headers, ce_time: '2026-01-05T10:00:00.000Z' } });
    expect(await inLog(book)).toEqual({});
    const early = ({ models: all }: MemorySource): void => {
      const [key, row] = [...all['unrecognised-message']][0]!;
      all['unrecognised-message'].set(key, { ...row, understood_time: new Date(first.headers['ce_time']!) });
    };
    expect(await found(early, book)).toEqual({ 'unrecognised-message-field-differs': 1 });
  });
});

describe('of readers it reports', () => {
  it('one that has not counted everything, and one that has counted more than there is', async () => {
    const defect = ({ consumed }: MemorySource): void => {
      consumed[0] = { ...consumed[0]!, lastSeq: consumed[0]!.lastSeq - 1 };
      consumed[1] = { ...consumed[1]!, lastSeq: consumed[1]!.lastSeq + 1 };
    };
    expect(await found(defect)).toEqual({ 'reader-behind': 1, 'reader-ahead': 1 });
  });

  it('a parked stream, with the code of its reason only', async () => {
    const source = new MemorySource(journey().records);
    source.parked.push({ schema: 'routing', reader: 'parley.routing.queue.v1', stream: 'conversation:c-1', reason: 'SEQ_GAP: expected 3, got 5' });
    expect((await checkEverything(source)).kept).toEqual([
      { check: 'parked-stream', subject: 'parley.routing.queue.v1 conversation:c-1', detail: 'routing: SEQ_GAP' },
    ]);
  });
});
