import { CustomerMessageAdded, deriveId, encodeEvent, PARTITIONS, Topics, type Topic } from '@parley/contracts';
import { newEvent, toEnvelope } from '@parley/platform/event-log';
import type { LogClient, LogRecord } from '@parley/platform/kafka';
import { uniqueName } from './bare-servers';

export interface FilledTopic {
  readonly topic: Topic;
  readonly events: number;
  readonly streams: number;
}

/** About 700 bytes with headers, as messages of customers are. */
const TEXT = 'My parcel has not arrived although the tracking says it was delivered on Monday; what can I do now?';
const PER_APPEND = 1_000;

/** A record of a conversation's log. */
export function messageRecord(topic: string, stream: string, seq: number): LogRecord {
  const messageId = deriveId(stream, seq);
  const event = newEvent(CustomerMessageAdded, {
    id: messageId,
    data: {
      messageId, conversationId: stream, threadId: stream, channel: 'whatsapp', accountId: 'whatsapp-bench', externalMessageId: messageId,
      content: { kind: 'text', text: TEXT }, controller: 'bot', epoch: 1,
    },
    time: '2026-03-01T10:00:00.000Z',
    tenant: 'bench',
    subjectid: stream,
    correlationid: messageId,
    traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  });
  const envelope = toEnvelope(event, { stream, source: '/parley/bench', recordedtime: '2026-03-01T10:00:00.000Z', seq });
  return { topic, ...encodeEvent(envelope) };
}

/** A topic of its own with events of many conversations, interleaved, seqs contiguous. */
export async function filledTopic(log: LogClient, what: string, events: number, streams = 2_000): Promise<FilledTopic> {
  const topic: Topic = { ...Topics.conversation, name: uniqueName(what) };
  await log.admin().ensureTopics([{ name: topic.name, partitions: PARTITIONS, config: { 'retention.ms': '-1' } }]);
  const ids = Array.from({ length: streams }, (_, n) => deriveId(topic.name, n));
  const writer = log.writer();
  for (let from = 0; from < events; from += PER_APPEND) {
    const records = Array.from({ length: Math.min(PER_APPEND, events - from) }, (_, n) => {
      const at = from + n;
      return messageRecord(topic.name, ids[at % streams] ?? '', Math.floor(at / streams) + 1);
    });
    await writer.append(records);
  }
  await writer.close();
  return { topic, events, streams };
}
