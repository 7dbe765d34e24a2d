import { describe, expect, it } from '@jest/globals';
import { Topics } from '@parley/contracts';
import type { FetchedRecord, LogClient } from '@parley/platform/kafka';
import { checkOperations } from './log-check';
import type { Operation } from './operations';

const headers = (type: string, id: string): Record<string, string> => ({
  ce_specversion: '1.0', ce_id: id, ce_type: type, ce_source: '/spec', ce_subject: 's', ce_time: '2026-03-01T10:00:00.000Z',
  ce_tenant: 'demo', ce_subjectid: 'x', ce_partitionkey: 's',
});
const record = (topic: string, type: string, id: string, messageId: string): FetchedRecord => ({
  topic, partition: 0, offset: 0, key: 's', headers: headers(type, id), value: Buffer.from(JSON.stringify({ messageId })), timestamp: 0,
});
const received = (messageId: string): FetchedRecord => record(Topics.channel.name, 'channel.MessageReceived', messageId, messageId);
const added = (id: string, messageId: string): FetchedRecord => record(Topics.conversation.name, 'conversation.CustomerMessageAdded', id, messageId);

const logOf = (records: readonly FetchedRecord[]): LogClient =>
  ({
    scan: async (topic: string, onBatch: (batch: { records: FetchedRecord[] }) => void) => onBatch({ records: records.filter((one) => one.topic === topic) }),
  }) as unknown as LogClient;

const operation = (outcome: Operation['outcome'], more: Partial<Operation> = {}): Operation => ({
  messageId: 'm1', channel: 'whatsapp', outcome, attempts: 1, ...more,
});

describe('what customers were told, held against the log', () => {
  it('is right when an accepted message has one place, however often Kafka holds its event', async () => {
    const log = logOf([received('m1'), received('m1'), added('e1', 'm1'), added('e1', 'm1')]);
    expect(await checkOperations(log, [operation('ok')])).toEqual([]);
  });

  it('is wrong when an accepted message is lost', async () => {
    expect(await checkOperations(logOf([]), [operation('ok')])).toHaveLength(2);
    expect(await checkOperations(logOf([received('m1')]), [operation('ok')])).toEqual(['whatsapp message m1 was accepted and is in no conversation']);
  });

  it('is wrong when a message has two places', async () => {
    const log = logOf([received('m1'), added('e1', 'm1'), added('e2', 'm1')]);
    expect(await checkOperations(log, [operation('ok')])).toEqual(['whatsapp message m1 is 2 times in conversations']);
  });

  it('is wrong when a message was refused, or never accepted after everything was healed', async () => {
    expect(await checkOperations(logOf([]), [operation('fail', { refusal: 'HTTP 400' })])).toEqual(['whatsapp message m1 was refused: HTTP 400']);
    expect(await checkOperations(logOf([]), [operation('info')])).toEqual(['whatsapp message m1 was never accepted, though everything was healed']);
  });
});
