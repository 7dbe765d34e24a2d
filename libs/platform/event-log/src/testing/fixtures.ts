import { ControlChanged, deriveId, encodeEvent, Topics, type EventEnvelope } from '@parley/contracts';
import type { FetchedBatch, FetchedRecord, LogClient, LogReader, LogReaderOptions } from '@parley/platform/kafka';
import { newEvent, toEnvelope, type NewEvent } from '../ledger/new-event';

/** A small valid event of a conversation stream. */
export function controlChanged(stream: string, epoch: number, suffix = ''): NewEvent {
  return newEvent(ControlChanged, {
    id: deriveId(stream, 'control', epoch, suffix),
    data: { conversationId: stream, epoch, controller: 'bot', cause: 'reopened' },
    time: '2026-03-01T10:00:00.000Z',
    tenant: 'test',
    subjectid: deriveId('subject', stream),
  });
}

/** The same as a reader would fetch it. */
export function record(envelope: EventEnvelope, offset: number, partition = 0): FetchedRecord {
  const { key, headers, value } = encodeEvent(envelope);
  return { topic: Topics.conversation.name, partition, offset, key, headers, value: Buffer.from(value), timestamp: 0 };
}

export function eventRecord(stream: string, seq: number, offset: number, partition = 0): FetchedRecord {
  const envelope = toEnvelope(controlChanged(stream, seq), {
    stream, source: '/parley/test', recordedtime: '2026-03-01T10:00:00.000Z', seq,
  });
  return record(envelope, offset, partition);
}

export function batch(records: FetchedRecord[], fetchedOffset = records[0]?.offset ?? 0): FetchedBatch {
  const last = records.at(-1);
  return {
    topic: records[0]?.topic ?? Topics.conversation.name,
    partition: records[0]?.partition ?? 0,
    fetchedOffset,
    highWatermark: (last?.offset ?? fetchedOffset) + 1,
    records,
  };
}

export interface ScriptedLog {
  client: LogClient;
  /** Seeks that readers asked for. */
  seeks: [string, number, number][];
  readers: LogReaderOptions[];
}

/** A log whose readers are fed by the test. */
export function scriptedLog(): ScriptedLog {
  const seeks: [string, number, number][] = [];
  const readers: LogReaderOptions[] = [];
  const reader = (options: LogReaderOptions): LogReader => {
    readers.push(options);
    return {
      start: async () => undefined,
      stop: async () => undefined,
      seek: (topic, partition, offset) => void seeks.push([topic, partition, offset]),
      pause: () => undefined,
      resume: () => undefined,
      lag: () => new Map(),
    };
  };
  return { client: { reader } as unknown as LogClient, seeks, readers };
}
